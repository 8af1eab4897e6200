package import Values

/// A statement in the SDK's own words, as the dock's query line and `termina cloud query` take them:
/// `db.collection('todos').where({done: false, n: _.gt(1)}).orderBy('n', 'desc').limit(5).get()`.
///
/// Also `count()`, `add({data})`, `update({data})`, `remove()`, and `doc(id)` with `get`, `set({data})`, `update` and `remove`. Without a call
/// at its end it is a `get`.
package struct DatabaseStatement: Sendable, Equatable {
    /// What is done, as results are named: `collection.get`, `document.set`, ...
    package var action: String
    /// The collection's name.
    package var collection: String
    /// The conditions, in the wire's form.
    package var query: Value = [:]
    /// The `_id`, for what is done to one document.
    package var id: Value?
    /// Pairs of path and direction.
    package var order: [Value] = []
    package var skip: Int?
    package var limit: Int?
    package var projection: Value = nil
    /// The data of what is written.
    package var data: Value = .undefined

    /// Every document of a collection.
    package init(collection: String) {
        action = "collection.get"
        self.collection = collection
    }

    /// Reads a statement.
    package init(_ text: String) throws(StatementError) {
        var parser = StatementParser(text)
        let node = try parser.parse()
        guard case .chain("db", let steps, let place) = node else {
            throw parser.failure("a statement begins with db.collection(...)", at: 0)
        }
        let reader = StatementReader(parser)
        guard let first = steps.first, first.name == "collection", let name = first.arguments?.first,
            case .string(let collection) = try reader.value(name)
        else { throw parser.failure("a statement begins with db.collection('name')", at: steps.first?.place ?? place) }
        action = "collection.get"
        self.collection = collection
        var isDone = false
        for step in steps.dropFirst() {
            guard !isDone else { throw parser.failure("nothing can follow here", at: step.place) }
            var arguments: [Value] = []
            for argument in step.arguments ?? [] { arguments.append(try reader.value(argument)) }
            isDone = try take(step, arguments, parser)
        }
        if id != nil, !isDone { action = "document.get" }
    }

    /// Takes one call.
    /// - Returns: whether it ends the statement.
    private mutating func take(
        _ step: StatementNode.Step, _ arguments: [Value], _ parser: StatementParser
    ) throws(StatementError) -> Bool {
        let first = arguments.first ?? .undefined
        switch step.name {
        case "where": query = first
        case "doc":
            if case .object(let options) = first { id = options["_id"] } else { id = first }
        case "orderBy": order.append(.array(arguments))
        case "skip": skip = try whole(step, first, parser)
        case "limit": limit = try whole(step, first, parser)
        case "field": projection = first
        case "get", "count", "remove":
            action = prefix + step.name
            return true
        case "add", "set", "update":
            guard step.name == "update" || (step.name == "set") == (id != nil) else {
                throw parser.failure(
                    "\(step.name) belongs to a \(id == nil ? "document" : "collection")", at: step.place)
            }
            guard case .object(let options) = first, let data = options["data"] else {
                throw parser.failure("\(step.name) needs {data: ...}", at: step.place)
            }
            action = prefix + step.name
            self.data = data
            return true
        default: throw parser.failure("\(step.name) is not known here", at: step.place)
        }
        return false
    }

    private var prefix: String { id == nil ? "collection." : "document." }

    private func whole(
        _ step: StatementNode.Step, _ value: Value, _ parser: StatementParser
    ) throws(StatementError) -> Int {
        guard let whole = Int(exactly: value.toNumber()), whole >= 0 else {
            throw parser.failure("\(step.name) needs a whole number that is not negative", at: step.place)
        }
        return whole
    }
}
