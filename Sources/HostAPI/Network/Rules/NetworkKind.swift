/// The four families of calls that talk to servers, each with a list of domains, a time limit and ten at once.
package enum NetworkKind: String, Sendable, CaseIterable {
    case request
    case socket
    case uploadFile
    case downloadFile
}
