import Bridge

/// A request as a command for a shell that sends it again.
enum CurlCommand {
    /// The command, an option a line.
    static func text(_ request: NetworkRecord.Beginning) -> String {
        var lines = ["curl \(quoted(request.url))"]
        if request.method != "GET" || request.body.size > 0 { lines[0] += " -X \(quoted(request.method))" }
        for header in request.headers where header.name.lowercased() != "content-length" {
            lines.append("-H \(quoted("\(header.name): \(header.value)"))")
        }
        if let text = request.body.text, request.body.size > 0 { lines.append("--data-raw \(quoted(text))") }
        var command = lines.joined(separator: " \\\n  ")
        if request.body.size > 0, request.body.text == nil || request.body.isCut {
            command += "\n# the body of \(request.body.size) bytes is not all here"
        }
        return command
    }

    /// A word that the shell takes as it is.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D
        }
        if isPlain, !text.isEmpty { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
