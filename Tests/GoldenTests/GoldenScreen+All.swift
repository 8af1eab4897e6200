extension GoldenScreen {
    /// Every screen that is recorded.
    static var all: [GoldenScreen] { demo + fixtures + components + dialogs }

    static let sizes = ["60x40", "100x30"]

    /// Every page of the bundled demo, and what its dialogs look like.
    static let demo =
        each([
            ("home", ""), ("home-counted", "+ + +"), ("home-end", "G"), ("lab", "2"),
            ("lab-three-deep", "2 Tab Enter Tab Enter"), ("life", "3"), ("mine", "4"), ("form", "4 Tab Enter"),
            ("form-filled", #"4 Tab Enter Tab "李雷 Lee" Tab "你好，世界" Enter "second line" Tab Tab Tab Enter Tab Enter"#),
            ("form-refused", "4 Tab Enter Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Enter"),
            (
                "form-asked",
                #"4 Tab Enter Tab "李雷" Tab Tab Tab Tab Tab Enter Tab Tab Tab Tab Enter"#
            ),
            ("help", "?"), ("help-search", #"? "删除""#),
        ]) + demoPages + servers + demoColors + dock + dockSockets + dockCloud + palette + laboratory
        + [GoldenScreen(name: "form-typing", keys: #"4 Tab Enter Tab "李雷""#, size: "60x40", format: "svg")]

    /// The demo's pages that others lead to.
    private static let demoPages: [GoldenScreen] = {
        let pages = [
            ("detail", "pages/detail/detail?id=binding"), ("components", "pages/components/components"),
            ("about", "pages/about/about"), ("gallery", "pages/gallery/gallery"),
            ("gallery-text", "pages/gallery/text/text"), ("gallery-choice", "pages/gallery/choice/choice"),
            ("gallery-picker", "pages/gallery/picker/picker"), ("gallery-button", "pages/gallery/button/button"),
            ("gallery-display", "pages/gallery/display/display"), ("gallery-motion", "pages/gallery/motion/motion"),
            ("gallery-route", "pages/gallery/route/route"), ("gallery-touch", "pages/gallery/touch/touch"),
            ("gallery-wxs", "pages/gallery/wxs/wxs"), ("functions", "pages/functions/functions"),
            ("storage", "pages/storage/storage"),
        ]
        let seen = ["box", "media", "style"].flatMap { name in
            ["dark", "light"].flatMap { theme in
                ["60x76", "100x60"].map {
                    GoldenScreen(
                        name: "gallery-\(name)", size: $0, format: "svg", page: "pages/gallery/\(name)/\(name)",
                        theme: theme)
                }
            }
        }
        let used = [
            ("functions-failures", "functions", "n a End"),
            ("storage-files", "storage", #"n "你好，云" Enter Escape n "second" Enter Escape J s"#),
        ].flatMap { name, page, keys in
            zip(sizes, ["dark", "light"]).map { size, theme in
                GoldenScreen(
                    name: name, keys: keys, time: "3s", size: size, format: "svg", page: "pages/\(page)/\(page)",
                    theme: theme)
            }
        }
        return seen + used
            + pages.flatMap { name, page in sizes.map { GoldenScreen(name: name, size: $0, page: page) } }
    }()

    /// The demo with its colours, in two sizes and two themes.
    private static let demoColors = colored([
        ("home", ""), ("lab", "2"), ("life", "3"), ("mine", "4"),
        (
            "detail",
            "Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Enter"
        ),
    ])

    /// From the products to the account and back, signed in.
    private static let signedIn = "Tab Tab Tab Enter Tab Enter Escape"

    /// Pages that speak with servers, and pictures that the person chose, in two sizes and two themes.
    private static let servers: [GoldenScreen] = [
        ("products", "products/products", ""), ("product", "products/products", "Tab Tab Tab Tab Enter"),
        ("product-new", "products/products", #"n Tab "新商品" Tab "12.5""#), ("login", "login/login", "Tab Enter"),
        ("product-saved", "products/products", signedIn + #" n Tab "新商品" Tab "12.5" Tab "3" Tab Tab Tab Enter"#),
        (
            "product-changed", "products/products",
            signedIn + #" Tab Enter Tab Enter Tab C-u "改名" Tab Tab Tab Tab Tab Enter"#
        ),
        ("product-removed", "products/products", signedIn + " Tab Enter Tab Tab Enter Enter"),
        ("errors", "errors/errors", "a"), ("album", "gallery/album/album", "Tab Enter"),
        ("album-sent", "gallery/album/album", "Tab Enter F1 Escape Tab Enter"),
        ("picture", "gallery/album/album", "Tab Enter F1 Escape Tab Tab Enter"),
        ("picture-zoomed", "gallery/album/album", "Tab Enter F1 Escape Tab Tab Enter + + Right"),
        ("todos", "todos/todos", #"n "买茶" Enter"#),
    ].flatMap { name, page, keys in
        zip(sizes, ["dark", "light"]).map { size, theme in
            GoldenScreen(
                name: name, keys: keys, time: "20s", size: size, format: "svg", page: "pages/\(page)", theme: theme,
                answer: "Sources/Demo/images/hill.png")
        }
    }

    /// The dock's console, with an object that was asked for, and its lifecycle.
    private static let dock = colored([
        ("dock-console", #": "getApp().globalData" Enter"#),
        ("dock-lifecycle", "F12 ]"),
        ("dock-network", #": "wx.request({url:'https://nowhere.invalid/a?b=1',fail(){}})" Enter Escape ] ]"#),
        (
            "dock-storage",
            #": "wx.setStorageSync('user',{name:'李雷',tags:['a','b']});wx.setStorageSync('count',3)" Enter Escape ] ] ]"#
        ),
        (
            "dock-limits",
            #": "for (let i = 1; i < 25; i += 1) getCurrentPages()[0].setData({ filler: 'x'.repeat(i * 20000) })" Enter "#
                + "Escape ] ] ] ] ] ] ]"
        ),
        ("dock-device", #": "wx.onCompassChange(()=>{})" Enter Escape ] ] ] ] ] ] Home Down Left"#),
    ])

    /// The dock's sockets: one that was cut, and the one that came after it. Only their states are always in one order.
    private static let dockSockets = sizes.flatMap { size in
        ["dark", "light"].map {
            GoldenScreen(
                name: "dock-sockets", keys: "` ] ] ] ] l l l D", time: "5s", size: size, format: "svg",
                page: "pages/chat/chat", theme: $0)
        }
    }

    /// The dock's cloud: what a watch told, the collections, a document as a tree and in the editor.
    ///
    /// Calls that go out together may be answered in any order, so the rows are those of the watch.
    private static let dockCloud = [
        ("dock-cloud", "` ] ] ] ] ] l l l"), ("dock-cloud-collections", "` ] ] ] ] ] l l l C"),
        ("dock-cloud-documents", "` ] ] ] ] ] l l l C Enter"),
        ("dock-cloud-editor", "` ] ] ] ] ] l l l C Enter Escape e Enter"),
    ].flatMap { name, keys in
        sizes.flatMap { size in
            ["dark", "light"].map {
                GoldenScreen(
                    name: name, keys: keys, size: size, format: "svg", page: "pages/todos/todos", theme: $0)
            }
        }
    }

    /// The API laboratory after two calls, one of which asks the person.
    private static let laboratory = sizes.flatMap { size in
        ["dark", "light"].flatMap { theme in
            [("apis", "Tab Tab Tab Tab Tab Tab Tab Tab Tab Enter"), ("apis-asked", "Tab Tab Tab Enter Enter")].map {
                GoldenScreen(
                    name: $0, keys: $1, size: size, format: "svg", page: "pages/apis/apis", theme: theme)
            }
        }
    }

    /// The palette, what it finds, and a call's form with a mistake in it.
    private static let palette = colored([
        ("palette", "C-p Down"), ("palette-search", #"C-p "tab 3""#), ("palette-query", #"C-p "detail?id=binding""#),
        ("palette-form", #"C-p "showtoast" Enter Down Right"#),
        ("palette-mistake", #"C-p "setstorage" Enter Down C-u "{a" Enter"#),
    ])

    private static func colored(_ screens: [(name: String, keys: String)]) -> [GoldenScreen] {
        screens.flatMap { screen in
            sizes.flatMap { size in
                ["dark", "light"].map {
                    GoldenScreen(name: screen.name, keys: screen.keys, size: size, format: "svg", theme: $0)
                }
            }
        }
    }

    private static let saving = #"Tab Enter Tab Tab Tab Tab Tab Tab Tab "12.5" Tab "午饭" Tab Enter"#

    /// The mini-programs of the tests.
    static let fixtures =
        each(
            [
                ("index", ""), ("add", "Tab Enter"), ("add-saved", saving), ("add-refused", "Tab Enter S-Tab Enter"),
                ("stats", "2"), ("about", "S-Tab Enter"), ("tips", "S-Tab Enter Tab Tab Enter"),
                ("detail", saving + " Escape S-Tab Enter"),
                ("index-filled", saving + " Escape"), ("stats-filled", saving + " Escape 2"),
            ], of: "Fixtures/OldStyle")
        + each(
            [
                ("shelf", ""), ("search", "2"), ("search-found", #"2 Tab "人""#), ("book", "Tab Enter"),
                ("editor", "Tab Enter Tab Enter"), ("settings", "S-Tab Enter"), ("about", "S-Tab Enter S-Tab Enter"),
            ], of: "Fixtures/Modern")

    /// The fixtures of components: a sign-up list, and a library with the gallery that uses it.
    static let components =
        each(
            [
                ("signup", ""),
                ("signup-list", #"Tab Tab Tab Tab "王明" Tab Tab Enter Enter Tab Enter Tab Enter Tab Enter"#),
                ("signup-tree", "Tab Tab Tab Enter"),
            ], of: "Fixtures/Components")
        + each([("index", "")], of: "Fixtures/Library")
        + ["basic", "show", "enter", "answer"].flatMap { name in
            zip(sizes, ["dark", "light"]).map { size, theme in
                GoldenScreen(
                    program: "Fixtures/Library", name: name, size: size, format: "svg", page: "pages/\(name)/\(name)",
                    theme: theme)
            }
        }

    /// What stands around and in front of the pages, in two sizes and two themes, with its colours.
    static let dialogs: [GoldenScreen] = {
        let screens: [(name: String, keys: String, page: String?)] = [
            ("toast", "Tab Enter", nil), ("loading", "Tab Tab Enter", nil), ("modal", "Tab Tab Tab Enter", nil),
            ("modal-edited", #"Tab Tab Tab Tab Enter "新名字""#, nil),
            ("sheet", "Tab Tab Tab Tab Tab Enter Down", nil), ("refresh", "r", nil),
            ("bars", "Tab Tab Tab Tab Tab Tab Tab Enter", nil), ("pages", #"o "深""#, nil), ("all-pages", "o Down", nil),
            ("broken", "", "pages/broken/broken"), ("missing", "", "pages/none"), ("own-bar", "", "pages/plain/plain"),
        ]
        return screens.flatMap { screen in
            [("40x16", "dark"), ("100x30", "light")].map { size, theme in
                GoldenScreen(
                    program: "Fixtures/Chrome", name: screen.name, keys: screen.keys, size: size, format: "svg",
                    page: screen.page, theme: theme)
            }
        }
    }()

    /// Screens in both sizes.
    private static func each(_ screens: [(name: String, keys: String)], of program: String? = nil) -> [GoldenScreen] {
        screens.flatMap { screen in
            sizes.map { GoldenScreen(program: program, name: screen.name, keys: screen.keys, size: $0) }
        }
    }
}
