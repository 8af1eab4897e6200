import Bridge
import Testing
import Values

@testable import Components

/// Dynamic slots ("动态 slot" of the component framework's guide): every slot repeats its content, with values of its own.
struct DynamicSlotTests {
    /// A page that lists in a component, whose slots stand in a loop.
    private func stage(_ content: String, _ data: ValueObject = [:], slot: String = "<slot/>") -> Stage {
        let stage = Stage(page: "<c>\(content)</c>", data: data)
        stage.define("c", wxml: "<r wx:for='{{list}}' wx:key='*this'>\(slot)</r>") {
            $0.options.dynamicSlots = true
            $0.data = ["list": ["A", "B", "C"]]
        }
        stage.define("d", wxml: "<i>{{v}}</i>") { $0.properties = [PropertyDefinition("v", .any)] }
        return stage.open()
    }

    @Test func `content is repeated, and follows the data of both sides`() throws {
        let stage = stage("<a>{{x}}</a><b wx:if='{{on}}'/>", ["x": 1, "on": false])
        #expect(stage.content == "<c><r><a>1</></><r><a>1</></><r><a>1</></></>")
        try stage.setData(["x": 2, "on": true])
        #expect(stage.content == "<c><r><a>2</><b></></><r><a>2</><b></></><r><a>2</><b></></></>")
        let component = try stage.component("c")
        try stage.setData(["list": ["D", "B"]], of: component)
        #expect(stage.content == "<c><r><a>2</><b></></><r><a>2</><b></></></>")
        try stage.setData(["on": false])
        try stage.setData(["list": []], of: component)
        #expect(stage.content == "<c></>")
        try stage.setData(["x": 3])
        try stage.setData(["list": ["E"]], of: component)
        #expect(stage.content == "<c><r><a>3</></></>")
    }

    @Test func `a slot passes values, under its names or others`() throws {
        let stage = stage(
            "<a slot:item>{{item}}{{x}}</a><a slot:listIndex='at' id='n{{at}}'><block wx:for='{{at}}'>{{at}}{{item}};</block></a>",
            ["x": "!"], slot: "<slot list-index='{{index}}' item='{{item}}'/>")
        #expect(
            stage.content
                == "<c><r><a>A!</><a#n0></></><r><a>B!</><a#n1>10;</></><r><a>C!</><a#n2>20;21;</></></>")
        let component = try stage.component("c")
        try stage.setData(["list": ["C", "A"]], of: component)
        #expect(stage.content == "<c><r><a>C!</><a#n0></></><r><a>A!</><a#n1>10;</></></>")
        try stage.setData(["list[1]": "Z"], of: component)
        try stage.setData(["x": "?"])
        #expect(stage.content == "<c><r><a>C?</><a#n0></></><r><a>Z?</><a#n1>10;</></></>")
    }

    @Test func `values reach templates, loops and components, and are not for writing`() throws {
        let stage = Stage(
            page: """
                <template name='t'><u>{{row.n}}</u></template><c wx:for='{{two}}' wx:for-item='outer'>\
                <a slot:item='row'><template is='t' data='{{row}}'/><d wx:for='{{row.kids}}' v='{{outer}}{{item}}'/>\
                <d model:v='{{row.n}}'/></a></c>
                """, data: ["two": ["x", "y"]])
        stage.define("c", wxml: "<slot wx:for='{{list}}' item='{{item}}'/>") {
            $0.options.dynamicSlots = true
            $0.data = ["list": [["n": 1, "kids": ["k"]]]]
        }
        stage.define("d", wxml: "{{v}}") { $0.properties = [PropertyDefinition("v", .any)] }
        stage.open()
        func both(_ one: String) -> String { ["x", "y"].map { one.replacing("o", with: $0) }.joined() }
        #expect(stage.content == both("<c><a><u>1</><d>ok</><d>1</></></>"))
        for component in stage.runtime.select("c", in: stage.root, all: true).compactMap(\.component) {
            try stage.setData(["list[0].n": 2, "list[0].kids": ["l", "m"]], of: component)
        }
        #expect(stage.content == both("<c><a><u>2</><d>ol</><d>om</><d>2</></></>"))
    }

    @Test func `content goes by the names of slots`() throws {
        let stage = stage("<a slot='x'/><b/>", slot: "<slot name='{{item == \"B\" ? \"x\" : \"\"}}'/>")
        #expect(stage.content == "<c><r><b></></><r><a></></><r><b></></></>")
        try stage.setData(["list": ["B", "A"]], of: stage.component("c"))
        #expect(stage.content == "<c><r><a></></><r><b></></></>")
    }

    @Test func `what is repeated lives and ends with its slot`() throws {
        let stage = stage("<d v='{{x}}'/>", ["x": 1])
        func count(_ event: String) -> Int { stage.scripts.log.count { $0 == "d \(event)" } }
        #expect(count("attached") == 3 && count("detached") == 0)
        let component = try stage.component("c")
        try stage.setData(["list": ["A", "D"]], of: component)
        #expect(count("attached") == 4 && count("detached") == 2)
        #expect(stage.content == "<c><r><d><i>1</></></><r><d><i>1</></></></>")
        stage.runtime.closePage(stage.page)
        #expect(count("detached") == 4)
        #expect(stage.runtime.elementCount == 0)
    }
}
