import Testing

/// Pages that follow a finger, written as they are in the wild, used by keys and by mouse.
@MainActor @Suite struct TouchTests {
    private func open(_ page: String? = nil) throws -> AppStage { try .open("Tests/Fixtures/Touch", page: page) }

    private func isOpen(_ app: AppStage, _ name: String) -> Bool { app.markup.contains("left: -") && app.shows("删除") }

    @Test func `A swipe by key uncovers the button, which the next arrow reaches`() throws {
        let app = try open()
        try app.press("Down Down")
        #expect(!app.shows("删除"))
        try app.press("Left")
        #expect(app.shows("删除"))
        try app.press("Right Enter")
        #expect(app.shows("已删除") && !app.shows("李四") && app.shows("王五"))
        #expect(app.errors == 0)
    }

    @Test func `Shift with an arrow swipes there and back`() throws {
        let app = try open()
        try app.press("Down S-Left")
        #expect(app.shows("删除"))
        try app.press("S-Right")
        #expect(!app.shows("删除") && app.shows("张三"))
        #expect(!app.shows("打开"))
    }

    @Test func `The mouse drags a row and clicks on what was under it`() throws {
        let app = try open()
        app.drag("王五", columns: 2)
        #expect(!app.shows("删除"))
        try app.click("李四")
        #expect(app.shows("打开 李四"))
        let start = "王五"
        app.drag(start, columns: -14)
        #expect(app.shows("删除"))
        try app.click("删除")
        #expect(app.shows("已删除") && !app.shows("王五"))
        #expect(app.errors == 0)
    }

    @Test func `Space presses long, Enter taps`() throws {
        let app = try open()
        try app.press("Down Space")
        #expect(app.shows("长按 张三"))
        try app.press("Enter")
        #expect(app.shows("打开 张三"))
    }

    @Test func `A board that goes by swipes is played with arrows`() throws {
        let app = try open("pages/board/board")
        try app.press("Down Left Down Right Up S-Up")
        #expect(app.shows("方向 左下右上上"))
    }
}
