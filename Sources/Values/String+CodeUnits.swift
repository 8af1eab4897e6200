extension String {
    /// Whether both are the same code units, which is what `===` says in JavaScript. Swift's `==` takes an é of one code
    /// point and one of two for equal.
    @inline(__always)
    package func hasSameUnits(as other: String) -> Bool {
        let count = utf8.count
        guard count == other.utf8.count else { return false }
        let result = utf8.withContiguousStorageIfAvailable { one in
            other.utf8.withContiguousStorageIfAvailable { two in
                for place in 0..<count where one[place] != two[place] { return false }
                return true
            }
        }
        return (result ?? nil) ?? utf8.elementsEqual(other.utf8)
    }

    /// Whether this comes first in the order of UTF-16 code units, JavaScript's `<`.
    package func precedesByUnits(_ other: String) -> Bool {
        var others = other.utf8.makeIterator()
        for byte in utf8 {
            guard let otherByte = others.next() else { return false }
            if byte == otherByte { continue }
            // A character beyond U+FFFF begins with a surrogate, which comes before U+E000 and up (lead bytes EE and EF).
            if byte >= 0xF0, otherByte == 0xEE || otherByte == 0xEF { return true }
            if otherByte >= 0xF0, byte == 0xEE || byte == 0xEF { return false }
            return byte < otherByte
        }
        return others.next() != nil
    }
}
