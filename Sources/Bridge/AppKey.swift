package import Values

/// A key that the mini-program brings, from its `termina.toml`.
package struct AppKey: Sendable, Codable {
    /// What pressing it does.
    package enum Action: Sendable, Codable {
        /// Taps the first node that a selector finds on the page on top.
        case tap(selector: String)
        /// Calls a method of the page on top.
        case call(method: String)
        /// Calls a member of wx with these options.
        case wx(name: String, options: Value)
    }

    /// The page on which it works; nil is every page.
    package var page: String?
    /// The keys as written.
    package var keys: String
    package var action: Action
    /// What it does, for people.
    package var help: String?
    /// Where it is written, as `path:line:column`.
    package var source: String?

    package init(page: String?, keys: String, action: Action, help: String?, source: String?) {
        self.page = page
        self.keys = keys
        self.action = action
        self.help = help
        self.source = source
    }
}
