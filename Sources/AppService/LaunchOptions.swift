import Values

/// How the app was entered: what onLaunch, onShow and getLaunchOptionsSync tell.
package struct LaunchOptions: Sendable {
    /// The page, without a query; nil is the program's entry page.
    package var path: String?
    /// The query as written.
    package var rawQuery: String
    /// The scene's number: 1001 is the list of recently used mini-programs, 1007 a card that somebody shared.
    package var scene: Int

    package init(path: String? = nil, rawQuery: String = "", scene: Int = 1001) {
        self.path = path
        self.rawQuery = rawQuery
        self.scene = scene
    }

    /// The options as JavaScript sees them.
    func value(path: String) -> Value {
        [
            "path": .string(path), "query": .object(PageURL(path: path, rawQuery: rawQuery).query),
            "scene": .number(Double(scene)), "shareTicket": .undefined, "referrerInfo": [:], "apiCategory": "default",
        ]
    }
}
