/// JSON as JavaScript reads and writes it.
package enum JSON {
    /// How deep arrays and objects may nest, when read.
    package static let maximumDepth = 512

    /// Reads a JSON text in UTF-8; a byte order mark in front is skipped. Linear time.
    package static func parse(_ bytes: [UInt8]) throws(JSONError) -> Value {
        try parse(bytes, extended: false)
    }

    /// Reads a JSON text.
    package static func parse(_ text: String) throws(JSONError) -> Value {
        try parse(Array(text.utf8))
    }

    /// Writes a value as `JSON.stringify` does: undefined and functions are left out of objects and null in arrays, NaN is null, a
    /// date is its ISO text, binary data and live objects are `{}`. Nil for undefined or a function by itself.
    /// - Parameter indent: how many spaces a level is indented; 0 is all in one line.
    package static func string(_ value: Value, indent: Int = 0) -> String? {
        bytes(value, indent: indent).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Writes a value as UTF-8; see `string`.
    package static func bytes(_ value: Value, indent: Int = 0) -> [UInt8]? {
        guard JSONWriter.isWritten(value) else { return nil }
        var writer = JSONWriter(extended: false, indent: max(0, min(10, indent)))
        writer.write(value)
        return writer.bytes
    }

    /// Reads plain or extended JSON.
    static func parse(_ bytes: [UInt8], extended: Bool) throws(JSONError) -> Value {
        let result: Result<Value, JSONError> = bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(buffer, extended: extended)
            do throws(JSONError) {
                return .success(try parser.parseText())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}

/// JSON that loses nothing: what JSON cannot say is an object of one member whose key begins with `$`.
///
/// `{"$undefined":null}`, `{"$number":"NaN"}` (also `Infinity`, `-Infinity`, `-0`), `{"$date":0}` (a string if JSON has no such number),
/// `{"$binary":"base64"}`, `{"$function":1}` and `{"$live":1}` for handles. A key that begins with `$` of itself gets one more.
package enum ExtendedJSON {
    /// Writes a value.
    package static func string(_ value: Value) -> String { String(decoding: bytes(value), as: UTF8.self) }

    /// Writes a value as UTF-8.
    package static func bytes(_ value: Value) -> [UInt8] {
        var writer = JSONWriter(extended: true, indent: 0)
        writer.write(value)
        return writer.bytes
    }

    /// Reads what `bytes` wrote.
    package static func parse(_ bytes: [UInt8]) throws(JSONError) -> Value {
        try JSON.parse(bytes, extended: true)
    }

    /// Reads what `string` wrote.
    package static func parse(_ text: String) throws(JSONError) -> Value {
        try parse(Array(text.utf8))
    }
}

/// Why a text is not JSON, and where.
package struct JSONError: Error, Equatable, CustomStringConvertible {
    /// What was expected or is wrong.
    package let message: String
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, in UTF-16 units.
    package let column: Int

    /// `line:column: message`.
    package var description: String { "\(line):\(column): \(message)" }
}
