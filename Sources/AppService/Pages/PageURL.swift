package import Values

/// Where a route leads: a page's path and its query, as the program wrote them.
package struct PageURL: Sendable, Equatable {
    /// The page, from the mini-program's root, without a leading slash or a query.
    package var path: String
    /// The query as written, without the question mark.
    package var rawQuery: String

    /// A page without a query.
    package init(path: String, rawQuery: String = "") {
        self.path = path
        self.rawQuery = rawQuery
    }

    /// Reads a URL. A path that starts with a slash is the root's; any other is relative to the page or component
    /// `base`.
    package init(_ url: String, from base: String?) {
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let written = parts.first.map(String.init) ?? ""
        rawQuery = parts.count > 1 ? String(parts[1]) : ""
        var folder: [Substring] = []
        if !written.hasPrefix("/"), let base { folder = base.split(separator: "/").dropLast() }
        for name in written.split(separator: "/") where name != "." {
            if name == ".." { _ = folder.popLast() } else { folder.append(name) }
        }
        path = folder.joined(separator: "/")
        if path.hasSuffix(".html") { path.removeLast(5) }
    }

    /// What onLoad gets. Nothing is decoded (programs call decodeURIComponent themselves); of a repeated key the last
    /// value counts; a key without `=` has the empty value.
    package var query: ValueObject {
        var query = ValueObject()
        for part in rawQuery.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = pair.first, !key.isEmpty else { continue }
            query[String(key)] = .string(pair.count > 1 ? String(pair[1]) : "")
        }
        return query
    }

    /// Path and query in one, as messages quote them.
    package var text: String { rawQuery.isEmpty ? path : "\(path)?\(rawQuery)" }
}
