import Foundation
import HostAPI
import Testing

/// A reader's notes in the new manner (ES modules, async functions, components with slots), used as a person does.
@MainActor @Suite struct ModernTests {
    private func open(_ page: String? = nil, data: HostAPI.DataPlace = .memory) throws -> AppStage {
        try .open("Tests/Fixtures/Modern", page: page, data: data)
    }

    @Test func `The shelf shows its cards with slots, observers and measured height`() throws {
        let app = try open()
        #expect(app.title == "书架")
        let row = app.row(with: "瓦尔登湖")
        #expect(row.hasPrefix("1 ") && row.hasSuffix("2 条") && app.shows("梭罗"))
        #expect(app.shows("共 3 本，9 行高"))
        #expect(app.console.contains { $0.contains("出现 瓦尔登湖") })
        #expect(app.errors == 0)
    }

    @Test func `A book opens with its query as a property and hears who opened it`() throws {
        let app = try open()
        try app.tap("瓦尔登湖")
        #expect(app.path == "pages/book/book" && app.title.contains("瓦尔登湖"))
        #expect(app.shows("梭罗，来自 pages/shelf/shelf"))
        #expect(app.shows("「我愿意深深地扎入生活") && app.shows("简单不是目的"))
        #expect(app.shows("#生活 #清醒") && app.shows("2 个标签"))
        try app.press("Escape")
        try app.tap("还没读的书")
        #expect(app.shows("还没有笔记") && app.shows("写一条"))
        #expect(app.errors == 0)
    }

    @Test func `A note is written, told back over the channel, found, and kept over a restart`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("termina-\(UUID().uuidString)").path
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }
        let app = try open(data: .folder(folder, user: "test"))
        try app.tap("乡土中国")
        try app.tap("写一条")
        #expect(app.path == "pages/editor/editor" && app.depth == 3)
        try app.tap("保存")
        #expect(app.shows("写几个字再保存"))
        try app.press("Enter")
        try app.type("差序格局 is key", into: "写点什么")
        #expect(app.shows("3 段"))
        try app.press("Escape")
        try app.tap("摘抄")
        try app.tap("#清醒")
        try app.tap("保存")
        #expect(app.path == "pages/book/book")
        #expect(app.shows("刚写下第 2 条，quote") && app.shows("「差序格局 is key」") && app.shows("#清醒"))
        try app.press("Escape")
        #expect(app.row(with: "乡土中国").hasSuffix("2 条"))
        #expect(app.errors == 0)

        let again = try open("pages/search/search", data: .folder(folder, user: "test"))
        try again.type("KEY", into: "笔记里的字")
        #expect(again.shows("差序格局 is k") && !again.shows("瓦尔登湖"))
        #expect(again.errors == 0)
    }

    @Test func `A note is edited in place`() throws {
        let app = try open("pages/book/book?id=walden")
        try app.tap("简单不是目的")
        #expect(app.path == "pages/editor/editor" && app.shows("简单不是目的"))
        try app.focus(on: "简单不是目的")
        try app.press("End \"对\"")
        try app.tap("保存")
        #expect(app.shows("清醒才是。对") && app.shows("刚写下第 2 条，thought"))
        #expect(app.errors == 0)
    }

    @Test func `Notes are searched by word and by tag, and lead to their book`() throws {
        let app = try open()
        try app.press("2")
        #expect(app.shows("#生活") && app.shows("#社会") && app.shows("乡土中国"))
        try app.tap("#清醒")
        #expect(app.shows("简单不是目的") && !app.shows("乡土中国"))
        try app.tap("#社会")
        #expect(app.shows("什么也没有，换个词试试"))
        try app.tap("#社会")
        try app.tap("简单不是目的")
        #expect(app.path == "pages/book/book" && app.title.contains("瓦尔登湖"))
        #expect(app.errors == 0)
    }

    @Test func `Settings are reached from the shelf, clear after a question, and lead home by way of about`() throws {
        let app = try open()
        try app.tap("设置")
        #expect(app.path == "packages/settings/pages/index/index" && app.shows("存了：没有"))
        try app.tap("清空")
        #expect(app.shows("写过的笔记都会丢失"))
        try app.press("Enter")
        #expect(app.shows("存了：没有"))
        try app.tap("关于")
        #expect(app.depth == 2 && app.shows("读书笔记 1.0"))
        try app.tap("回书架")
        #expect(app.path == "pages/shelf/shelf" && app.depth == 1 && app.shows("瓦尔登湖"))
        #expect(app.errors == 0)
    }

    @Test func `A page that is not there leads to the shelf`() throws {
        let app = try open("pages/nowhere/nowhere")
        #expect(app.path == "pages/shelf/shelf")
        #expect(app.console.contains { $0.contains("没有这一页 pages/nowhere/nowhere") })
    }
}
