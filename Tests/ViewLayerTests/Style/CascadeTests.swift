import Bridge
import Markup
import Testing

@testable import ViewLayer

/// A sheet, and the colour that the element of id `x` gets.
struct CascadeCase: CustomTestStringConvertible, Sendable {
    let name: String
    let markup: String
    let sheet: String
    var app = ""
    var expected: UInt32? = 1

    var testDescription: String { name }
}

@MainActor
struct CascadeTests {
    nonisolated static let cases: [CascadeCase] = [
        CascadeCase(name: "class", markup: "<view id=\"x\" class=\"a\"/>", sheet: ".a { color: #000001 }"),
        CascadeCase(name: "tag", markup: "<view id=\"x\"/>", sheet: "view { color: #000001 }"),
        CascadeCase(
            name: "id", markup: "<view id=\"x\" class=\"a\"/>", sheet: "#x { color: #000001 } .a { color: red }"),
        CascadeCase(
            name: "inherited", markup: "<view class=\"a\"><text id=\"x\"/></view>", sheet: ".a { color: #000001 }"),
        CascadeCase(
            name: "the later of two equals", markup: "<view id=\"x\" class=\"a b\"/>",
            sheet: ".b { color: red } .a { color: #000001 }"),
        CascadeCase(
            name: "specificity beats order", markup: "<view id=\"x\" class=\"a b\"/>",
            sheet: ".a.b { color: #000001 } .a { color: red }"),
        CascadeCase(
            name: "important beats inline", markup: "<view id=\"x\" class=\"a\" style=\"color: red\"/>",
            sheet: ".a { color: #000001 !important }"),
        CascadeCase(
            name: "inline beats the sheet", markup: "<view id=\"x\" class=\"a\" style=\"color: #000001\"/>",
            sheet: "#x.a { color: red }"),
        CascadeCase(
            name: "the page's sheet beats app.wxss", markup: "<view id=\"x\" class=\"a\"/>",
            sheet: ".a { color: #000001 }", app: ".a { color: red }"),
        CascadeCase(
            name: "app.wxss reaches pages", markup: "<view id=\"x\" class=\"a\"/>", sheet: "",
            app: ".a { color: #000001 }"),
        CascadeCase(
            name: "descendant", markup: "<view class=\"a\"><view><text id=\"x\" class=\"b\"/></view></view>",
            sheet: ".a .b { color: #000001 }"),
        CascadeCase(
            name: "child", markup: "<view class=\"a\"><view><text id=\"x\" class=\"b\"/></view></view>",
            sheet: ".a > .b { color: red } .b { color: #000001 }", expected: 1),
        CascadeCase(
            name: "next sibling", markup: "<view class=\"a\"/><view id=\"x\"/>", sheet: ".a + view { color: #000001 }"),
        CascadeCase(
            name: "later sibling", markup: "<view class=\"a\"/><text/><view id=\"x\"/>",
            sheet: ".a ~ view { color: #000001 }"),
        CascadeCase(
            name: "first child", markup: "<view id=\"x\"/><view/>", sheet: "view:first-child { color: #000001 }"),
        CascadeCase(name: "last child", markup: "<view/><view id=\"x\"/>", sheet: "view:last-child { color: #000001 }"),
        CascadeCase(
            name: "nth child", markup: "<view/><view id=\"x\"/><view/>", sheet: "view:nth-child(2n) { color: #000001 }"),
        CascadeCase(name: "not", markup: "<view id=\"x\"/>", sheet: "view:not(.a) { color: #000001 }"),
        CascadeCase(name: "empty", markup: "<view id=\"x\"/>", sheet: "view:empty { color: #000001 }"),
        CascadeCase(
            name: "attribute", markup: "<button id=\"x\" type=\"primary\"/>",
            sheet: "button[type=primary] { color: #000001 }"),
        CascadeCase(
            name: "media that holds", markup: "<view id=\"x\" class=\"a\"/>",
            sheet: "@media (min-width: 100px) { .a { color: #000001 } }"),
        CascadeCase(
            name: "media that does not", markup: "<view id=\"x\" class=\"a\"/>",
            sheet: "@media (min-width: 1000px) { .a { color: #000001 } }", expected: nil),
        CascadeCase(
            name: "variables inherit and fall back", markup: "<view class=\"a\"><view id=\"x\" class=\"b\"/></view>",
            sheet: ".a { --c: #000001 } .b { color: var(--none, var(--c)) }"),
        CascadeCase(
            name: "a variable in a circle is nothing", markup: "<view id=\"x\" class=\"a\"/>",
            sheet: ".a { --a: var(--b); --b: var(--a); color: var(--a, #000001) }"),
        CascadeCase(
            name: "rgba and hsl", markup: "<view id=\"x\" class=\"a\"/>", sheet: ".a { color: rgb(0, 0, 1) }"),
        CascadeCase(
            name: "what cannot be read changes nothing", markup: "<view id=\"x\" class=\"a\"/>",
            sheet: ".a { color: #000001; color: nonsense(3) }"),
        CascadeCase(
            name: "initial", markup: "<view class=\"a\"><view id=\"x\" class=\"b\"/></view>",
            sheet: ".a { color: red } .b { color: initial }", expected: nil),
        CascadeCase(
            name: "imports come first", markup: "<view id=\"x\" class=\"i\"/>",
            sheet: "@import \"lib/base.wxss\"; .j { color: red }"),
    ]

    @Test(arguments: cases)
    func `finds the colour`(_ test: CascadeCase) {
        let page = TestPage(
            test.markup, test.sheet,
            files: [
                "app.wxss": test.app, "lib/base.wxss": "@import \"../lib/deep.wxss\";",
                "lib/deep.wxss": "@import \"base.wxss\"; .i { color: #000001 }",
            ])
        let color = page.style("x")?.inherited.values.color
        #expect(color?.hex == test.expected)
    }

    @Test func `import circles and missing sheets are reported once`() {
        let page = TestPage(
            "<view/>", "@import \"a.wxss\"; @import \"gone.wxss\";",
            files: ["a.wxss": "@import \"page.wxss\";"])
        _ = page.text()
        _ = page.text()
        let messages = page.view.diagnostics.map(\.message)
        #expect(messages.filter { $0.contains("circle") }.count == 1)
        #expect(messages.filter { $0.contains("gone.wxss") }.count == 1)
    }

    @Test func `rows that look alike share one style`() {
        let page = TestPage(
            "<view id=\"a\" class=\"r\">1</view><view id=\"b\" class=\"r\">2</view>", ".r { color: red }")
        #expect(page.style("a") === page.style("b"))
    }

    @Test func `a class of a component is not reached by the page's sheet`() {
        let page = TestPage("", ".inner { color: red } view { color: red }")
        let component = StyleScopeSet(2)
        page.apply([
            .scopeSet(component, [StyleScope(7)]), .element(NodeID(50), tag: "view", scopes: component, host: nil),
            .classes(NodeID(50), [StyleClass(name: "inner", scopes: component)]),
            .insert(NodeID(50), parent: NodeID(1), before: nil),
        ])
        page.page.layoutIfNeeded()
        #expect(page.page.tree.node(NodeID(50))?.style?.inherited.values.color == nil)
    }

    @Test func `changes reach what depends on them`() {
        let page = TestPage(
            "<view id=\"p\"><view id=\"c\" class=\"c\"/></view><view id=\"last\"/>",
            ".on .c { color: #000001 } view:last-child { color: #000002 } .c:last-child { color: #000003 }")
        #expect(page.style("c")?.inherited.values.color?.hex == 3)
        page.apply([.classes(page.id("p"), page.classes("on"))])
        #expect(page.style("c")?.inherited.values.color?.hex == 1 || page.style("c")?.inherited.values.color?.hex == 3)
        #expect(page.style("last")?.inherited.values.color?.hex == 2)
        page.apply(page.build("<view id=\"new\"/>", parent: NodeID(1)))
        #expect(page.style("last")?.inherited.values.color == nil)
        #expect(page.style("new")?.inherited.values.color?.hex == 2)
        page.apply([.remove(page.id("new"))])
        #expect(page.style("last")?.inherited.values.color?.hex == 2)
    }

    @Test func `an unknown property is noted once`() {
        let page = TestPage(
            "<view class=\"a\"/><view class=\"b\"/>", ".a { wibble: 1; animation: x 1s } .b { wibble: 2 }")
        _ = page.text()
        #expect(page.view.diagnostics.map(\.message).filter { $0.contains("wibble") }.count == 1)
        #expect(!page.view.diagnostics.contains { $0.message.contains("animation") })
    }

    @Test func `the dark theme is another environment`() {
        let page = TestPage(
            "<view id=\"x\" class=\"a\"/>",
            ".a { color: #000001 } @media (prefers-color-scheme: dark) { .a { color: #000002 } }")
        #expect(page.style("x")?.inherited.values.color?.hex == 1)
        page.view.isDark = true
        #expect(page.style("x")?.inherited.values.color?.hex == 2)
    }
}
