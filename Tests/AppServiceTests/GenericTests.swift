import LogicFixture
import Testing

/// Tags that the user of a component chooses: `componentGenerics`.
@Suite struct GenericTests {
    private func app(_ template: String, default request: String) -> LogicFixture {
        LogicFixture([
            "pages/index.json": #"{"usingComponents":{"list":"/lib/list/list","other":"/lib/other/other"}}"#,
            "pages/index.wxml": template, "pages/index.js": "Page({})",
            "lib/list/list.json": #"{"component":true,"componentGenerics":{"row":{"default":"\#(request)"}}}"#,
            "lib/list/list.wxml": "<row/>", "lib/list/list.js": "Component({})",
            "lib/row/row.json": #"{"component":true}"#, "lib/row/row.wxml": "<view/>",
            "lib/row/row.js": "Component({ attached() { console.log('row') } })",
            "lib/other/other.json": #"{"component":true}"#, "lib/other/other.wxml": "<view/>",
            "lib/other/other.js": "Component({ attached() { console.log('other') } })",
        ]).start()
    }

    @Test(arguments: ["../row/row", "/lib/row/row"])
    func `The default is found from the component's own file`(_ request: String) {
        #expect(app("<list/>", default: request).console == ["log row"])
        #expect(app(#"<list generic:row="other"/>"#, default: request).console == ["log other"])
    }

    @Test func `A default that is not there shows nothing, and what is chosen still shows`() {
        #expect(app("<list/>", default: "../none/none").console.isEmpty)
        #expect(app(#"<list generic:row="other"/>"#, default: "../none/none").console == ["log other"])
    }
}
