package import CloudClient
package import MiniProgram

/// Which servers a program may talk to: the lists of its termina.toml, unless its project turns the check off.
///
/// An entry names a host, with a port if it is not the scheme's own; wildcards, addresses and paths do not exist in it. A
/// kind without a list is not restricted.
package struct DomainLists: Sendable {
    private struct Entry: Hashable, Sendable {
        var host: String
        var port: Int
    }

    private var entries: [NetworkKind: Set<Entry>] = [:]
    private var texts: [NetworkKind: [String]] = [:]

    /// The lists of a program.
    package init(_ program: MiniProgram) {
        self.init(program.termina.domains, isChecked: program.project.urlCheck)
    }

    init(_ lists: [String: [String]], isChecked: Bool) {
        guard isChecked else { return }
        for kind in NetworkKind.allCases {
            guard let list = lists[kind.rawValue] else { continue }
            texts[kind] = list
            entries[kind] = Set(list.compactMap { Self.entry($0, kind) })
        }
    }

    /// Whether a program may talk to this URL's server. Only a secure URL can be in a list.
    package func allow(_ url: WebURL, for kind: NetworkKind) -> Bool {
        guard let allowed = entries[kind] else { return true }
        return url.isSecure && allowed.contains(Entry(host: url.host, port: url.effectivePort))
    }

    /// What the console says of a URL that is in no list.
    package func complaint(about url: String, for kind: NetworkKind) -> String {
        let list = (texts[kind] ?? []).joined(separator: ", ")
        return "\(url) 不在以下 \(kind.rawValue) 合法域名列表中，请参考文档："
            + "https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html\n"
            + "\(kind.rawValue): [\(list)] (termina.toml, [domains])"
    }

    private static func entry(_ text: String, _ kind: NetworkKind) -> Entry? {
        let scheme = kind == .socket ? "wss" : "https"
        guard let url = WebURL(text.contains("://") ? text : "\(scheme)://\(text)"), url.isSecure else { return nil }
        return Entry(host: url.host, port: url.effectivePort)
    }
}
