import Markup

/// The window of a page: the `window` of app.json, or the same keys at the top of a page's own .json. What is nil is
/// not said. Colours are as written; `@name` is a variable of theme.json.
package struct WindowConfig: Hashable, Sendable {
    /// The title.
    package var navigationBarTitleText: String?
    /// The colour behind the title.
    package var navigationBarBackgroundColor: String?
    /// "black" or "white".
    package var navigationBarTextStyle: String?
    /// "default" or "custom".
    package var navigationStyle: String?
    /// Whether a page that is not the first shows a way home.
    package var homeButton: Bool?
    /// The colour behind the page.
    package var backgroundColor: String?
    /// The colour above the page, where it is pulled down.
    package var backgroundColorTop: String?
    /// The colour below the page.
    package var backgroundColorBottom: String?
    /// The colour of the page's own box.
    package var backgroundColorContent: String?
    /// "dark" or "light".
    package var backgroundTextStyle: String?
    /// Whether pulling down refreshes.
    package var enablePullDownRefresh: Bool?
    /// The distance from the bottom at which onReachBottom fires, in px.
    package var onReachBottomDistance: Double?
    /// Whether the page as a whole does not scroll.
    package var disableScroll: Bool?
    /// "portrait", "landscape" or "auto".
    package var pageOrientation: String?
    /// Where the next start goes after the program was left on this page: "homePage" or "homePageAndLatestPage".
    package var restartStrategy: String?

    package init() {}

    init(_ fields: ConfigFields) {
        navigationBarTitleText = fields.string("navigationBarTitleText")
        navigationBarBackgroundColor = fields.string("navigationBarBackgroundColor")
        navigationBarTextStyle = fields.choice("navigationBarTextStyle", ["black", "white"])
        navigationStyle = fields.choice("navigationStyle", ["default", "custom"])
        homeButton = fields.bool("homeButton")
        backgroundColor = fields.string("backgroundColor")
        backgroundColorTop = fields.string("backgroundColorTop")
        backgroundColorBottom = fields.string("backgroundColorBottom")
        backgroundColorContent = fields.string("backgroundColorContent")
        backgroundTextStyle = fields.choice("backgroundTextStyle", ["dark", "light"])
        enablePullDownRefresh = Self.flag("enablePullDownRefresh", fields)
        onReachBottomDistance = fields.number("onReachBottomDistance")
        disableScroll = Self.flag("disableScroll", fields)
        pageOrientation = fields.choice("pageOrientation", ["portrait", "landscape", "auto"])
        restartStrategy = fields.choice("restartStrategy", ["homePage", "homePageAndLatestPage"])
    }

    /// This window where it says something, the other where it does not.
    package func over(_ base: WindowConfig) -> WindowConfig {
        var merged = base
        func take<T>(_ key: WritableKeyPath<WindowConfig, T?>) {
            if let own = self[keyPath: key] { merged[keyPath: key] = own }
        }
        take(\.navigationBarTitleText)
        take(\.navigationBarBackgroundColor)
        take(\.navigationBarTextStyle)
        take(\.navigationStyle)
        take(\.homeButton)
        take(\.backgroundColor)
        take(\.backgroundColorTop)
        take(\.backgroundColorBottom)
        take(\.backgroundColorContent)
        take(\.backgroundTextStyle)
        take(\.enablePullDownRefresh)
        take(\.onReachBottomDistance)
        take(\.disableScroll)
        take(\.pageOrientation)
        take(\.restartStrategy)
        return merged
    }

    /// This window with its `@name` variables replaced.
    package func resolved(_ variables: [String: String]) -> WindowConfig {
        var resolved = self
        func replace(_ key: WritableKeyPath<WindowConfig, String?>) {
            guard let text = resolved[keyPath: key], text.hasPrefix("@") else { return }
            resolved[keyPath: key] = variables[String(text.dropFirst())]
        }
        replace(\.navigationBarBackgroundColor)
        replace(\.navigationBarTextStyle)
        replace(\.backgroundColor)
        replace(\.backgroundColorTop)
        replace(\.backgroundColorBottom)
        replace(\.backgroundColorContent)
        replace(\.backgroundTextStyle)
        return resolved
    }

    /// A truth value that older programs also write as the text "true".
    private static func flag(_ key: String, _ fields: ConfigFields) -> Bool? {
        guard let value = fields.node[key], let text = value.string else { return fields.bool(key) }
        fields.report(.warning, value.range, "\(key) should be Boolean instead of String")
        return text == "true"
    }
}
