/// One watch. It goes on for as long as somebody holds it or its client.
package final class Watcher: Sendable {
    private let end: @Sendable () -> Void

    init(_ end: @escaping @Sendable () -> Void) { self.end = end }

    /// Ends the watch: nothing is told from here on.
    package func close() { end() }
}
