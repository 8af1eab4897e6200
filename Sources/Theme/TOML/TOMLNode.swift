/// A value of a TOML text, with where it stands.
struct TOMLNode {
    /// The values that theme files use.
    enum Value {
        case string(String)
        case integer(Int)
        case array([TOMLNode])
        case table([(key: String, value: TOMLNode)])
    }

    let value: Value
    /// Counted from 1.
    let line: Int
    let column: Int

    /// The text, if it is one.
    var string: String? { if case .string(let text) = value { text } else { nil } }
    /// The number, if it is one.
    var integer: Int? { if case .integer(let number) = value { number } else { nil } }
    /// The elements, if it is an array.
    var array: [TOMLNode]? { if case .array(let elements) = value { elements } else { nil } }
    /// The members in their order, if it is a table.
    var table: [(key: String, value: TOMLNode)]? { if case .table(let members) = value { members } else { nil } }
}

/// What is not TOML, and where.
struct TOMLMistake: Error {
    let line: Int
    let column: Int
    let message: String
}
