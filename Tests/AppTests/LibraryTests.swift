import Testing

/// A library of small components and the gallery that uses them, used as a person does.
@MainActor @Suite struct LibraryTests {
    private func open(_ page: String) throws -> AppStage {
        try .open("Tests/Fixtures/Library", page: "pages/\(page)/\(page)")
    }

    @Test func `The gallery leads to its pages by cells, and its notice can be closed`() throws {
        let app = try open("index")
        #expect(app.title == "小件" && app.shows("二十几个小件"))
        try app.click("×")
        #expect(!app.shows("二十几个小件"))
        for (cell, page) in [("基础", "basic"), ("展示", "show"), ("填写", "enter"), ("回应", "answer")] {
            try app.tap(cell)
            #expect(app.path == "pages/\(page)/\(page)")
            try app.press("Escape")
        }
        #expect(app.errors == 0)
    }

    @Test func `Buttons tell of clicks unless they are off or busy; a badge stops at its most`() throws {
        let app = try open("basic")
        try app.click("默认")
        #expect(app.row(with: "点了").hasSuffix("点了 1"))
        for name in ["主要", "危险", "朴素", "禁用"] { try app.click(name) }
        #expect(app.row(with: "点了").hasSuffix("点了 3+"))
        try app.click("做事")
        #expect(app.shows("忙着"))
        app.wait(milliseconds: 600)
        #expect(app.shows("做事") && !app.shows("忙着"))
        #expect(app.errors == 0)
    }

    @Test func `Tags are closed one by one; cells show their slots`() throws {
        let app = try open("basic")
        #expect(app.shows("标签×") && app.shows("插槽里的") && app.shows("99+") && app.shows("*必填"))
        try app.click("×")
        #expect(!app.shows("标签×") && app.shows("可以×"))
        #expect(app.errors == 0)
    }

    @Test func `Folds open beside one another, an accordion one at a time`() throws {
        let app = try open("show")
        #expect(app.shows("可以同时打开几节。") && !app.shows("打开的名字") && app.shows("只打开一节。"))
        try app.click("第二节")
        #expect(app.shows("可以同时打开几节。") && app.shows("打开的名字"))
        try app.click("第一节")
        #expect(!app.shows("可以同时打开几节。"))
        try app.click("乙")
        #expect(!app.shows("只打开一节。") && app.shows("另一节就收起。"))
        #expect(app.errors == 0)
    }

    @Test func `A card, a grid that knows its children's places, steps and progress`() throws {
        let app = try open("show")
        #expect(app.shows("¥128.50") && app.shows("秒杀") && app.shows("40%"))
        try app.click("音乐")
        #expect(app.shows("宫格 音乐"))
        try app.click("再来一步")
        #expect(app.shows("60%") && app.row(with: "签收").contains("✓ 发货"))
        #expect(app.errors == 0)
    }

    @Test func `A form of components is filled by keyboard and sent`() throws {
        let app = try open("enter")
        try app.type("王明", into: "怎么称呼")
        try app.type("23", into: "十一位")
        #expect(app.shows("手机号不对"))
        try app.press("Home Delete")
        try app.press("\"1\"")
        #expect(!app.shows("手机号不对"))
        try app.click("＋")
        try app.click("＋")
        try app.click("＋")
        #expect(app.shows("stepper \"plus\""))
        try app.click("━●")
        #expect(app.shows("switch false") && app.shows("●━"))
        try app.click("[ 提交 ]")
        let said = app.text.filter { !$0.isWhitespace }
        for part in [#""name":"王明""#, #""phone":"13""#, #""count":3"#, #""score":3"#] {
            #expect(said.contains(part), "\(said)")
        }
        #expect(app.errors == 0)
    }

    @Test func `A dropdown opens one list at a time and takes what was chosen`() throws {
        let app = try open("enter")
        try app.click("全部 ▾")
        #expect(app.shows("全部 ▴") && app.shows("旧的"))
        try app.click("时间 ▾")
        #expect(app.shows("全部 ▾") && !app.shows("旧的") && app.shows("价格"))
        try app.click("价格")
        #expect(app.shows("价格 ▾") && !app.shows("时间") && app.shows(#"order "price""#))
        #expect(app.errors == 0)
    }

    @Test func `Search tells its text and forgets it`() throws {
        let app = try open("enter")
        try app.type("灯", into: "找什么")
        try app.press("Enter")
        #expect(app.shows(#"search "灯""#) && app.shows("取消"))
        try app.click("取消")
        #expect(app.shows("搜索") && app.shows("找什么"))
        #expect(app.errors == 0)
    }

    @Test func `Dialogs that are found by selectComponent answer a promise`() throws {
        let app = try open("answer")
        try app.click("确认框")
        #expect(app.shows("删掉就没有了"))
        try app.click("[ 取消 ]")
        #expect(app.shows("没有删：cancel"))
        app.wait(milliseconds: 300)
        #expect(!app.shows("删掉就没有了"))
        try app.click("确认框")
        try app.click("[ 确认 ]")
        #expect(app.shows("删掉了"))
        app.wait(milliseconds: 300)
        try app.click("提示框")
        #expect(app.shows("只有一个按钮") && !app.shows("[ 取消 ]"))
        try app.click("[ 确认 ]")
        #expect(app.shows("✓ 知道了"))
        app.wait(milliseconds: 2_100)
        #expect(!app.shows("✓ 知道了"))
        #expect(app.errors == 0)
    }

    @Test func `A popup comes and goes with its transition, from each side`() throws {
        let app = try open("answer")
        try app.click("弹出")
        for (name, position) in [("下面", "bottom"), ("右边", "right"), ("中间", "center")] {
            try app.click("[ \(name) ]")
            app.wait(milliseconds: 300)
            #expect(app.shows("从\(position)出来的一层") && app.shows("after-enter"))
            try app.click("×")
            app.wait(milliseconds: 300)
            #expect(!app.shows("出来的一层") && app.shows("after-leave"))
        }
        #expect(app.errors == 0)
    }

    @Test func `A cell that is swiped shows what to do with it, and a tab that is off stays shut`() throws {
        let app = try open("answer")
        try app.click("信件")
        #expect(app.shows("标签 信件") && app.shows("第一封信"))
        app.drag("往左滑", columns: -8)
        #expect(app.shows("删除"))
        try app.click("删除")
        #expect(!app.shows("第一封信") && app.shows("第二封信"))
        try app.click("不许")
        #expect(app.shows("第二封信"))
        #expect(app.errors == 0)
    }
}
