import Foundation
import HostAPI
import Testing

/// An account book in the old manner (callbacks, templates, `wx:for-items`), used as a person does.
@MainActor @Suite struct OldStyleTests {
    private func open(_ page: String? = nil, data: HostAPI.DataPlace = .memory) throws -> AppStage {
        try .open("Tests/Fixtures/OldStyle", page: page, data: data)
    }

    private func add(_ amount: String, _ note: String, _ kind: String, to app: AppStage) throws {
        try app.tap("记一笔")
        #expect(app.path == "pages/add/add")
        try app.tap(kind)
        try app.type(amount, into: "金额")
        try app.press("Tab")
        try app.press("\"\(note)\"")
        try app.tap("保存")
        #expect(app.shows("已保存"))
        app.wait(milliseconds: 800)
        #expect(app.path == "pages/index/index")
    }

    @Test func `An expense is added, seen, counted and deleted`() throws {
        let app = try open()
        #expect(app.title == "记账本" && app.shows("还没有记录") && app.shows("￥0.00"))
        try add("12.5", "面条", "餐饮", to: app)
        #expect(app.shows("-￥12.50") && app.shows("面条") && !app.shows("还没有记录"))
        app.wait(milliseconds: 500)
        #expect(app.shows("点一笔看详情"))
        try add("7", "地铁", "交通", to: app)
        #expect(app.shows("-￥19.50"))
        try app.press("2")
        #expect(app.shows("支出 ￥19.50") && app.shows("1. 交通 ￥7.00 36%") && app.shows("2. 餐饮 ￥12.50 64%"))
        try app.press("1")
        try app.tap("面条")
        #expect(app.path == "pages/detail/detail" && app.title.contains("餐饮") && app.shows("2026/01/01"))
        try app.tap("删除")
        #expect(app.shows("确定删除这一笔？"))
        try app.press("Escape")
        #expect(app.path == "pages/detail/detail")
        try app.tap("删除")
        try app.press("Enter")
        #expect(app.path == "pages/index/index" && !app.shows("面条") && app.shows("地铁"))
        #expect(app.errors == 0)
    }

    @Test func `A wrong amount is refused in a dialog with one button`() throws {
        let app = try open()
        try app.tap("记一笔")
        try app.tap("保存")
        #expect(app.shows("请输入正确的金额") && !app.shows("取消"))
        try app.press("Enter")
        #expect(app.path == "pages/add/add" && !app.shows("请输入正确的金额"))
        #expect(app.errors == 0)
    }

    @Test func `Earnings are green, and stay after a restart`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("termina-\(UUID().uuidString)").path
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) } }
        let app = try open(data: .folder(folder, user: "test"))
        try app.tap("记一笔")
        try app.tap("收入")
        try app.tap("工资")
        try app.type("100", into: "金额")
        try app.tap("保存")
        app.wait(milliseconds: 1_000)
        #expect(app.shows("+￥100.00"))
        let again = try open(data: .folder(folder, user: "test"))
        #expect(again.shows("+￥100.00") && again.shows("工资"))
        #expect(again.errors == 0)
    }

    @Test func `About gets its query, ticks, and leaves by its navigators`() throws {
        let app = try open()
        try app.tap("关于")
        #expect(app.path == "pages/about/about" && app.shows("记账本，从 index 来") && app.shows("屏幕宽 480px"))
        app.wait(milliseconds: 3_000)
        #expect(app.shows("已经看了 3 秒"))
        try app.tap("返回")
        #expect(app.path == "pages/index/index")
        try app.tap("关于")
        try app.tap("去统计")
        #expect(app.path == "pages/stats/stats" && app.shows("没有可以统计的"))
        #expect(app.errors == 0)
    }

    @Test func `Tips come from templates of templates, included parts and computed names`() throws {
        let app = try open()
        try app.tap("关于")
        try app.tap("小贴士")
        #expect(app.path == "pages/tips/tips" && app.shows("看看就好") && app.shows("新手") && app.shows("一级"))
        #expect(app.shows("1/3 记下每一笔 4个字") && app.shows("2/3 别借钱！") && app.shows("*级"))
        #expect(app.shows("1*1=1 1*2=2 1*3=3") && app.shows("2*2=4 2*3=6") && !app.shows("2*1=2") && !app.shows("看不见"))
        try app.tap("记下每一笔")
        app.wait(milliseconds: 100)
        #expect(app.shows("√ 1/3") && app.shows("读了 1 条") && !app.shows("都读完了"))
        try app.click("别借钱")
        try app.click("月底看统计")
        #expect(app.shows("√ 3/3") && app.shows("读了 3 条，都读完了") && app.shows("三级") && app.shows("高手"))
        #expect(app.shows("***级"))
        try app.click("到此为止")
        #expect(app.shows("停") && !app.shows("不该到外面"))
        #expect(app.errors == 0)
    }

    @Test func `A record that is not there is told by a toast`() throws {
        let app = try open("pages/detail/detail?id=1")
        #expect(app.shows("找不到这一笔") && app.shows("加载中..."))
        #expect(app.errors == 0)
    }
}
