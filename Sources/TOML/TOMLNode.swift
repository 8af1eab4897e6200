/// A value of a TOML text, with where it stands.
package struct TOMLNode: Sendable {
    /// What it is. A date or time is a text.
    package indirect enum Value: Sendable {
        case string(String)
        case integer(Int)
        case float(Double)
        case bool(Bool)
        case array([TOMLNode])
        case table([TOMLMember])
    }

    package var value: Value
    package let place: TOMLPlace

    /// The line, counted from 1.
    package var line: Int { place.line }
    /// The column, counted from 1.
    package var column: Int { place.column }

    /// The text, if it is one.
    package var string: String? { if case .string(let text) = value { text } else { nil } }
    /// The number, if it is a whole one.
    package var integer: Int? { if case .integer(let number) = value { number } else { nil } }
    /// The truth value, if it is one.
    package var bool: Bool? { if case .bool(let flag) = value { flag } else { nil } }
    /// The elements, if it is an array.
    package var array: [TOMLNode]? { if case .array(let elements) = value { elements } else { nil } }
    /// The members in their order, if it is a table.
    package var table: [TOMLMember]? { if case .table(let members) = value { members } else { nil } }

    /// The member of a table by its key.
    package subscript(key: String) -> TOMLNode? { table?.first { $0.key == key }?.value }
}

/// A member of a table.
package struct TOMLMember: Sendable {
    /// The key; several that dots join are one, in `TOMLReader.members` and in inline tables.
    package let key: String
    package let place: TOMLPlace
    package var value: TOMLNode
}

/// A place in a text.
package struct TOMLPlace: Hashable, Sendable {
    /// Counted from 1.
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// What is not TOML, and where.
package struct TOMLMistake: Error, Sendable {
    package let place: TOMLPlace
    package let message: String

    /// The line, counted from 1.
    package var line: Int { place.line }
    /// The column, counted from 1.
    package var column: Int { place.column }
}
