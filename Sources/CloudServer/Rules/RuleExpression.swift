import Values

/// A security rule's expression as a tree (official documentation: cloud database, security rules).
indirect enum RuleExpression: Sendable, Equatable {
    /// `true`, `1`, `'text'`, `null`.
    case constant(Value)
    /// `auth`, `doc`, `now`, `resource`.
    case variable(String)
    /// `a.b` and `a['b']`, `a[0]`.
    case member(RuleExpression, RuleExpression)
    /// `[a, b]`.
    case list([RuleExpression])
    /// `` `database.room.${doc.room}` ``: its parts in order.
    case template([RuleExpression])
    /// `get(path)`: a document.
    case get(RuleExpression)
    /// `!a`.
    case not(RuleExpression)
    /// `a && b`.
    case and(RuleExpression, RuleExpression)
    /// `a || b`.
    case or(RuleExpression, RuleExpression)
    /// `a == b` and its kin.
    case compare(RuleComparison, RuleExpression, RuleExpression)

    /// The documents that `get` may ask for in one expression.
    static let maximumGets = 3
    /// How deep `get` may stand inside `get`.
    static let maximumGetDepth = 2

    /// The parts that the expression is made of.
    var parts: [RuleExpression] {
        switch self {
        case .constant, .variable: []
        case .member(let one, let two), .and(let one, let two), .or(let one, let two), .compare(_, let one, let two):
            [one, two]
        case .list(let parts), .template(let parts): parts
        case .get(let part), .not(let part): [part]
        }
    }

    /// How often `get` stands in it.
    var getCount: Int {
        var count = 0
        if case .get = self { count = 1 }
        return parts.reduce(count) { $0 + $1.getCount }
    }

    /// How deep `get` stands inside `get`.
    var getDepth: Int {
        let inner = parts.map(\.getDepth).max() ?? 0
        if case .get = self { return inner + 1 }
        return inner
    }
}

/// How two values are compared.
enum RuleComparison: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    /// The left side is an element of the right one.
    case within = "in"
    /// It is none.
    case notWithin = "not in"

    /// What holds where this does not.
    var negated: RuleComparison {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .within: .notWithin
        case .notWithin: .within
        }
    }

    /// The same with its sides exchanged; nil where a side has a role of its own.
    var mirrored: RuleComparison? {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .within, .notWithin: nil
        }
    }

    /// Whether it holds between two values.
    func holds(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: Self.same(left, right)
        case .notEqual: !Self.same(left, right)
        case .less: Self.ordered(left, right) && Value.less(left, right) == true
        case .lessOrEqual: Self.ordered(left, right) && Value.less(right, left) == false
        case .greater: Self.ordered(left, right) && Value.less(right, left) == true
        case .greaterOrEqual: Self.ordered(left, right) && Value.less(left, right) == false
        case .within: Self.contains(right, left)
        case .notWithin: !Self.contains(right, left)
        }
    }

    /// What is not there is null.
    private static func same(_ left: Value, _ right: Value) -> Bool {
        left == right || (left.isNullish && right.isNullish)
    }

    /// Only numbers, dates and texts have an order, each among themselves; a date and a number are both times.
    private static func ordered(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.string, .string): true
        case (.number, .number), (.date, .date), (.date, .number), (.number, .date): true
        default: false
        }
    }

    private static func contains(_ list: Value, _ element: Value) -> Bool {
        guard case .array(let elements) = list else { return false }
        return elements.contains { same($0, element) }
    }
}
