/// The part of a file that a `Range` header asks for (RFC 9110, section 14).
enum ByteRange: Equatable {
    /// All of it: there is no header, or one to be passed over.
    case whole
    /// These bytes.
    case part(Range<Int>)
    /// None of it is there.
    case unsatisfiable

    /// Reads a header. Several ranges at once are answered by the whole, as they may be.
    init(_ header: String?, size: Int) {
        self = .whole
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else { return }
        let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else { return }
        let (first, last) = (Self.number(ends[0]), Self.number(ends[1]))
        if ends[0].isEmpty, let last {
            self = last == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - last)..<size)
        } else if let first, ends[1].isEmpty || last != nil {
            if let last, last < first { return }
            self = first >= size ? .unsatisfiable : .part(first..<min(size, (last ?? Int.max - 1) + 1))
        }
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text).map { min($0, Int.max - 1) }
    }
}
