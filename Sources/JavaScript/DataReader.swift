import Values

/// Reads the JSON that the engine's own serializer wrote, so it trusts the text to be well-formed; whatever is not
/// reads as null.
struct DataReader {
    private let bytes: UnsafeRawBufferPointer
    private let end: Int
    private let buffers: [[UInt8]]
    private var position = 0
    /// How many members the object before had.
    private var memberCount = 1

    init(_ bytes: UnsafeRawBufferPointer, count: Int, buffers: [[UInt8]]) {
        self.bytes = bytes
        end = min(count, bytes.count)
        self.buffers = buffers
    }

    /// Reads one value. Depth is bounded by the writer (500).
    mutating func read() -> Value {
        guard position < end else { return .null }
        switch bytes[position] {
        case UInt8(ascii: "{"): return readObject()
        case UInt8(ascii: "["): return readArray()
        case UInt8(ascii: "\""): return .string(readString())
        case UInt8(ascii: "t"): return skip(4, .bool(true))
        case UInt8(ascii: "f"): return skip(5, .bool(false))
        case UInt8(ascii: "n"): return skip(4, .null)
        default: return .number(readNumber())
        }
    }

    private mutating func skip(_ count: Int, _ value: Value) -> Value {
        position += count
        return value
    }

    /// Goes past a byte if it stands here.
    private mutating func accept(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func readArray() -> Value {
        position += 1
        var elements: [Value] = []
        if accept(UInt8(ascii: "]")) { return .array([]) }
        repeat { elements.append(read()) } while accept(UInt8(ascii: ","))
        position += 1
        return .array(elements)
    }

    private mutating func readObject() -> Value {
        position += 1
        if accept(UInt8(ascii: "}")) { return .object(ValueObject()) }
        var members: [(key: String, value: Value)] = []
        // Objects in a row mostly have as many members as the one before.
        members.reserveCapacity(memberCount)
        repeat {
            let name = readString()
            position += 1
            let value = read()
            if name == "\0", members.isEmpty, case .array(let mark) = value {
                position += 1
                return unmark(mark)
            }
            members.append((name, value))
        } while accept(UInt8(ascii: ","))
        position += 1
        memberCount = min(members.count, 16)
        return .object(ValueObject(collected: members))
    }

    /// What a mark stands for: `[tag, detail]`.
    private func unmark(_ mark: [Value]) -> Value {
        guard mark.count == 2, case .string(let tag) = mark[0] else { return .null }
        switch (tag, mark[1]) {
        case ("u", _): return .undefined
        case ("n", .string(let text)):
            return .number(
                text == "Infinity" ? .infinity : text == "-Infinity" ? -.infinity : text == "-0" ? -0.0 : .nan)
        case ("d", .string(let time)): return .date(Double(time) ?? .nan)
        case ("b", .number(let index)):
            return buffers.indices.contains(Int(index)) ? .binary(buffers[Int(index)]) : .null
        case ("f", .number(let id)):
            return UInt32(exactly: id).map { .opaque(.init(id: $0, kind: .function)) } ?? .undefined
        case ("o", .array(let members)): return .object(ValueObject(members.compactMap(Self.member)))
        default: return .null
        }
    }

    private static func member(_ pair: Value) -> (String, Value)? {
        guard case .array(let pair) = pair, pair.count == 2, case .string(let name) = pair[0] else { return nil }
        return (name, pair[1])
    }

    private mutating func readNumber() -> Double {
        let start = position
        var whole = 0
        let negative = accept(UInt8(ascii: "-"))
        while position < end, case let digit = bytes[position] &- 48, digit < 10 {
            whole = whole &* 10 &+ Int(digit)
            position += 1
        }
        let isWhole =
            position == end || ![UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[position])
        if isWhole, position - start <= 15 {
            if position == start { position += 1 }
            return Double(negative ? -whole : whole)
        }
        while position < end, Self.continuesNumber(bytes[position]) { position += 1 }
        return Double(String(decoding: bytes[start..<position], as: UTF8.self)) ?? .nan
    }

    private static func continuesNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private mutating func readString() -> String {
        position += 1
        let start = position
        while position < end, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") { return readEscapedString(from: start) }
            position += 1
        }
        defer { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func readEscapedString(from start: Int) -> String {
        var text = Array(bytes[start..<position])
        while position < end, bytes[position] != UInt8(ascii: "\"") {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\\"), position < end {
                appendEscape(to: &text)
            } else {
                text.append(byte)
            }
        }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func appendEscape(to text: inout [UInt8]) {
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "u"):
            let digits = String(decoding: bytes[min(position, end)..<min(position + 4, end)], as: UTF8.self)
            position += 4
            // The engine escapes control characters and lone surrogates; a pair it writes as it is.
            let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
            text.append(contentsOf: String(Character(scalar)).utf8)
        default: text.append(letter)
        }
    }
}
