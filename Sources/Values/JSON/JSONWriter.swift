/// Writes JSON into UTF-8 bytes.
struct JSONWriter {
    /// What is written so far.
    private(set) var bytes: [UInt8] = []
    private let extended: Bool
    private let indent: Int
    private var depth = 0

    /// - Parameter extended: whether what JSON cannot say is written as tagged objects.
    init(extended: Bool, indent: Int) {
        self.extended = extended
        self.indent = indent
        bytes.reserveCapacity(256)
    }

    /// Whether plain JSON has a text for the value.
    static func isWritten(_ value: Value) -> Bool {
        switch value {
        case .undefined: false
        case .opaque(let handle): handle.kind != .function
        default: true
        }
    }

    /// Writes a value.
    mutating func write(_ value: Value) {
        switch value {
        case .null: append("null")
        case .bool(let bool): append(bool ? "true" : "false")
        case .number(let number): write(number)
        case .string(let string): write(string)
        case .array(let elements): write(elements)
        case .object(let object): write(object)
        case .date(let time) where !extended:
            if let text = DateText.iso(time) { write(text) } else { append("null") }
        case .undefined, .date, .binary, .opaque: extended ? writeTagged(value) : writePlain(value)
        }
    }

    /// Writes what plain JSON has no word for.
    private mutating func writePlain(_ value: Value) { append(Self.isWritten(value) ? "{}" : "null") }

    private mutating func writeTagged(_ value: Value) {
        let (key, content) = ExtendedTag.tag(value)
        append("{\"")
        append(key)
        append("\":")
        write(content)
        append("}")
    }

    private mutating func write(_ number: Double) {
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 53,
            whole != 0 || number.sign == .plus || !extended
        {
            writeWhole(whole)
        } else if number.isFinite, number != 0 {
            append(NumberText.string(number))
        } else {
            extended ? writeTagged(.number(number)) : append("null")
        }
    }

    private mutating func writeWhole(_ whole: Int64) {
        if whole < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = whole.magnitude
        repeat {
            bytes.append(UInt8(truncatingIfNeeded: rest % 10) + 48)
            rest /= 10
        } while rest > 0
        if bytes.count - start > 1 { bytes[start...].reverse() }
    }

    private mutating func write(_ elements: [Value]) {
        guard !elements.isEmpty else { return append("[]") }
        bytes.append(UInt8(ascii: "["))
        depth += 1
        var first = true
        for element in elements {
            separate(&first)
            write(element)
        }
        depth -= 1
        breakLine()
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ object: ValueObject) {
        bytes.append(UInt8(ascii: "{"))
        depth += 1
        var first = true
        for (key, value) in object where extended || Self.isWritten(value) {
            separate(&first)
            write(extended && ExtendedTag.isMarked(key) ? "$" + key : key)
            bytes.append(UInt8(ascii: ":"))
            if indent > 0 { bytes.append(UInt8(ascii: " ")) }
            write(value)
        }
        depth -= 1
        if !first { breakLine() }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func separate(_ first: inout Bool) {
        if !first { bytes.append(UInt8(ascii: ",")) }
        first = false
        breakLine()
    }

    private mutating func breakLine() {
        guard indent > 0 else { return }
        bytes.append(10)
        bytes.append(contentsOf: repeatElement(32, count: depth * indent))
    }

    private mutating func write(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { units in
            var start = 0
            for place in 0..<units.count {
                let unit = units[place]
                guard unit < 32 || unit == UInt8(ascii: "\"") || unit == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: units[start..<place]))
                start = place + 1
                escape(unit)
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: units[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ unit: UInt8) {
        switch unit {
        case 8: append("\\b")
        case 9: append("\\t")
        case 10: append("\\n")
        case 12: append("\\f")
        case 13: append("\\r")
        case 0..<32:
            append(unit < 16 ? "\\u000" : "\\u001")
            let low = unit & 15
            bytes.append(low < 10 ? low + 48 : low + 87)
        default:
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(unit)
        }
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }
}
