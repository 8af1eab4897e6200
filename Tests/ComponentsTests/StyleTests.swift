import Bridge
import Testing
import Values

@testable import Components

/// Which style sheets reach which nodes.
struct StyleTests {
    /// Scopes as letters: the app's, the page's, the component's, and that of a component that shares.
    private func letters(_ set: StyleScopeSet, _ stage: Stage) -> String {
        let names: [(StyleScope, String)] = [
            (.app, "A"), (stage.runtime.composed.styles.scope(of: "page"), "P"),
            (stage.runtime.composed.styles.scope(of: "c"), "C"), (stage.runtime.composed.styles.scope(of: "s"), "S"),
        ]
        return (stage.view.scopeSets[set] ?? []).compactMap { scope in names.first { $0.0 == scope }?.1 }.joined()
    }

    struct Case: Sendable {
        var component: ComponentOptions.StyleIsolation?
        var global = false
        var page: ComponentOptions.StyleIsolation?
        var inside: String
        var onPage = "PSA"
    }

    static let cases: [Case] = [
        Case(inside: "C"), Case(component: .isolated, global: true, inside: "C"), Case(global: true, inside: "CPSA"),
        Case(component: .applyShared, inside: "CPSA"), Case(component: .shared, inside: "CPSA", onPage: "PCSA"),
        Case(component: .applyShared, page: .pageIsolated, inside: "C", onPage: "P"),
        Case(component: .applyShared, page: .pageApplyShared, inside: "CS", onPage: "PS"),
        Case(component: .applyShared, page: .pageShared, inside: "CPS", onPage: "PS"),
    ]

    @Test(arguments: cases)
    func `styleIsolation decides`(test: Case) throws {
        let stage = Stage(page: "<view class='v'/><c class='h'/><s/>")
        stage.define("page") { $0.options.styleIsolation = test.page }
        stage.define("c", wxml: "<view class='w'/>") {
            $0.options.styleIsolation = test.component
            $0.options.addGlobalClass = test.global
        }
        stage.define("s", wxml: "") { $0.options.styleIsolation = .shared }
        stage.open()
        let view = stage.view.root.children[0]
        let host = stage.view.root.children[1]
        let inside = host.children[0]
        let onPage = Set(test.onPage)
        #expect(Set(letters(try #require(view.classes.first).scopes, stage)) == onPage)
        #expect(Set(letters(try #require(host.classes.first).scopes, stage)) == onPage)
        #expect(Set(letters(try #require(inside.classes.first).scopes, stage)) == Set(test.inside))
        #expect(letters(inside.scopes, stage).first == "C")
    }

    @Test func `an external class belongs to the outside, through any number of components`() throws {
        let stage = Stage(page: "<c outer-class='red {{x}}'/>", data: ["x": "big"])
        stage.define("c", wxml: "<d inner-class='outer-class own'/>") { $0.externalClasses = ["outer-class"] }
        stage.define("d", wxml: "<view class='inner-class mine'/>") { $0.externalClasses = ["inner-class"] }
        stage.open()
        let view = stage.view.root.children[0].children[0].children[0]
        #expect(view.classes.map(\.name) == ["red", "big", "own", "mine"])
        #expect(view.classes.map { letters($0.scopes, stage) }.prefix(3) == ["PA", "PA", "C"])
        try stage.setData(["x": "small"])
        #expect(view.classes.map(\.name) == ["red", "small", "own", "mine"])
    }

    @Test func `sheets are told of once`() {
        let stage = Stage(page: "<c/>")
        stage.program.sheets = ["page", "c"]
        stage.define("c", wxml: "")
        stage.open()
        #expect(Set(stage.runtime.takeStyleSheets().map(\.path)) == ["page.wxss", "c.wxss"])
        stage.open()
        #expect(stage.runtime.takeStyleSheets().isEmpty)
    }
}
