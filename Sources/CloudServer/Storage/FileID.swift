import HTTPTypes

/// The name of a file in the cloud: `cloud://ENV.BUCKET/PATH`.
package struct FileID: Hashable, Sendable {
    /// The environment's id.
    package var env: String
    package var path: String

    package init(env: String, path: String) {
        self.env = env
        self.path = path
    }

    /// Reads an id; nil if it is none.
    package init?(_ text: String) {
        guard text.hasPrefix("cloud://"), let slash = text.dropFirst(8).firstIndex(of: "/") else { return nil }
        let host = text.dropFirst(8)[..<slash]
        env = String(host.prefix { $0 != "." })
        path = String(text[text.index(after: slash)...])
        guard !env.isEmpty, Self.mistake(in: path) == nil else { return nil }
    }

    /// The id as programs see it.
    package var text: String { "cloud://\(env).7465-\(env)/\(path)" }

    /// What is wrong with a path; nil if nothing is.
    package static func mistake(in path: String) -> String? {
        if path.isEmpty { return "cloudPath should not be empty" }
        if path.utf8.count > 850 { return "cloudPath should not be longer than 850 bytes" }
        if path.hasPrefix("/") { return "cloudPath should not start with /" }
        let names = path.split(separator: "/", omittingEmptySubsequences: false)
        if names.contains("") { return "cloudPath should not contain //, and should not end with /" }
        if names.contains("..") || names.contains(".") { return "cloudPath should not contain . or .. as a name" }
        if path.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
            return "cloudPath should not contain control characters"
        }
        return nil
    }

    /// The content type that the path's ending tells.
    package var type: String {
        let name = path.split(separator: "/").last ?? ""
        let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
        return ContentTypes.byEnding[ending] ?? "application/octet-stream"
    }
}
