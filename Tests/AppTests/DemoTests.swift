import Foundation
import HostAPI
import Testing

/// The bundled demo, used as a person does.
@MainActor @Suite struct DemoTests {
    private func open(_ page: String? = nil) throws -> AppStage { try .open("Sources/Demo", page: page) }

    @Test func `The counter counts, and remembers over a change of tabs`() throws {
        let app = try open()
        #expect(app.title == "首页")
        #expect(app.row(with: "计数器").hasSuffix("点一下加号"))
        try app.tap("[ + ]")
        try app.press("Enter Enter")
        #expect(app.shows("已经数到 3"))
        try app.press("S-Tab Enter")
        #expect(app.shows("已经数到 2"))
        try app.press("4")
        #expect(app.path == "pages/mine/mine")
        try app.press("1")
        #expect(app.shows("已经数到 2"))
        #expect(app.errors == 0)
    }

    @Test func `A feature is opened, rated and left; its stars stand in the list`() throws {
        let app = try open()
        try app.tap("3  数据绑定")
        #expect(app.path == "pages/detail/detail" && app.title.contains("数据绑定") && app.depth == 2)
        #expect(app.shows("wx:for") && app.shows("未评分"))
        try app.focus(on: "✧")
        try app.press("Tab Tab Tab Enter")
        #expect(app.shows("✦ ") && app.shows("4 分") && app.shows("已评分"))
        app.wait(milliseconds: 2_000)
        #expect(!app.shows("已评分"))
        try app.tap("下一项")
        #expect(app.title.contains("自定义组件") && app.depth == 2)
        try app.tap("返回")
        #expect(app.path == "pages/home/home" && app.depth == 1)
        #expect(app.row(with: "3  数据绑定").hasSuffix("✦✦✦✦✧"))
        #expect(app.errors == 0)
    }

    @Test func `Each way to a page works in the laboratory, and the journal tells its lifecycle`() throws {
        let app = try open()
        try app.press("2")
        #expect(app.title == "实验室" && app.shows("1 / 10 层"))
        try app.tap("navigateTo")
        #expect(app.depth == 2 && app.title.contains("第 2 层") && app.shows("2 / 10 层"))
        #expect(app.row(with: "pages/level/level").contains("?mark=2"))
        try app.tap("navigateTo")
        try app.tap("redirectTo")
        #expect(app.depth == 3 && app.row(with: "pages/level/level").contains("?mark=4"))
        try app.tap("navigateBack(2)")
        #expect(app.depth == 1 && app.shows("1 / 10 层"))
        try app.tap("navigateBack")
        #expect(app.depth == 1)
        try app.tap("reLaunch")
        #expect(app.depth == 1 && app.path == "pages/level/level")
        try app.tap("switchTab")
        #expect(app.path == "pages/home/home" && app.depth == 1)
        #expect(app.errors == 0)
    }

    @Test func `The eleventh page is refused with a message`() throws {
        let app = try open()
        try app.press("2")
        for _ in 0..<9 { try app.tap("navigateTo") }
        #expect(app.depth == 10 && app.shows("10 / 10 层"))
        try app.tap("navigateTo")
        #expect(app.depth == 10)
        #expect(app.shows("navigateTo:fail webview count limit exceed"))
    }

    @Test func `A card is filled in, refused, corrected, confirmed and kept over a restart`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("termina-\(UUID().uuidString)").path
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }
        let app = try AppStage.open("Sources/Demo", data: .folder(folder, user: "test"))
        try app.press("4")
        try app.tap("填写名片")
        #expect(app.path == "pages/form/form")
        try app.press("End")
        try app.tap("保存")
        #expect(app.shows("还差一点"))
        app.wait(milliseconds: 2_000)
        try app.press("Home")
        #expect(app.shows("请填写称呼") && app.shows("至少选一个"))
        try app.type("小明", into: "怎么称呼你")
        #expect(app.shows("小明") && !app.shows("请填写称呼"))
        try app.type("写点字", into: "写几句")
        #expect(app.shows("3 / 140"))
        try app.press("Escape")
        try app.tap("每天都写")
        try app.tap("数据")
        #expect(!app.shows("至少选一个"))
        try app.tap("保存")
        #expect(app.shows("保存名片") && app.shows("称呼：小明，兴趣 1 项。"))
        try app.press("Enter")
        #expect(app.shows("已保存"))
        app.wait(milliseconds: 3_000)
        try app.press("Escape")
        #expect(app.path == "pages/mine/mine" && app.shows("你好，小明") && app.shows("写点字"))
        #expect(app.errors == 0)

        let again = try AppStage.open("Sources/Demo", page: "pages/mine/mine", data: .folder(folder, user: "test"))
        #expect(again.shows("你好，小明"))
        try again.tap("全部清除")
        #expect(again.shows("设置、评分和草稿都会删除"))
        try again.press("Escape")
        #expect(again.shows("你好，小明"))
        try again.tap("全部清除")
        try again.press("Enter")
        #expect(again.shows("还不知道怎么称呼你") && again.shows("还没有存任何东西"))
        #expect(again.errors == 0)
    }

    @Test func `Reset empties the form`() throws {
        let app = try open("pages/form/form")
        try app.type("abc", into: "怎么称呼你")
        try app.press("Escape")
        try app.tap("网络")
        try app.tap("清空")
        try app.press("Home")
        #expect(app.shows("怎么称呼你") && !app.shows("abc"))
        #expect(app.errors == 0)
    }

    @Test func `A click counts like Enter, on a tab too`() throws {
        let app = try open()
        try app.click("[ + ]")
        #expect(app.shows("已经数到 1"))
        try app.click("4 我的")
        #expect(app.path == "pages/mine/mine" && app.shows("还没有存任何东西"))
    }

    @Test func `The program's own keys count, up and down`() throws {
        let app = try open()
        try app.press("+ + -")
        #expect(app.shows("已经数到 1"))
        #expect(app.errors == 0)
    }

    @Test func `Every change of tabs in the documentation's table is walked, and is as the table says`() throws {
        let app = try open()
        try app.press("2")
        try app.tap("全部走一遍")
        try app.press("Home")
        #expect(app.path == "pages/lab/lab" && app.depth == 1)
        #expect(app.markup.components(separatedBy: "✓").count == 9)
        #expect(!app.markup.contains("✗"))
        #expect(app.console.isEmpty)
    }

    @Test func `A letter goes to the opened page, and an answer comes back`() throws {
        let app = try open("pages/lab/lab")
        try app.tap("eventChannel")
        #expect(app.depth == 2 && app.shows("来信：你好，新页面"))
        try app.press("Escape")
        #expect(app.depth == 1 && app.shows("回信：再见，老页面"))
        try app.tap("打开标签页")
        #expect(app.depth == 1 && app.markup.contains("can not navigateTo a tabbar page"))
        try app.tap("没有的页面")
        #expect(app.markup.contains("is not found"))
        try app.tap("打开到十层")
        #expect(app.depth == 10)
        #expect(app.errors == 0)
    }

    @Test func `A callback lights up when it fires, with its count`() throws {
        let app = try open()
        try app.press("3")
        #expect(app.path == "pages/life/life")
        try app.tap("打开新页")
        #expect(app.path == "pages/about/about" && app.shows("480 x "))
        try app.press("Escape")
        try app.press("u")
        try app.click("(━━●)")
        for name in ["onTabItemTap", "onPullDownRefresh", "detached", "routeDone"] {
            #expect(lamp(name, in: app) == "●", "\(name)")
        }
        #expect(lamp("onUnload", in: app) == "○")
        try app.tap("全部熄灭")
        #expect(lamp("onLoad", in: app) == "○")
        #expect(app.errors == 0)
        try app.tap("抛出错误")
        #expect(app.errors > 0 && lamp("onError", in: app) == "●", "\(app.console)")
    }

    /// The sign in front of a callback's name in the page's markup.
    private func lamp(_ name: String, in app: AppStage) -> String {
        let before = app.markup.components(separatedBy: name).first ?? ""
        return before.last { $0 == "●" || $0 == "○" }.map(String.init) ?? ""
    }

    @Test func `Components talk by properties, slots, relations and observers`() throws {
        let app = try open("pages/components/components")
        #expect(app.shows("3 × 4 = 12") && app.shows("共 3 个子组件"))
        try app.tap("selectComponent")
        #expect(app.shows("它的 value 是 3"))
        try app.tap("加宽")
        #expect(app.shows("4 × 4 = 16"))
        try app.tap("乙")
        #expect(app.shows("选了乙") && app.shows("● 乙"))
        try app.tap("增减")
        #expect(app.shows("共 4 个子组件"))
        #expect(app.shows("- 由使用者决定") && app.shows("❖ 由使用者决定"))
        #expect(app.errors == 0)
    }

    @Test func `Settings persist and change the home page; what is stored can be added and removed`() throws {
        let app = try open()
        try app.press("4")
        try app.tap("English")
        try app.tap("5")
        try app.press("1 +")
        #expect(app.shows("Mini-programs, in your terminal") && app.shows("已经数到 5"))
        try app.press("4")
        try app.type("color", into: "键")
        try app.press("Tab \"green\" Enter")
        #expect(app.row(with: "color").contains("green"))
        try app.press("Escape")
        try app.tap("删除")
        #expect(!app.markup.contains("settings") && app.shows("color"))
        #expect(app.errors == 0)
    }

    @Test func `The gallery shows the value of what is typed, chosen and pressed`() throws {
        let text = try open("pages/gallery/text/text")
        try text.type("你好", into: "边写边看")
        #expect(text.row(with: "data.text").hasSuffix("你好"))
        try text.type("abc", into: "小写变成大写")
        #expect(text.row(with: "return").hasSuffix("ABC"))
        #expect(text.errors == 0)

        let choice = try open("pages/gallery/choice/choice")
        try choice.tap("枣")
        #expect(choice.row(with: "多选").hasSuffix("梨,枣"))
        try choice.tap("冬")
        #expect(choice.row(with: "单选").hasSuffix("冬"))
        #expect(choice.errors == 0)

        let button = try open("pages/gallery/button/button")
        try button.tap("默认")
        #expect(button.shows("点了 1 次"))
        try button.tap("加载一会儿")
        #expect(button.shows("请稍候"))
        button.wait(milliseconds: 2_000)
        #expect(button.shows("加载一会儿") && button.errors == 0)

        let display = try open("pages/gallery/display/display")
        try display.tap("加一成")
        #expect(display.shows("40%") && display.errors == 0)
    }
    @Test func `Texts are put into the cloud's storage, downloaded, linked and deleted by keys`() throws {
        let app = try open("pages/storage/storage")
        #expect(app.shows("还没有文件"))
        try app.press(#"n "你好，云" Enter Escape n "second" Enter Escape"#)
        #expect(app.shows("2 个") && app.row(with: "›").hasSuffix("6 B"))
        try app.press("J s")
        app.wait(milliseconds: 3_000)
        #expect(app.row(with: "›").hasSuffix("12 B") && app.shows("你好，云"))
        try app.press("K l")
        app.wait(milliseconds: 3_000)
        #expect(app.shows("http://127.0.0.1:"))
        try app.press("d")
        app.wait(milliseconds: 3_000)
        #expect(app.shows("1 个") && !app.shows("http://127.0.0.1:") && app.shows("你好，云"))
        #expect(app.errors == 0)
    }

    @Test func `The todo list is written, filtered and counted in the cloud`() throws {
        let app = try open("pages/todos/todos")
        #expect(app.shows("● 实时") && app.shows("还有 2 件") && app.shows("共 3 件"))
        try app.press(#"n "买茶 #家" Enter Escape"#)
        #expect(app.shows("共 4 件") && app.row(with: "›").contains("买茶"))
        try app.press("x f")
        #expect(!app.shows("买茶") && app.shows("还有 2 件") && app.shows("共 4 件"))
        try app.press("f")
        #expect(app.row(with: "›").contains("买茶") && app.shows("#家"))
        try app.press("d")
        #expect(app.shows("已删除「买茶」") && app.shows("共 3 件"))
        try app.press("u")
        #expect(app.shows("共 4 件") && app.errors == 0)
    }
}
