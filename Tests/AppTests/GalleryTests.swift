import Testing

/// The newer pages of the demo's gallery, used as a person does.
@MainActor @Suite struct GalleryTests {
    private func open(_ name: String) throws -> AppStage {
        try .open("Sources/Demo", page: "pages/gallery/\(name)/\(name)")
    }

    @Test func `The gallery leads to a page for each family`() throws {
        let app = try AppStage.open("Sources/Demo", page: "pages/gallery/gallery")
        let pages = [
            ("scroll-view", "box"), ("canvas", "media"), ("navigator", "route"), ("web-view", "web"),
            ("longpress", "touch"),
            ("require", "wxs"), ("gradient", "style"), ("createAnimation", "motion"),
        ]
        for (tag, page) in pages {
            try app.tap(tag)
            #expect(app.path == "pages/gallery/\(page)/\(page)")
            try app.press("Escape")
        }
        #expect(app.errors == 0)
    }

    @Test func `Containers scroll, turn and open`() throws {
        let app = try open("box")
        #expect(app.shows("第一行") && !app.shows("第十二行") && app.shows("1 / 3"))
        try app.click("到底")
        app.wait(milliseconds: 500)
        #expect(app.shows("第十二行") && !app.shows("第一行"))
        try app.click("下一张")
        app.wait(milliseconds: 800)
        #expect(app.shows("2 / 3") && app.shows("第二张"))
        try app.click("page-container ]")
        app.wait(milliseconds: 500)
        #expect(app.shows("假的下一页"))
        #expect(app.errors == 0)
    }

    @Test func `Touches are told, dragged, captured and stopped`() throws {
        let app = try open("touch")
        try app.click("点我")
        #expect(app.row(with: "touchstart").hasPrefix("tap,touchend,touchstart"))
        app.drag("◀ ▶", columns: 5)
        #expect(app.shows("40px"))
        try app.click("bind 会往上传")
        #expect(app.row(with: "捕获与冒泡").hasSuffix("捕获,里面,捕获"))
        try app.click("catch")
        try app.click("  bind  ")
        #expect(app.shows("里 2 外 1"))
        try app.click("点一下")
        #expect(app.shows("2 行 3 列，data-full-name 是 全名"))
        #expect(app.errors == 0)
    }

    @Test func `WXS computes, drags without the page, and hears of a property`() throws {
        let app = try open("wxs")
        #expect(app.shows("2026-01-01") && app.shows("138****1234") && app.shows("¥12.50"))
        #expect(app.shows("Array String Number"))
        app.drag("拖我", columns: 4)
        #expect(app.shows("松手在 32px"))
        try app.click("加一")
        #expect(app.shows("第 1 次") && app.markup.contains("lit"))
        try app.click("加一")
        #expect(!app.markup.contains("lit"))
        #expect(app.errors == 0)
    }

    @Test func `Navigation is followed, told when it fails, and the bar changes with the page`() throws {
        let app = try open("route")
        try app.tap("没有的页面")
        #expect(app.shows("missing fail"))
        try app.type("图", into: "导航")
        #expect(app.title.contains("导航图"))
        try app.press("Escape")
        try app.tap("替换这一页")
        #expect(app.path == "pages/gallery/text/text" && app.depth == 1)
        #expect(app.errors == 0)
    }

    @Test func `A web-view says where it leads, and Escape leaves it`() throws {
        let app = try AppStage.open("Sources/Demo", page: "pages/gallery/gallery")
        try app.tap("web-view")
        #expect(app.title.contains("网页") && app.shows("[web-view]") && app.shows("https://example.com/help"))
        try app.press("Escape")
        #expect(app.path == "pages/gallery/gallery" && app.errors == 0)
    }

    @Test func `Every page of media is drawn and logs nothing wrong`() throws {
        let app = try open("media")
        app.wait(milliseconds: 500)
        // The picture itself, or its name where no library can decode it.
        #expect(app.shows("▀▀▀▀") || app.shows("[image hill.png]"))
        #expect(app.shows("aspectFit"))
        try app.press("End")
        #expect(app.shows("[map]") && app.shows("[camera]"))
        #expect(app.errors == 0)
    }
}
