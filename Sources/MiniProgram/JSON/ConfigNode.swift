import Markup
import Values

/// A JSON value with its place in the file, so that a diagnostic can point at it.
struct ConfigNode {
    /// What it is.
    indirect enum Kind {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
        case array([ConfigNode])
        case object([Member])
    }

    /// A member of an object.
    struct Member {
        /// The key, decoded.
        var key: String
        /// Where the key is written.
        var keyRange: SourceRange
        /// What stands behind the colon.
        var value: ConfigNode
    }

    /// What it is.
    var kind: Kind
    /// Where it is written.
    var range: SourceRange

    /// The members, if it is an object.
    var members: [Member]? {
        if case .object(let members) = kind { members } else { nil }
    }

    /// The elements, if it is an array.
    var elements: [ConfigNode]? {
        if case .array(let elements) = kind { elements } else { nil }
    }

    /// The text, if it is a string.
    var string: String? {
        if case .string(let text) = kind { text } else { nil }
    }

    /// The name of its type, for messages.
    var typeName: String {
        switch kind {
        case .null: "null"
        case .bool: "Boolean"
        case .number: "Number"
        case .string: "String"
        case .array: "Array"
        case .object: "Object"
        }
    }

    /// The member of a key; of repeated keys the last, as `JSON.parse` has it.
    subscript(key: String) -> ConfigNode? {
        members?.last { $0.key == key }?.value
    }

    /// The value without its places.
    var value: Value {
        switch kind {
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .number(let number): .number(number)
        case .string(let text): .string(text)
        case .array(let elements): .array(elements.map(\.value))
        case .object(let members): .object(ValueObject(members.map { ($0.key, $0.value.value) }))
        }
    }
}
