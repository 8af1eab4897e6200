package import CloudDatabase
import Synchronization
package import Values

/// Collections that every mini-program sees which has none of its own of that name: the shop's products, so that the REST
/// interface and the database show one set.
package final class SharedCollections: Sendable {
    /// The environment where they are; no mini-program's is called so.
    private static let environment = "*/shop"
    /// What the shop's products are called.
    static let products = "products"

    private let store: any DocumentStore
    private let first: @Sendable () async throws -> [ValueObject]
    private let isReady = Mutex(false)

    /// - Parameter first: the documents that a new shop has.
    package init(_ store: any DocumentStore, first: @escaping @Sendable () async throws -> [ValueObject]) {
        self.store = store
        self.first = first
    }

    /// The collection that is meant by a name in an environment.
    package func resolve(_ collection: CollectionName) async throws -> CollectionName {
        guard collection.name == Self.products else { return collection }
        let own = try await store.collections(in: collection.environment)
        return own.contains(collection) ? collection : try await shop()
    }

    /// The shop's products. At the first use there are some.
    package func shop() async throws -> CollectionName {
        let shop = try CollectionName(Self.products, in: Self.environment)
        if isReady.withLock({ $0 }) { return shop }
        if !(try await store.collections(in: Self.environment).contains(shop)) {
            // Two that come at once write the same, which happens once.
            let write = Write(.add(try await first()), to: shop, request: "seed/\(shop)")
            _ = try await store.write(write)
        }
        isReady.withLock { $0 = true }
        return shop
    }

    /// The rules of a shared collection where the mini-program says nothing of it: everybody reads, each writes what he made.
    static let rules = AccessRules.readableByAll
}
