import CloudDatabase
import Foundation
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
    /// A folder that goes with the server; nil if the documents stay.
    private let temporary: String?

    /// Opens the documents of a data folder; without one they are kept in a file that goes with the server.
    init(
        _ folder: CloudFolder?, clock: ServerClock, settings: ServerStore, loop: any EventLoop,
        derive: @escaping @Sendable (String) -> String
    ) throws {
        var options = SQLiteDatabase.Options(now: clock.now)
        let path: String
        if let folder {
            temporary = nil
            path = "\(folder.path)/cloud.sqlite"
        } else {
            let place = FileManager.default.temporaryDirectory.path + "/termina-documents-\(UUID().uuidString)"
            try FileManager.default.createDirectory(
                atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            temporary = place
            path = "\(place)/cloud.sqlite"
            // The same in each run.
            let count = Atomic(0)
            options.makeID = {
                let number = count.wrappingAdd(1, ordering: .relaxed).newValue
                return String(derive("document/\(number)").filter { $0.isLetter || $0.isNumber }.prefix(32))
            }
        }
        store = try SQLiteStore(path: path, options: options)
        let rules = RuleBook(
            load: { try await settings.setting("rules/\($0)") },
            save: { try await settings.set("rules/\($0)", to: $1) })
        shared = SharedCollections(store) { try await ProductStore.first(settings, now: clock.now()) }
        service = DatabaseService(store: store, rules: rules, shared: shared, now: clock.now)
        watches = WatchHub(service, loop: loop)
    }

    /// Removes what was temporary. The store closes with its last user: a request may outlive the server's patience, and
    /// SQLite must not be asked through a connection that is closed.
    func close() throws {
        if let temporary { try FileManager.default.removeItem(atPath: temporary) }
    }
}
