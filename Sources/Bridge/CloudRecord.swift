package import Values

/// What passed between the program and its cloud, for the devtools.
package enum CloudRecord: Sendable, Codable, Equatable {
    /// A call of the database, a function or the storage, once it is answered.
    case call(name: String, target: String, arguments: Value, result: Value, isOK: Bool, milliseconds: Double)
    /// Changes that a watch told.
    case watch(collection: String, kind: String, documents: [Value])
    /// A line that a cloud function wrote.
    case log(function: String, level: String, text: String)
    /// What a rule decided: which one, by which values.
    case rule(collection: String, operation: String, rule: String, values: Value, isAllowed: Bool)
    /// The answer to an `Inspection.CloudRequest`.
    case answer(id: UInt64, Value, isOK: Bool)
}
