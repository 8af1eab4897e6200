import Bridge
import Testing
import Values

@testable import Components

/// Which handlers an event calls, in which order, and what they see.
struct EventTests {
    @Test func `an event goes down, then up, until somebody catches it`() throws {
        let stage = Stage(
            page: """
                <view capture-bind:tap="c1" bindtap="b1"><view capture-bind:tap="c2" catchtap="{{h}}">\
                <view id="x" bind:tap="b3" capture-bind:tap="c3"/></view></view>
                <view bindtap="o1"><view catchtap=""><view id="y" bindtap="o3"/></view></view>
                <view capture-bind:tap="p1" bindtap="p0"><view capture-catch:tap="p2"><view id="z" bindtap="p3"/></view></view>
                <view mut-bind:tap="m1"><view bindtap="m2"><view mut-bind:tap="m3" id="m"/></view></view>
                """,
            data: ["h": "b2"]
        ).open()
        let expected = [
            "#x": ["c1", "c2", "c3", "b3", "b2"], "#y": ["o3"], "#z": ["p1", "p2"], "#m": ["m3", "m2"],
        ]
        for (selector, handlers) in expected {
            stage.scripts.log = []
            let isHandled = try stage.act("tap", on: selector)
            #expect(isHandled)
            #expect(stage.scripts.log == handlers.map { "page \($0)" }, "\(selector)")
        }
        try stage.setData(["h": "other"])
        stage.scripts.log = []
        try stage.act("tap", on: "#x")
        #expect(stage.scripts.log.last == "page other")
    }

    @Test(arguments: [
        ("tap", true), ("longpress", true), ("touchmove", true), ("animationend", true), ("input", false),
        ("change", false), ("submit", false), ("scroll", false), ("blur", false),
    ])
    func `only some events bubble`(type: String, bubbles: Bool) throws {
        let stage = Stage(page: "<view bind\(type)='outer'><input id='x' bind\(type)='inner'/></view>").open()
        stage.scripts.log = []
        try stage.act(type, on: "#x")
        #expect(stage.scripts.log == (bubbles ? ["page inner", "page outer"] : ["page inner"]))
    }

    @Test func `a handler sees targets, dataset and marks`() throws {
        let stage = Stage(
            page: """
                <view id="o" data-outer-Key="1" mark:a="1" mark:b="{{n}}" bindtap="tap">
                <view wx:for="{{l}}" data-index="{{index}}" data-the-item="{{item}}" mark:b="x{{index}}" class="r"/></view>
                """,
            data: ["n": 5, "l": ["p", "q"]]
        ).open()
        let rows = stage.runtime.select(".r", in: stage.root, all: true)
        var event = UserEvent(sequence: 1, page: stage.page, node: rows[1].node, type: "tap", detail: ["x": 3])
        event.offsetTop = 16
        event.touches = [Touch(pageX: 1, pageY: 2, clientX: 3, clientY: 4)]
        stage.runtime.dispatch(event)
        let seen = try #require(stage.scripts.events.first)
        #expect(seen.type == "tap" && seen.isUserEvent)
        #expect(seen.target.dataset == ["index": 1, "theItem": "q"])
        #expect(seen.target.offsetTop == 16)
        #expect(seen.currentTarget.id == "o")
        #expect(seen.currentTarget.dataset == ["outerKey": "1"])
        #expect(seen.mark == ["a": "1", "b": "x1"])
        #expect(seen.detail == ["x": 3])
        #expect(seen.touches.count == 1)
    }

    @Test func `outside of a component the target is its host, and slotted content passes through the slot's tree`()
        throws
    {
        let stage = Stage(
            page: "<view bindtap='page'><c id='host' bindtap='host'><view id='in' bindtap='in'/></c></view>")
        stage.define("c", wxml: "<view id='around' bindtap='around'><slot/></view><view id='deep' bindtap='deep'/>")
        stage.open()
        stage.scripts.log = []
        try stage.act("tap", on: "#in")
        #expect(stage.scripts.log == ["page in", "c around", "page host", "page page"])
        #expect(stage.scripts.events.map(\.target.id) == ["in", "around", "in", "in"])
        stage.scripts.log = []
        stage.scripts.events = []
        try stage.act("tap", on: "#host >>> #deep")
        #expect(stage.scripts.log == ["c deep", "page host", "page page"])
        #expect(stage.scripts.events.map(\.target.id) == ["deep", "host", "host"])
    }

    @Test(arguments: [
        (EventOptions(), ["page host"]),
        (EventOptions(bubbles: true), ["page host", "page around"]),
        (EventOptions(bubbles: true, composed: true), ["page host", "c slotting", "page around"]),
        (
            EventOptions(bubbles: true, composed: true, capturePhase: true),
            ["page down", "page host", "c slotting", "page around"]
        ),
    ])
    func `triggerEvent goes as far as it is told`(options: EventOptions, expected: [String]) throws {
        let stage = Stage(
            page: "<c bind:my='around' capture-bind:my='down'><e bind:my='host'/></c>")
        stage.define("c", wxml: "<view bind:my='slotting'><slot/></view>")
        stage.define("e", wxml: "<view/>")
        stage.open()
        stage.scripts.log = []
        let detail = Value.opaque(OpaqueHandle(id: 5, kind: .object))
        stage.runtime.triggerEvent(try stage.component("e"), "my", detail: detail, options: options)
        #expect(stage.scripts.log == expected)
        #expect(stage.scripts.events.allSatisfy { $0.detail == detail && !$0.isUserEvent })
    }

    @Test func `a handler that is not there is warned of`() throws {
        let stage = Stage(page: "<view id='x' bindtap='no'/>").open()
        stage.scripts.methods = []
        let isHandled = try stage.act("tap", on: "#x")
        #expect(!isHandled)
        #expect(
            stage.scripts.warnings == [
                "page.wxml:1:1: Do not have no handler in component: page. Please make sure that no handler has been defined in page."
            ])
    }

    @Test func `a model: value is there before the handler`() throws {
        let stage = Stage(page: "<input id='x' model:value='{{v}}' bindinput='in'/>{{v}}", data: ["v": "a"]).open()
        stage.scripts.code["page method in"] = { #expect(stage.scripts.data[$0.component]?["v"] == "ab") }
        var event = UserEvent(
            sequence: 1, page: stage.page, node: try stage.node("#x"), type: "input", detail: ["value": "ab"])
        event.model = ("value", "ab")
        let isHandled = stage.runtime.dispatch(event)
        #expect(isHandled)
        stage.flush()
        #expect(stage.content == "<input#x value=ab></>ab")
    }

    @Test func `a form hears of form-field components`() throws {
        let stage = Stage(
            page: "<form id='f' bindsubmit='go'><field name='city' value='{{c}}'/></form>", data: ["c": "北京"])
        stage.define("field", wxml: "") {
            $0.behaviors = ["wx://form-field"]
            $0.properties = [PropertyDefinition("name", .string), PropertyDefinition("value", .any)]
        }
        stage.open()
        try stage.act("submit", on: "#f", detail: ["value": ["a": 1]])
        #expect(stage.scripts.events.first?.detail == ["value": ["a": 1, "city": "北京"]])
    }

    @Test func `events of what is gone are dropped`() throws {
        let stage = Stage(page: "<view wx:if='{{v}}' id='x' bindtap='t'/>", data: ["v": true]).open()
        let node = try stage.node("#x")
        try stage.setData(["v": false])
        let event = UserEvent(sequence: 1, page: stage.page, node: node, type: "tap", detail: .null)
        #expect(!stage.runtime.dispatch(event))
        stage.runtime.closePage(stage.page)
        #expect(!stage.runtime.dispatch(event))
    }
}
