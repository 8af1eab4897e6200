import CloudDatabase
import Values

/// What a client asks to watch.
struct WatchRequest: Sendable {
    /// The client's number for it.
    var number: Int
    var environment: String
    var collection: CollectionName
    var query: Query
    var sort: Sort
    var limit: Int?
    /// The last change that the client has seen, after a dropped connection.
    var after: Int64?

    /// How many fields a watch may be ordered by.
    static let maximumSortKeys = 5
    /// How many documents a watch with a limit may show.
    static let maximumLimit = 200

    init(_ frame: ValueObject, number: Int, caller: CloudCaller, now: Double) throws {
        let wire = Wire(now: now, openid: caller.openid)
        self.number = number
        environment = caller.environment(Self.text(frame["env"]))
        guard let name = Self.text(frame["collection"]) else {
            throw CloudFailure.parameters("collection should be a string")
        }
        collection = try CollectionName(name, in: environment)
        query = try wire.query(Self.given(frame["query"]) ?? [:])
        sort = try wire.sort(frame["order"] ?? .null)
        guard sort.keys.count <= Self.maximumSortKeys else {
            throw CloudFailure.parameters("watch supports at most \(Self.maximumSortKeys) orderBy fields")
        }
        limit = try Self.whole(frame["limit"]).map { Int(clamping: $0) }
        if let limit, limit < 1 || limit > Self.maximumLimit {
            throw CloudFailure.parameters("watch limit should be from 1 to \(Self.maximumLimit)")
        }
        after = try Self.whole(frame["after"])
    }

    private static func text(_ value: Value?) -> String? {
        if case .string(let text)? = value { text } else { nil }
    }

    private static func given(_ value: Value?) -> Value? { value?.isNullish ?? true ? .none : value }

    private static func whole(_ value: Value?) throws -> Int64? {
        guard let value = given(value) else { return nil }
        guard case .number(let number) = value, let whole = Int64(exactly: number), whole >= 0 else {
            throw CloudFailure.parameters("limit and after should be whole numbers")
        }
        return whole
    }
}
