import Values

/// Remembers strings, so that one sent before travels as the number of its slot. Both ends hold the same strings in the
/// same slots: the sender names the slot of every new string, and a string that takes an occupied slot replaces the old one.
///
/// On the wire a string is a header, `number * 4 + mode`: mode 0 is as many bytes as they come, mode 1 the string of a
/// slot, mode 2 a new string for a slot, followed by its length and bytes.
struct StringTable {
    private var slots: [String]
    private let mask: Int
    private let longest: Int

    /// - Parameters:
    ///   - slots: how many strings are remembered, a power of two.
    ///   - longest: strings of more bytes are not remembered.
    init(slots: Int, longest: Int) {
        self.slots = Array(repeating: "", count: slots)
        mask = slots - 1
        self.longest = longest
    }

    /// Writes a string, and remembers it.
    mutating func write(_ text: String, to writer: inout ByteWriter) {
        let length = text.utf8.count
        guard length > 0, length <= longest else {
            writer.varint(UInt64(length) << 2)
            writer.raw(text)
            return
        }
        var slot = Self.hash(text) & mask
        if !slots[slot].hasSameUnits(as: text) {
            let other = slot ^ 1
            if slots[other].hasSameUnits(as: text) {
                slot = other
            } else {
                if !slots[slot].isEmpty, slots[other].isEmpty { slot = other }
                slots[slot] = text
                writer.varint(UInt64(slot) << 2 | 2)
                writer.count(length)
                writer.raw(text)
                return
            }
        }
        writer.varint(UInt64(slot) << 2 | 1)
    }

    /// Reads a string, and remembers it as the sender did.
    mutating func read(from reader: inout ByteReader) throws(BridgeError) -> String {
        let header = try reader.varint()
        let number = header >> 2
        if header & 3 == 0 {
            guard number <= UInt64(reader.remaining) else { throw BridgeError.malformed("a string ends too early") }
            return number == 0 ? "" : try reader.text(Int(number))
        }
        guard header & 3 != 3, number < UInt64(slots.count) else {
            throw BridgeError.malformed("no string slot \(number)")
        }
        if header & 3 == 1 { return slots[Int(number)] }
        let length = try reader.count()
        guard length <= longest else { throw BridgeError.malformed("a string is too long to remember") }
        let text = try reader.text(length)
        slots[Int(number)] = text
        return text
    }

    /// Eight bytes at a time, mixed by a multiplication; what collides only costs bytes.
    private static func hash(_ text: String) -> Int {
        var text = text
        let mixed = text.withUTF8 { units in
            var mixed = UInt64(units.count)
            var place = 0
            while place < units.count {
                var word: UInt64 = 0
                let end = min(place + 8, units.count)
                while place < end {
                    word = word << 8 | UInt64(units[place])
                    place += 1
                }
                mixed = (mixed ^ word) &* 0x9E37_79B9_7F4A_7C15
                mixed ^= mixed >> 29
            }
            return mixed
        }
        return Int(truncatingIfNeeded: mixed >> 8)
    }
}

/// The strings that one direction of a connection remembers.
struct WireTables {
    /// Tags, attributes, events, classes, styles, paths, keys.
    var names = StringTable(slots: 4096, longest: 256)
    /// Texts and string values, apart from the names since most are seen once.
    var texts = StringTable(slots: 256, longest: 32)
}
