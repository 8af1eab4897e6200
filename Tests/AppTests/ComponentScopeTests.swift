import MiniProgram
import Testing

/// Queries, observers and selectors of a component see what is in its own template, and no further (official documentation:
/// wx.createSelectorQuery, SelectorQuery.in).
@MainActor @Suite struct ComponentScopeTests {
    /// A page with a box, and a component with a box of its own and one in its slot; each box has another width.
    private func open(_ body: String) throws -> AppStage {
        let app = AppStage(
            MemorySource([
                "app.json": #"{"pages":["p"]}"#, "app.js": "App({})",
                "p.json": #"{"usingComponents":{"c":"/c","d":"/d"}}"#,
                "p.wxml": """
                <view class="box" id="outer" style="width:400px" data-name="page"/>
                <c id="c"><view class="box" style="width:200px" data-name="slotted"/></c>
                """,
                "p.js": "Page({ onReady() { this.selectComponent('#c').run(this) } })",
                "c.json": #"{"component":true,"usingComponents":{"d":"/d"}}"#,
                "c.wxml": """
                <view class="box" id="own" style="width:100px" data-name="own"/><d class="kid"/><slot/>
                """,
                "c.js": """
                Component({ methods: { run(page) {
                  const show = (...v) => console.log(...v.map((one) => typeof one === 'object' ? JSON.stringify(one) : one))
                  const widths = (found) => [].concat(found).map((one) => one && one.width)
                  \(body)
                } } })
                """,
                "d.json": #"{"component":true}"#,
                "d.wxml": "<view class=\"box\" style=\"width:50px\" data-name=\"deep\"/>",
                "d.js": "Component({})",
            ]))
        app.wait(milliseconds: 300)
        return app
    }

    /// Who asks, for what, and the widths of what is found.
    nonisolated static let queries: [(query: String, selector: String, widths: String)] = [
        ("this.createSelectorQuery()", ".box", "[100]"),
        ("wx.createSelectorQuery().in(this)", ".box", "[100]"),
        ("wx.createSelectorQuery()", ".box", "[400,200]"),
        ("wx.createSelectorQuery().in(page)", ".box", "[400,200]"),
        ("page.createSelectorQuery()", ".box", "[400,200]"),
        ("this.createSelectorQuery()", ".kid >>> .box", "[50]"),
        ("wx.createSelectorQuery()", "#c >>> .box", "[100,50,200]"),
        ("wx.createSelectorQuery()", "#c >>> .kid >>> .box", "[50]"),
        ("this.createSelectorQuery()", "#outer", "[]"),
        ("this.createSelectorQuery().in(page)", "#outer", "[400]"),
        ("this.createSelectorQuery()", "#own, .kid", "[100,100]"),
    ]

    @Test(arguments: queries.indices)
    func `a query stays in its component`(_ index: Int) throws {
        let (query, selector, widths) = Self.queries[index]
        let app = try open(
            "\(query).selectAll('\(selector)').boundingClientRect((found) => show('found', widths(found))).exec()")
        let line = app.console.first { $0.contains("found") } ?? ""
        if selector == "#own, .kid" {
            // The host of the other component is as wide as the page.
            #expect(line.contains("[100,"), "\(app.console)")
        } else {
            #expect(line.hasSuffix("found " + widths), "\(query) \(selector): \(app.console)")
        }
    }

    @Test func `one of each, the viewport and properties come in the order of the query`() throws {
        let app = try open(
            """
            const query = this.createSelectorQuery()
            query.select('.box').fields({ dataset: true, size: true, id: true, computedStyle: ['width', 'display'] })
            query.select('.none').boundingClientRect()
            query.selectViewport().scrollOffset()
            query.exec((found) => show(found[0].dataset.name, found[0].id, found[0].width, found[0].display, found[1], found[2].scrollTop))
            """)
        #expect(app.console.contains { $0.hasSuffix("own own 100px block null 0") }, "\(app.console)")
    }

    @Test func `an observer of intersections looks in its component too`() throws {
        let app = try open(
            """
            for (const [who, of] of [['component', this], ['page', page]]) {
              const observer = of.createIntersectionObserver({ observeAll: true })
              observer.relativeToViewport().observe('.box', (found) => show(who, found.dataset.name))
            }
            """)
        let said = app.console.filter { $0.contains("component ") || $0.contains("page ") }.map { $0.suffix(16) }
        #expect(said.contains { $0.hasSuffix("component own") })
        #expect(said.contains { $0.hasSuffix("page page") } && said.contains { $0.hasSuffix("page slotted") })
        #expect(!said.contains { $0.hasSuffix("component page") || $0.hasSuffix("page own") }, "\(app.console)")
    }

    @Test func `components are found the same way, and their owners`() throws {
        let app = try open(
            """
            const kid = this.selectComponent('.kid')
            show('kid', kid.is, kid.selectOwnerComponent() === this, this.selectOwnerComponent() === page)
            show('all', this.selectAllComponents('.kid').length, page.selectAllComponents('.kid').length)
            show('page', page.getPageId() === this.getPageId(), typeof this.getPageId(), this.getTabBar())
            """)
        #expect(app.console.contains { $0.hasSuffix("kid d true true") }, "\(app.console)")
        #expect(app.console.contains { $0.hasSuffix("all 1 0") })
        #expect(app.console.contains { $0.contains("page true ") && $0.hasSuffix("null") })
    }
}
