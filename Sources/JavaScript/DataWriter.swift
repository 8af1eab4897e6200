import CJavaScriptCore
import Values

/// Writes data as the JSON that the engine parses, with marks for what JSON lacks.
struct DataWriter {
    /// Whether any mark was written, so that the parsed value must be unpacked.
    private(set) var usesMarks = false
    /// The binary data that marks refer to by index.
    private(set) var buffers: [[UInt8]] = []
    private var text: [UInt8] = []
    private var depth = 0

    /// Writes one value. Below 500 levels everything is null.
    mutating func write(_ value: Value) {
        switch value {
        case .null: append("null")
        case .bool(let flag): append(flag ? "true" : "false")
        case .number(let number): write(number)
        case .string(let string): write(string)
        case .undefined: mark("u", "0")
        case .date(let time): mark("d", time.isNaN ? "\"NaN\"" : "\"\(time)\"")
        case .opaque(let handle): mark("f", "\(handle.id)")
        case .binary(let bytes):
            buffers.append(bytes)
            mark("b", "\(buffers.count - 1)")
        case .array, .object: writeNested(value)
        }
    }

    private mutating func writeNested(_ value: Value) {
        guard depth < 500 else {
            append("null")
            return
        }
        depth += 1
        defer { depth -= 1 }
        if case .array(let elements) = value { write(elements) }
        if case .object(let object) = value { write(object) }
    }

    private mutating func write(_ elements: [Value]) {
        text.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            write(element)
        }
        text.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ object: ValueObject) {
        if object.contains("\0") {
            usesMarks = true
            append("{\"\\u0000\":[\"o\",")
            write(object.map { .array([.string($0.key), $0.value]) })
            append("]}")
            return
        }
        text.append(UInt8(ascii: "{"))
        var first = true
        for (name, value) in object {
            if !first { text.append(UInt8(ascii: ",")) }
            first = false
            write(name)
            text.append(UInt8(ascii: ":"))
            write(value)
        }
        text.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ number: Double) {
        if let whole = Int(exactly: number), abs(whole) < 1 << 53, whole != 0 || number.sign == .plus {
            append("\(whole)")
        } else if number.isNaN {
            mark("n", "\"NaN\"")
        } else if number.isInfinite {
            mark("n", number < 0 ? "\"-Infinity\"" : "\"Infinity\"")
        } else if number == 0 {
            mark("n", "\"-0\"")
        } else {
            append("\(number)")
        }
    }

    private mutating func write(_ string: String) {
        text.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { bytes in
            var copied = 0
            for index in bytes.indices where bytes[index] < 32 || bytes[index] == 34 || bytes[index] == 92 {
                text.append(contentsOf: bytes[copied..<index])
                escape(bytes[index])
                copied = index + 1
            }
            text.append(contentsOf: bytes[copied...])
        }
        text.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        if byte >= 32 {
            text.append(UInt8(ascii: "\\"))
            text.append(byte)
        } else {
            append(byte < 16 ? "\\u000\(String(byte, radix: 16))" : "\\u00\(String(byte, radix: 16))")
        }
    }

    private mutating func mark(_ tag: String, _ detail: String) {
        usesMarks = true
        append("{\"\\u0000\":[\"\(tag)\",\(detail)]}")
    }

    private mutating func append(_ part: String) { text.append(contentsOf: part.utf8) }

    /// Lends the text as a string of the engine's. It holds no NUL, as JSON escapes it.
    func withText<R>(_ body: (JSStringRef?) -> R) -> R {
        let string = (text + [0]).withUnsafeBytes {
            JSStringCreateWithUTF8CString($0.bindMemory(to: CChar.self).baseAddress)
        }
        defer { JSStringRelease(string) }
        return body(string)
    }
}
