package import Markup
package import Values

/// app.json.
package struct AppConfig: Sendable {
    /// A page as app.json registers it.
    package struct Page: Sendable {
        /// Its path without extension, from the mini-program's root.
        package var path: String
        /// Where app.json names it.
        package var range: SourceRange
        /// The index in `subpackages` of the package it belongs to; nil is the main package.
        package var subpackage: Int?
    }

    /// A part of the program that loads on its own.
    package struct Subpackage: Sendable {
        /// The folder.
        package var root: String
        /// Another name for it.
        package var name: String?
        /// Whether it runs without the main package.
        package var independent: Bool
    }

    /// Timeouts in milliseconds.
    package struct NetworkTimeout: Sendable, Hashable {
        /// `wx.request`.
        package var request = 60_000.0
        /// `wx.connectSocket`.
        package var connectSocket = 60_000.0
        /// `wx.uploadFile`.
        package var uploadFile = 60_000.0
        /// `wx.downloadFile`.
        package var downloadFile = 60_000.0
    }

    /// Every page, those of the main package first, in the order of app.json.
    package var pages: [Page] = []
    /// The page that opens first.
    package var entryPagePath: String?
    /// The parts that load on their own.
    package var subpackages: [Subpackage] = []
    /// The window of every page, where the page does not say otherwise.
    package var window = WindowConfig()
    /// The tab bar, if there is one that can be used.
    package var tabBar: TabBarConfig?
    /// Components that every page and component may use.
    package var usingComponents: [ComponentReference] = []
    /// How long the network may take.
    package var networkTimeout = NetworkTimeout()
    /// "v2" for the newer look of built-in components.
    package var style: String?
    /// "requiredComponents" if code is loaded only where it is used.
    package var lazyCodeLoading: String?
    /// Where theme.json is.
    package var themeLocation: String?
    /// Whether the program has a dark theme.
    package var darkmode = false
    /// `__usePrivacyCheck__`: whether what concerns the person's privacy waits for consent.
    package var checksPrivacy = false
    /// Whether the program asks for a talkative console.
    package var debug = false
    /// The libraries of `useExtendedLib` ("weui", "kbone").
    package var extendedLibraries: [String] = []
    /// Worker code's folder.
    package var workers: String?
    /// The aliases of `resolveAlias`.
    package var aliases: [String: String] = [:]
    /// The whole file as data, for `__wxConfig`.
    package var raw: Value = .object(ValueObject())

    /// An app.json that says nothing.
    package init() {}
}

/// One line of a `usingComponents`.
package struct ComponentReference: Sendable, Hashable {
    /// The tag.
    package var tag: String
    /// What is written behind it: a path, a package, `plugin://...`.
    package var request: String
    /// Where it is written.
    package var range: SourceRange
}
