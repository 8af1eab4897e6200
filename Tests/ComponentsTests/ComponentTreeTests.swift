import Bridge
import Testing
import Values

@testable import Components

/// Slots, virtual hosts, generics and the lives of components.
struct ComponentTreeTests {
    @Test func `slots take content by name, and follow changes on both sides`() throws {
        let stage = Stage(
            page: "<c><a slot='{{s}}'/>text<b slot='two'/><block wx:if='{{v}}'><i slot='one'/></block></c>",
            data: ["s": "one", "v": true])
        stage.define("c", wxml: "<x><slot name='one'/></x><y wx:if='{{on}}'><slot name='{{n}}'/></y><z><slot/></z>") {
            $0.options.multipleSlots = true
            $0.data = ["on": true, "n": "two"]
        }
        stage.open()
        #expect(stage.content == "<c><x><a></><i></></><y><b></></><z>text</></>")
        try stage.setData(["s": "two", "v": false])
        #expect(stage.content == "<c><x></><y><a></><b></></><z>text</></>")
        let component = try stage.component("c")
        try stage.setData(["on": false], of: component)
        #expect(stage.content == "<c><x></><z>text</></>")
        try stage.setData(["v": true])
        try stage.setData(["on": true, "n": "none"], of: component)
        #expect(stage.content == "<c><x><i></></><y></><z>text</></>")
        try stage.setData(["n": "two"], of: component)
        #expect(stage.content == "<c><x><i></></><y><a></><b></></><z>text</></>")
        #expect(stage.scripts.log.filter { $0.contains("detached") }.isEmpty)
    }

    @Test func `a virtual host leaves no node`() throws {
        let stage = Stage(
            page: "<a/><c wx:for='{{l}}' wx:key='*this' v='{{item}}'>s{{item}}</c><b/>", data: ["l": [1, 2]])
        stage.define("c", wxml: "<i>{{v}}</i><slot/>") {
            $0.options.virtualHost = true
            $0.properties = [PropertyDefinition("v", .number)]
        }
        stage.open()
        #expect(stage.content == "<a></><i>1</>s1<i>2</>s2<b></>")
        try stage.setData(["l": [3, 2, 1]])
        #expect(stage.content == "<a></><i>3</>s3<i>2</>s2<i>1</>s1<b></>")
        #expect(stage.scripts.log.filter { $0 == "c moved" }.count == 1)
    }

    @Test func `a generic is what its user says, or its default`() throws {
        let stage = Stage(page: "<c generic:item='d'/><c/>")
        stage.define("c", wxml: "<item/>") { $0.generics = ["item": "e"] }
        stage.define("d", wxml: "D")
        stage.define("e", wxml: "E")
        stage.open()
        #expect(stage.content == "<c><item>D</></><c><item>E</></>")
    }

    @Test func `a component that contains itself ends`() {
        let stage = Stage(page: "<c/>")
        stage.define("c", wxml: "<c/>")
        stage.program.using["c"] = ["c": "c"]
        stage.open()
        #expect(stage.runtime.components.count == TreeWalk.deepestComponent)
        #expect(stage.scripts.warnings.count == 1)
        stage.runtime.closePage(stage.page)
        #expect(stage.runtime.elementCount == 0)
    }

    @Test func `page lifetimes reach components, and the query reaches properties`() throws {
        let stage = Stage(page: "<c/>{{id}}")
        stage.define("page") { $0.properties = [PropertyDefinition("id", .number)] }
        stage.define("c", wxml: "<d/>")
        stage.define("d", wxml: "") { $0.lifetimes = [.hide] }
        stage.open(properties: [("id", "12"), ("other", "x")])
        #expect(stage.content == "<c><d></></>12")
        stage.scripts.log = []
        stage.runtime.callPageLifetime(.pageShow, of: stage.page)
        stage.runtime.callPageLifetime(.pageHide, of: stage.page)
        #expect(stage.scripts.log == ["page show", "c show", "page hide", "c hide", "d hide"])
    }

    @Test func `an unknown page does not open, and a page without a template is empty`() {
        let stage = Stage()
        #expect(stage.runtime.openPage(stage.page, path: "none") == nil)
        stage.program.files = [:]
        stage.open()
        #expect(stage.content.isEmpty)
    }

    @Test func `lifetimes may set data, open pages and close their own`() throws {
        let stage = Stage(page: "<c/>{{n}}", data: ["n": 0])
        stage.define("c", wxml: "{{x}}<d wx:if='{{x}}'/>")
        stage.define("d", wxml: "")
        stage.define("other", wxml: "<d/>")
        stage.scripts.code["c created"] = { $0.setData(["x": 1]) }
        stage.scripts.code["c attached"] = { $0.setData(["x": 2]) }
        stage.scripts.code["d attached"] = { _ in
            stage.runtime.setData(stage.root, [DataChange(path: DataPath([.key("n")]), value: 1)])
        }
        stage.scripts.code["c ready"] = { $0.setData(["x": 3]) }
        stage.open()
        stage.flush()
        #expect(stage.content == "<c>3<d></></>0")
        stage.scripts.code["c ready"] = nil
        stage.scripts.code["d attached"] = { _ in stage.runtime.closePage(stage.page) }
        stage.open()
        stage.flush()
        #expect(stage.runtime.pages.count == 1)
        stage.runtime.closePage(.init(1))
        #expect(stage.runtime.components.isEmpty)
        #expect(stage.runtime.elementCount == 0)
    }
}
