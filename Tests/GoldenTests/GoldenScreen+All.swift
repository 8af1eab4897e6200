extension GoldenScreen {
    static let sizes = ["60x40", "100x30"]

    /// Every page of the bundled demo, and what its dialogs look like.
    static let demo =
        each([
            ("home", ""), ("home-counted", "Tab Enter Tab Enter"), ("home-end", "G"),
            ("detail", "Tab Tab Enter"), ("detail-rated", "Tab Tab Enter Tab Tab Tab Enter"),
            ("lab", "2"), ("lab-three-deep", "2 Tab Enter Tab Enter"),
            ("mine", "3"), ("form", "3 Tab Enter"),
            ("form-filled", #"3 Tab Enter Tab "李雷 Lee" Tab "你好，世界" Enter "second line" Tab Tab Tab Enter Tab Enter"#),
            ("form-refused", #"3 Tab Enter Tab Enter S-Tab S-Tab Enter"#),
            (
                "form-asked",
                #"3 Tab Enter Tab "李雷" Tab Tab Tab Tab Tab Enter S-Tab S-Tab S-Tab S-Tab S-Tab S-Tab S-Tab S-Tab Enter"#
            ),
            ("help", "?"), ("help-search", #"? "undo""#),
        ]) + [GoldenScreen(name: "form-typing", keys: #"3 Tab Enter Tab "李雷""#, size: "60x40", format: "svg")]

    /// The mini-programs of the tests.
    static let fixtures =
        each(
            [
                ("index", ""), ("add", "Tab Tab Tab Tab Tab Tab Tab Tab Enter"), ("stats", "2"),
                ("about", "S-Tab Enter"),
                ("detail", "Tab Enter"),
            ], of: "Fixtures/OldStyle")
        + each(
            [
                ("shelf", ""), ("search", "2"), ("search-found", #"2 Tab "人""#), ("book", "Tab Enter"),
                ("editor", "Tab Enter Tab Enter"), ("settings", "S-Tab Enter"), ("about", "S-Tab Enter S-Tab Enter"),
            ], of: "Fixtures/Modern")

    /// Screens in both sizes.
    private static func each(_ screens: [(name: String, keys: String)], of program: String? = nil) -> [GoldenScreen] {
        screens.flatMap { screen in
            sizes.map { GoldenScreen(program: program, name: screen.name, keys: screen.keys, size: $0) }
        }
    }
}
