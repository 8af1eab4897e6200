import Bridge
import LogicFixture
import Testing
import Values

/// What the documentation says of Component, item by item (framework/custom-component).
@Suite struct ComponentTableTests {
    /// A page whose template holds a component `c` (and what it uses), and what the console said.
    private func run(
        _ component: String, wxml: String = "<c id='c'/>", page: String = "Page({})", inner: String = "<text>t</text>",
        json: String = #"{"component":true}"#, files: [String: String] = [:]
    ) -> LogicFixture {
        var all = [
            "pages/index.js": page, "pages/index.wxml": wxml,
            "pages/index.json": #"{"usingComponents":{"c":"/c/c","d":"/d/d"}}"#,
            "c/c.json": json, "c/c.wxml": inner, "c/c.js": component,
            "d/d.json": #"{"component":true}"#, "d/d.wxml": "<text>d</text>", "d/d.js": "Component({})",
        ]
        all.merge(files) { $1 }
        return LogicFixture(all).start()
    }

    @Test(
        "Properties convert, fall back and warn",
        arguments: [
            // type, what the template gives, what this.data holds, words of the warning
            ("String", "{{1}}", "1", ""), ("String", "{{null}}", "", "expected <String> but get null value"),
            ("Number", "{{'3'}}", "3", ""), ("Number", "{{'x'}}", "0", "expected <Number> but got non-number value"),
            ("Number", "{{1/0}}", "0", "NaN or Infinity"), ("Boolean", "{{0}}", "false", ""),
            ("Boolean", "", "false", ""),
            ("Array", "{{'x'}}", "[]", "expected <Array> but got non-array value"), ("Array", "{{[1]}}", "[1]", ""),
            ("Object", "{{1}}", "null", "expected <Object> but got non-object value"),
            ("Object", "{{ {a: 1} }}", "{a:1}", ""), ("null", "{{1}}", "1", ""),
            ("{ type: Number, value: 5 }", "{{'x'}}", "5", "Used default value"),
            ("{ type: Number, optionalTypes: [String, Object] }", "{{'x'}}", "x", ""),
            ("{ type: Number, optionalTypes: [String] }", "{{'7'}}", "7", ""),
            ("{ type: String, value: 'v' }", "{{undefined}}", "v", "Use default value instead"),
        ])
    func properties(_ type: String, _ given: String, _ held: String, _ warning: String) {
        let app = run(
            "Component({ properties: { p: \(type) }, attached() { console.log(this.data.p) } })",
            wxml: "<c p=\"\(given)\"/>")
        #expect(app.console.contains("log \(held)"), "\(app.console)")
        let warnings = app.console.filter { $0.hasPrefix("warn") && $0.contains("received type-uncompatible value") }
        #expect(warnings.isEmpty == warning.isEmpty)
        if !warning.isEmpty { #expect(warnings.first?.contains(warning) == true, "\(warnings)") }
    }

    @Test(
        "Behaviors merge",
        arguments: [
            // Behavior definitions, the component's definition, what the console says.
            (
                "b = Behavior({ methods: { m() { console.log('b') } } })",
                "behaviors: [b], methods: { m() { console.log('c') } }, attached() { this.m() }", ["log c"]
            ),
            (
                "a = Behavior({ methods: { m() { console.log('a') } } }); b = Behavior({ methods: { m() { console.log('b') } } })",
                "behaviors: [a, b], attached() { this.m() }", ["log b"]
            ),
            (
                "b = Behavior({ data: { o: { x: 1, y: 1 }, n: 1 } })",
                "behaviors: [b], data: { o: { y: 2, z: 3 }, n: 2 }, attached() { console.log(this.data.o, this.data.n) }",
                ["log {x:1,y:2,z:3} 2"]
            ),
            (
                "b = Behavior({ attached() { console.log('b') } })", "behaviors: [b], attached() { console.log('c') }",
                ["log b", "log c"]
            ),
            (
                "b = Behavior({ lifetimes: { attached() { console.log('new') } }, attached() { console.log('old') } })",
                "behaviors: [b, b]", ["log new"]
            ),
            (
                "a = Behavior({ created() { console.log('a') } }); b = Behavior({ behaviors: [a], created() { console.log('b') } })",
                "behaviors: [b], created() { console.log('c') }", ["log a", "log b", "log c"]
            ),
            (
                "b = Behavior({ properties: { p: { type: Number, value: 1 } } })",
                "behaviors: [b], properties: { p: { type: Number, value: 2 } }, attached() { console.log(this.data.p) }",
                ["log 2"]
            ),
            (
                "b = Behavior({ observers: { n() { console.log('b') } } })",
                "behaviors: [b], data: { n: 0 }, observers: { n() { console.log('c') } }, attached() { this.setData({ n: 1 }) }",
                ["log b", "log c"]
            ),
            (
                "b = Behavior({ definitionFilter(d) { d.data = { n: 9 } } })",
                "behaviors: [b], attached() { console.log(this.data.n) }", ["log 9"]
            ),
            (
                "b = Behavior({ definitionFilter(d, list) { console.log('filter', list.length); list.forEach((f) => f(d)) }, behaviors: [Behavior({ definitionFilter(d) { d.data = { ...d.data, deep: 1 } } })] })",
                "behaviors: [b], attached() { console.log(this.data.deep) }", ["log filter 1", "log 1"]
            ),
            (
                "b = Behavior({})",
                "behaviors: [b, 'wx://form-field'], attached() { console.log(this.hasBehavior(b), this.hasBehavior('wx://form-field'), this.hasBehavior('wx://component-export')) }",
                ["log true true false"]
            ),
        ])
    func behaviors(_ behaviors: String, _ definition: String, _ expected: [String]) {
        let app = run("let a, b; \(behaviors); Component({ \(definition) })")
        #expect(app.console == expected)
    }

    @Test(
        "What observers hear",
        arguments: [
            // The observed path, what is set, what is heard.
            ("n", "{ n: 1 }", ["log 1"]), ("n", "{ n: 0 }", ["log 0"]), ("n, o.x", "{ 'o.x': 5 }", ["log 0 5"]),
            ("o", "{ 'o.x': 5 }", []), ("o.x", "{ o: { x: 7 } }", ["log 7"]), ("o.**", "{ 'o.x': 5 }", ["log {x:5}"]),
            ("o.**", "{ n: 5 }", []), ("**", "{ n: 5 }", ["log {n:5,o:{x:1},l:[{v:1}]}"]),
            ("l[0].v", "{ 'l[0].v': 4 }", ["log 4"]), ("l[0]", "{ 'l[0].v': 4 }", []),
            ("l[0].**", "{ 'l[0].v': 4 }", ["log {v:4}"]),
            ("n", "{ n: 1, 'o.x': 2 }", ["log 1"]), ("n, n", "{ n: 3 }", ["log 3 3"]),
        ])
    func observers(_ path: String, _ data: String, _ expected: [String]) {
        let app = run(
            """
            Component({ data: { n: 0, o: { x: 1 }, l: [{ v: 1 }] },
              observers: { '\(path)'(...values) { console.log(...values) } }, attached() { this.setData(\(data)) } })
            """)
        #expect(app.console == expected)
    }

    @Test(
        "Instance members",
        arguments: [
            ("this.is", "c/c"), ("this.id", "c"), ("this.dataset.aB", "1"),
            ("this.selectOwnerComponent().route", "pages/index"),
            ("typeof this.getPageId()", "string"), ("this.getTabBar()", "null"), ("this.getAppBar()", "null"),
            ("this.properties === this.data", "true"), ("typeof this.createSelectorQuery().select", "function"),
            ("typeof this.animate", "function"), ("typeof this.clearAnimation", "function"),
            ("typeof this.setUpdatePerformanceListener", "function"), ("this.selectComponent('.none')", "null"),
            ("this.selectAllComponents('.d').length", "2"), ("this.selectComponent('.d').is", "d/d"),
            ("this.selectComponent('#in >>> .e')", "null"), ("this.getRelationNodes('none').length", "0"),
            ("this.router !== undefined && this.pageRouter !== undefined", "true"),
        ])
    func members(_ expression: String, _ expected: String) {
        let app = run(
            "Component({ ready() { console.log(\(expression)) } })", wxml: "<c id='c' data-a-b='1'/>",
            inner: "<d class='d'/><view id='in'><d class='d'/></view>",
            json: #"{"component":true,"usingComponents":{"d":"/d/d"}}"#)
        #expect(app.console == ["log \(expected)"])
    }

    @Test func `export stands for the component only with its behavior`() {
        for (behaviors, expected) in [("behaviors: ['wx://component-export'],", "log {mine:1}"), ("", "log c/c")] {
            let app = run(
                "Component({ \(behaviors) export() { return { mine: 1 } } })",
                page: "Page({ onReady() { const c = this.selectComponent('#c'); console.log(c.mine ? c : c.is) } })")
            #expect(app.console == [expected])
        }
    }

    @Test(
        "Form fields",
        arguments: [
            ("behaviors: ['wx://form-field'], attached() { this.setData({ value: 5 }) }", "<text/>", "{x:5}"),
            ("", "<text/>", "{}"),
            ("behaviors: ['wx://form-field-group']", "<d name='y'/>", "{y:6}"), ("", "<d name='y'/>", "{}"),
        ])
    func formFields(_ definition: String, _ inner: String, _ expected: String) throws {
        let app = run(
            "Component({ properties: { name: String }, \(definition) })",
            wxml: "<form id='f' bindsubmit='s'><c name='x'/></form>",
            page: "Page({ s(e) { console.log(e.detail.value) } })",
            inner: inner, json: #"{"component":true,"usingComponents":{"d":"/d/d"}}"#,
            files: [
                "d/d.js":
                    "Component({ properties: { name: String }, behaviors: ['wx://form-field'], attached() { this.setData({ value: 6 }) } })"
            ])
        let (page, node) = try #require(app.node("f"))
        app.send(.event(UserEvent(sequence: 1, page: page, node: node, type: "submit", detail: ["value": [:]])))
        #expect(app.console == ["log \(expected)"])
    }

    @Test func `Generics take what is given, else their default, found from the component's own file`() {
        let files = [
            "c/own.json": #"{"component":true}"#, "c/own.wxml": "<text>own</text>", "c/own.js": "Component({})",
        ]
        for (given, expected) in [("generic:item='d'", "d"), ("", "own")] {
            let app = run(
                "Component({})", wxml: "<c \(given)/>", inner: "<item/>",
                json: #"{"component":true,"componentGenerics":{"item":{"default":"./own"}}}"#, files: files)
            #expect(app.tree.contains("      text\n        \(expected)\n"), "\(app.tree)")
        }
    }

    @Test func `A placeholder stands for a component that is not there`() {
        let app = run(
            "Component({})", wxml: "<gone/>",
            files: [
                "pages/index.json":
                    #"{"usingComponents":{"gone":"/gone/gone","d":"/d/d"},"componentPlaceholder":{"gone":"d"}}"#
            ])
        #expect(app.tree.contains("gone\n    text\n      d\n"), "\(app.tree)")
    }

    @Test func `A component may use itself`() {
        let app = run(
            "Component({ properties: { n: Number } })", wxml: "<c n='{{3}}'/>",
            inner: "<text>{{n}}</text><self wx:if='{{n > 1}}' n='{{n - 1}}'/>",
            json: #"{"component":true,"usingComponents":{"self":"./c"}}"#)
        for number in 1...3 { #expect(app.tree.contains("\(number)\n")) }
    }

    @Test func `Packages are found built, else where npm put them`() {
        let kit = [
            "button/index.json": #"{"component":true}"#, "button/index.wxml": "<text>kit</text>",
            "button/index.js": "Component({})",
        ]
        for (folder, files) in [
            ("miniprogram_npm/kit/", [:]),
            ("node_modules/kit/lib/", ["node_modules/kit/package.json": #"{"miniprogram":"lib"}"#]),
            ("node_modules/kit/miniprogram_dist/", ["node_modules/kit/package.json": "{}"]),
        ] {
            var all = files
            all["pages/index.json"] = #"{"usingComponents":{"b":"kit/button/index"}}"#
            for (name, text) in kit { all[folder + name] = text }
            #expect(run("Component({})", wxml: "<b/>", files: all).tree.contains("kit"), "\(folder)")
        }
    }

    @Test func `A library that is not there leaves a box and a word`() {
        let app = run(
            "Component({})", wxml: "<mp-dialog>x</mp-dialog>",
            files: [
                "app.json": #"{"pages":["pages/index"],"useExtendedLib":{"weui":true}}"#,
                "pages/index.json": #"{"usingComponents":{"mp-dialog":"weui-miniprogram/dialog/dialog"}}"#,
            ])
        #expect(app.tree == "page\n  mp-dialog\n    x\n")
    }

    @Test func `Updates tell their times to who listens`() {
        let app = run(
            """
            Component({ data: { a: 0 }, attached() {
              this.setUpdatePerformanceListener({ withDataPaths: true }, (r) =>
                console.log(r.updateProcessId, r.isMergedUpdate, r.dataPaths, r.updateEndTimestamp >= r.updateStartTimestamp))
              this.setData({ a: 1, 'b.c': 2 })
            } })
            """)
        #expect(app.console == ["log 1 false [[a],[b,c]] true"])
    }

    @Test func `groupSetData renders once`() {
        let app = run(
            "Component({ data: { a: 0 }, ready() { this.groupSetData(() => { this.setData({ a: 1 }); this.setData({ a: 2 }) }) } })",
            inner: "{{a}}")
        let texts = app.messages.flatMap { message -> [String] in
            guard case .patch(let patch) = message else { return [] }
            return patch.operations.compactMap { if case .replaceText(_, let text) = $0 { text } else { nil } }
        }
        #expect(texts == ["2"])
    }

    @Test(
        "Page lifetimes reach components",
        arguments: [
            ("show", ["log show"]), ("hide", ["log hide"]), ("resize", ["log resize 500"]),
            ("routeDone", ["log routeDone"]),
        ])
    func pageLifetimes(_ name: String, _ expected: [String]) {
        let app = run(
            "Component({ pageLifetimes: { \(name)(e) { console.log('\(name)', ...(e ? [e.size.windowWidth] : [])) } } })"
        )
        if name == "hide" { app.send(.visibility(false)) }
        if name == "resize" {
            var device = Device()
            device.windowWidth = 500
            app.send(.device(device))
        }
        #expect(app.console == expected)
    }

    @Test(
        "How far an event of a component goes",
        arguments: [
            ("{}", "host"), ("{ bubbles: true }", "host around"), ("{ bubbles: true, composed: true }", "host around"),
            ("{ capturePhase: true }", "capture host"),
            ("{ bubbles: true, capturePhase: true }", "capture host around"),
        ])
    func events(_ options: String, _ expected: String) {
        let app = run(
            "Component({ ready() { this.triggerEvent('e', 1, \(options)) } })",
            wxml: "<view bind:e='f' capture-bind:e='g' data-n='around'><c bind:e='f' data-n='host'/></view>",
            page: "Page({ f(e) { console.log(e.currentTarget.dataset.n) }, g() { console.log('capture') } })")
        #expect(app.console.map { $0.dropFirst(4) }.joined(separator: " ") == expected)
    }

    @Test func `One setData sees its own earlier keys, and templates their copies`() {
        let app = run(
            """
            Component({ data: { rows: [] }, attached() {
              const rows = [{ x: 1 }, { x: 2 }]
              this.setData({ rows, 'rows[0].x': 9, other: rows, 'other[1].x': 8 })
              console.log(this.data.rows, this.data.other)
            } })
            """, inner: "<text>{{rows[0].x}}{{rows[1].x}}{{other[0].x}}{{other[1].x}}</text>")
        #expect(app.console == ["log [{x:9},{x:8}] [{x:9},{x:8}]"])
        #expect(app.tree.contains("9898"), "\(app.tree)")
    }

    @Test(
        "A rejection that is no error has a place",
        arguments: [
            ("Promise.reject({ a: 1 })", "pages/index.js:2:"), ("Promise.reject('x')", "pages/index.js:2:"),
            ("wx.navigateTo({ url: 'none' })", "pages/index.js:2:"),
        ])
    func rejection(_ call: String, _ place: String) {
        let app = run("Component({})", page: "Page({ onLoad() {\n\(call) } })")
        let sources = zip(app.console, app.consoleSources).filter { $0.0.contains("Uncaught (in promise)") }
        #expect(sources.first?.1?.hasPrefix(place) == true, "\(sources)")
    }
}
