package import Values

/// Documents and queries as people and other programs write them: JSON in which dates and bytes are tagged as MongoDB's tools do
/// (`{"$date": "2018-08-31T17:30:00.882Z"}`), while other keys that begin with `$` are a query's operators.
package enum WireText {
    /// Reads a JSON text.
    package static func parse(_ text: String) throws(JSONError) -> Value {
        untagged(try JSON.parse(text))
    }

    /// A value with its tags read. A tag whose content is wrong stays what it is.
    package static func untagged(_ value: Value) -> Value {
        switch value {
        case .array(let elements): return .array(elements.map(untagged))
        case .object(let object):
            if object.count == 1, let (key, content) = object.first(where: { _ in true }),
                let meaning = meaning(key, content)
            {
                return meaning
            }
            return .object(ValueObject(object.lazy.map { ($0.key, untagged($0.value)) }))
        default: return value
        }
    }

    private static func meaning(_ key: String, _ content: Value) -> Value? {
        switch (key, content) {
        case ("$date", .number(let time)): .date(time)
        case ("$date", .string(let text)): ISODate.time(text).map { .date($0) }
        case ("$date", .object(let inner)):
            if case .string(let text) = inner["$numberLong"] { .date(NumberText.number(text)) } else { nil }
        case ("$numberInt", .string(let text)), ("$numberLong", .string(let text)),
            ("$numberDouble", .string(let text)),
            ("$number", .string(let text)):
            .number(NumberText.number(text))
        case ("$oid", .string): content
        case ("$binary", .string(let text)): Base64.bytes(text).map { .binary($0) }
        default: nil
        }
    }

    /// Writes a value in one line: dates as `{"$date": ISO text}`, bytes as base64; NaN and the infinities as tagged numbers.
    package static func string(_ value: Value, indent: Int = 0) -> String {
        JSON.string(tagged(value), indent: indent) ?? "null"
    }

    /// A value in which every date, byte string and unusual number is a tagged object.
    package static func tagged(_ value: Value) -> Value {
        switch value {
        case .array(let elements): .array(elements.map(tagged))
        case .object(let object): .object(ValueObject(object.lazy.map { ($0.key, tagged($0.value)) }))
        case .date(let time): ["$date": DateText.iso(time).map { .string($0) } ?? .number(time)]
        case .number(let number) where !number.isFinite: ["$number": .string(NumberText.string(number))]
        case .binary(let bytes): ["$binary": .string(Base64.string(bytes))]
        default: value
        }
    }
}
