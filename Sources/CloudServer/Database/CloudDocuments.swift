import CloudDatabase
import NIOCore
import Synchronization

/// The documents of a server: their store, the rules they are under, and who watches them.
package final class CloudDocuments: Sendable {
    /// The calls of the database.
    package let service: DatabaseService
    /// Who watches.
    package let watches: WatchHub
    /// What all mini-programs see.
    let shared: SharedCollections
    private let store: SQLiteStore

    /// Opens the documents of a server.
    /// - Parameters:
    ///   - place: the folder that they are in.
    ///   - isRepeatable: whether the names of documents are the same in each run.
    init(
        _ place: String, isRepeatable: Bool, clock: ServerClock, settings: ServerStore, loop: any EventLoop,
        derive: @escaping @Sendable (String) -> String
    ) throws {
        var options = SQLiteDatabase.Options(now: clock.now)
        if isRepeatable {
            let count = Atomic(0)
            options.makeID = {
                let number = count.wrappingAdd(1, ordering: .relaxed).newValue
                return String(derive("document/\(number)").filter { $0.isLetter || $0.isNumber }.prefix(32))
            }
        }
        store = try SQLiteStore(path: "\(place)/cloud.sqlite", options: options)
        let rules = RuleBook(
            load: { try await settings.setting("rules/\($0)") },
            save: { try await settings.set("rules/\($0)", to: $1) })
        shared = SharedCollections(store) { try await ProductStore.first(settings, now: clock.now()) }
        service = DatabaseService(store: store, rules: rules, shared: shared, now: clock.now)
        watches = WatchHub(service, loop: loop)
    }
}
