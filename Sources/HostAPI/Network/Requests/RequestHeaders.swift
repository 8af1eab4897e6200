import Bridge
import Values

/// The headers of a call: what the program set, and what the platform adds or forbids.
enum RequestHeaders {
    /// Headers that only the client may set.
    private static let forbidden: Set<String> = [
        "referer", "host", "content-length", "connection", "transfer-encoding", "upgrade", "expect", "te", "trailer",
        "keep-alive", "accept-encoding", "user-agent",
    ]

    /// The headers to send. Of two names that differ only in case the later one counts.
    /// - Parameter contentType: what is sent where the program names none; nil is nothing.
    static func make(
        _ option: Value?, appID: String, contentType: String?, _ context: any HostContext
    ) -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        if case .object(let object)? = option {
            for (name, value) in object {
                let lower = name.lowercased()
                if forbidden.contains(lower) {
                    if lower == "referer" { context.console("warn", "Refused to set unsafe header \"\(name)\"") }
                    continue
                }
                let text = value.toString()
                guard isName(name), isValue(text) else {
                    context.console(
                        "warn",
                        "header \"\(name)\" cannot be sent: \(isName(name) ? "its value" : "its name") has forbidden characters"
                    )
                    continue
                }
                headers.removeAll { $0.name.lowercased() == lower }
                headers.append((name, text))
            }
        }
        if let contentType, !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            headers.append(("content-type", contentType))
        }
        headers.append(("Referer", "https://servicewechat.com/\(appID)/devtools/page-frame.html"))
        headers.append(("User-Agent", userAgent))
        return headers
    }

    /// The media type that headers name, in lower case and without parameters.
    static func contentType(_ headers: [(name: String, value: String)]) -> String {
        let value = headers.first { $0.name.lowercased() == "content-type" }?.value ?? ""
        return value.lowercased()
    }

    private static let userAgent =
        "Mozilla/5.0 (X11; Linux x86_64) Termina MicroMessenger/\(SystemAPI.clientVersion) MiniProgramEnv/Linux"

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"()<>@,;:\\\"/[]?={}".utf8.contains($0) }
    }

    private static func isValue(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 9 }
    }
}
