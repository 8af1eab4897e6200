/// Bytes in which numbers stand with their lowest byte first. Nothing is read behind the end.
struct LittleEndianBytes {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many there are.
    var count: Int { bytes.count }

    /// Two bytes as a number.
    func number16(at place: Int) -> Int? {
        guard place >= 0, place + 2 <= bytes.count else { return nil }
        return Int(bytes[place]) | Int(bytes[place + 1]) << 8
    }

    /// Four bytes as a number.
    func number32(at place: Int) -> Int? {
        guard let low = number16(at: place), let high = number16(at: place + 2) else { return nil }
        return low | high << 16
    }

    /// Some of them.
    func slice(_ place: Int, count: Int) -> [UInt8]? {
        guard place >= 0, count >= 0, place + count <= bytes.count else { return nil }
        return Array(bytes[place..<(place + count)])
    }
}
