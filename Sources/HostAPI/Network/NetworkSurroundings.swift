package import CloudClient

/// What the network family is given: the client, and the way to the embedded server.
package struct NetworkSurroundings: Sendable {
    /// Finds the embedded server, or starts it, and tells the root of its URLs; on any thread.
    package typealias CloudFinder =
        @Sendable (_ answer: @escaping @Sendable (Result<WebURL, CloudAbsence>) -> Void) -> Void

    /// Why there is no embedded server: a sentence for the console.
    package struct CloudAbsence: Error {
        package var reason: String

        package init(_ reason: String) { self.reason = reason }
    }

    package var client = WebClient.shared
    package var findCloud: CloudFinder = { $0(.failure(CloudAbsence("there is no embedded server in this run"))) }
    /// Says that nobody answers where the embedded server was: the next search starts it anew.
    package var forgetCloud: @Sendable () -> Void = {}
    /// Whether hosts that are not mapped can be reached.
    package var leavesMachine = true

    package init() {}
}
