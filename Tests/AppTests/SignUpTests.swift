import Testing

/// A sign-up list made of components: behaviors, relations, generics and slots, used as a person does.
@MainActor @Suite struct SignUpTests {
    private func open() throws -> AppStage { try .open("Tests/Fixtures/Components") }

    @Test func `Behaviors merge their data and methods, and their lifetimes run from the innermost out`() throws {
        let app = try open()
        #expect(app.title == "活动报名" && app.shows("怎么称呼") && app.shows("☐ 午饭"))
        let told = #"labelled field text-field {"touched":false,"from":"field"} field 姓名"#
        #expect(app.console.contains { $0.hasSuffix(told) })
        #expect(app.errors == 0)
    }

    @Test func `Somebody signs up by keys alone`() throws {
        let app = try open()
        try app.press("Tab Tab Tab Tab \"王明\" Tab Tab Enter Enter")
        #expect(app.row(with: "人数").contains("3"))
        try app.press("Tab Enter")
        #expect(app.shows("☑ 午饭"))
        try app.press("Tab Enter Tab Enter")
        #expect(app.shows("王明 3 人，午饭、晚饭") && app.shows("共 3 位"))
        #expect(app.errors == 0)
    }

    @Test func `A form takes the values of components, and its list shows them in rows that the page chose`() throws {
        let app = try open()
        try app.type("王明", into: "怎么称呼")
        try app.click("[ + ]")
        try app.click("☐ 午饭")
        try app.click("六点开始")
        try app.press("Tab")
        try app.tap("─")
        #expect(app.shows("名单 3") && app.shows("王明报了名"))
        #expect(app.row(with: "王明 2").contains("王明 2 人，午饭、晚饭"))
        #expect(app.console.contains { $0.contains("tabs 0 -> 1") })
        try app.click("换个样子")
        #expect(app.shows("3 王明") && !app.shows("共 3 位"))
        #expect(app.errors == 0)
    }

    @Test func `A name is asked for`() throws {
        let app = try open()
        try app.tap("─")
        #expect(app.shows("请填写姓名") && app.shows("名单 2"))
        try app.type("李", into: "怎么称呼")
        #expect(!app.shows("请填写姓名"))
        #expect(app.errors == 0)
    }

    @Test func `A row's event is captured first, then bubbles through the list's slot to the page`() throws {
        let app = try open()
        try app.click("名单 2")
        try app.click("删")
        #expect(!app.shows("林晓 2 人") && app.shows("共 1 位") && app.shows("第一位：周舟"))
        #expect(app.console.filter { $0.contains("将要删除 1") }.count == 1)
        try app.click("删")
        #expect(app.shows("还没有人报名") && app.shows("共 0 位") && app.shows("第一位：没有人"))
        #expect(app.errors == 0)
    }

    @Test func `A component that uses itself shows a tree, and exports what it can do`() throws {
        let app = try open()
        try app.click("分组")
        #expect(app.shows("▾ 活动") && app.shows("▾ 吃饭") && app.shows("· 林晓"))
        try app.click("数一数")
        #expect(app.shows("树上有 5 个"))
        try app.click("▾ 吃饭")
        #expect(app.shows("▸ 吃饭") && !app.shows("林晓") && app.shows("周舟"))
        try app.click("[ 收起 ]")
        #expect(app.shows("▸ 活动") && !app.shows("周舟"))
        #expect(app.errors == 0)
    }

    @Test func `A page that is a component takes its query as a number, and the list counts who comes back`() throws {
        let app = try open()
        try app.click("名单 2")
        #expect(app.shows("第 1 次来看"))
        try app.click("周舟 1 人")
        #expect(app.path == "pages/person/person" && app.title.contains("周舟") && app.shows("2 周舟"))
        try app.type("舟", into: "周舟")
        #expect(app.shows("2 周舟舟"))
        try app.press("Escape Escape")
        #expect(app.path == "pages/index/index" && app.shows("第 2 次来看"))
        #expect(app.errors == 0)
    }
}
