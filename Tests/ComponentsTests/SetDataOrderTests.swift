import Bridge
import Testing
import Values

@testable import Components

/// "One setData, in order", step by step.
struct SetDataOrderTests {
    /// A page with a child that gets a property and slotted content with another component in it.
    private func stage() -> Stage {
        let stage = Stage(
            page: "<child wx:if='{{shown}}' value='{{v}}'><inner value='{{v}}'/></child><view>{{v}}</view>",
            data: ["shown": true, "v": 1])
        stage.define("page") {
            $0.properties = [PropertyDefinition("title", .string, hasObserver: true)]
            $0.observers = [
                DataObserver(paths: [.init(DataPath([.key("v")]))]),
                DataObserver(paths: [.init(DataPath([.key("w")])), .init(DataPath([.key("o")]), isWildcard: true)]),
            ]
        }
        stage.define("child", wxml: "<leaf value='{{value}}'/><slot/>") {
            $0.properties = [PropertyDefinition("value", .number, hasObserver: true)]
            $0.observers = [DataObserver(paths: [.init(DataPath([.key("value")]))])]
        }
        for path in ["leaf", "inner"] {
            stage.define(path, wxml: "{{value}}") {
                $0.properties = [PropertyDefinition("value", .number, hasObserver: true)]
            }
        }
        return stage
    }

    @Test func `a page begins from the inside, is attached from the outside, and is ready from the inside`() {
        let stage = stage().open()
        #expect(
            stage.scripts.log == [
                "leaf created", "child created",
                "child observer 0", "leaf property value 1 0", "child property value 1 0", "inner created",
                "inner property value 1 0", "page created", "page attached", "child attached", "leaf attached",
                "inner attached", "leaf ready", "inner ready", "child ready", "page ready",
            ])
    }

    @Test func `one setData applies, observes, walks, then tells of properties`() throws {
        let stage = stage().open()
        stage.scripts.log = []
        stage.scripts.logsData = true
        let changes = [
            DataChange(path: try DataPath(parsing: "v"), value: 2, source: 0),
            DataChange(path: try DataPath(parsing: "o.x"), value: 1, source: 1),
            DataChange(path: try DataPath(parsing: "title"), value: 5, source: 2),
        ]
        stage.runtime.setData(stage.root, changes, callback: CallbackToken(9))
        #expect(
            stage.scripts.log == [
                // 1. All keys, with converted properties.
                "page data v,o.x,title",
                // 2. Observers in the order of definition.
                "page observer 0", "page observer 1",
                // 3. The walk: the child's own steps, then what is slotted into it.
                "child data value", "child observer 0", "leaf data value", "leaf property value 2 1",
                "child property value 2 1", "inner data value", "inner property value 2 1",
                // 4. Observers of properties.
                "page property title 5 ",
            ])
        #expect(stage.scripts.data[stage.root]?["title"] == "5")
        #expect(stage.runtime.data(of: stage.root)?["title"] == "5")
        stage.scripts.log = []
        // 5. The patch, and after its layout the callback.
        stage.view.apply(stage.runtime.takePatches())
        #expect(stage.content == "<child>" + "<leaf>2</><inner>2</>" + "</><view>2</>")
        #expect(stage.scripts.log.isEmpty)
        stage.runtime.acknowledge(2)
        #expect(stage.scripts.log == ["callback 9"])
    }

    @Test func `observers are called for equal values, properties only for other ones, paths inside always`() throws {
        let stage = stage().open()
        stage.scripts.log = []
        try stage.setData(["v": 1, "title": ""])
        #expect(stage.scripts.log == ["page observer 0"])
        stage.scripts.log = []
        try stage.setData(["title": "a", "title.x": 1])
        #expect(stage.scripts.log == ["page property title a ", "page property title 1 undefined"])
    }

    @Test func `setData in an observer only applies, and observers go on until nothing changes`() throws {
        let stage = stage()
        stage.scripts.code["page observer 0"] = { call in
            if case .number(let number) = stage.scripts.data[call.component]?["v"] ?? .null, number < 5 {
                call.setData(["v": .number(number + 1)])
            }
        }
        stage.open()
        stage.scripts.log = []
        try stage.setData(["v": 2])
        #expect(
            stage.scripts.log.prefix(5) == [
                "page observer 0", "page observer 0", "page observer 0", "page observer 0", "child observer 0",
            ])
        #expect(stage.content.hasSuffix("<view>5</>"))
        #expect(stage.scripts.log.filter { $0.hasPrefix("leaf property") } == ["leaf property value 5 1"])
    }

    @Test func `observers that never rest are stopped`() throws {
        let stage = stage()
        stage.scripts.code["page observer 0"] = { $0.setData(["v": 1]) }
        stage.scripts.code["page property title"] = {
            $0.setData(["title": .string(String($0.component.rawValue) + ($0.property?.newValue.toString() ?? ""))])
        }
        stage.open()
        try stage.setData(["v": 2])
        try stage.setData(["title": "a"])
        #expect(stage.scripts.warnings.count == 2)
    }

    @Test func `removing calls detached: slotted, own tree, itself`() throws {
        let stage = stage().open()
        stage.scripts.log = []
        try stage.setData(["shown": false])
        #expect(stage.scripts.log == ["inner detached", "leaf detached", "child detached"])
        #expect(stage.runtime.components.count == 1)
        stage.scripts.log = []
        stage.runtime.closePage(stage.page)
        #expect(stage.scripts.log == ["page detached"])
        #expect(stage.runtime.components.isEmpty)
        #expect(stage.runtime.elementCount == 0)
    }

    @Test func `a child that changes its owner in the middle of the owner's walk is heard afterwards`() throws {
        let stage = stage().open()
        stage.scripts.code["leaf property value"] = { _ in
            stage.runtime.setData(stage.root, [DataChange(path: DataPath([.key("v")]), value: 7)])
            #expect(stage.runtime.data(of: stage.root)?["v"] == 7)
        }
        try stage.setData(["v": 3])
        #expect(stage.content == "<child><leaf>7</><inner>7</></><view>7</>")
        #expect(stage.scripts.warnings.isEmpty)
    }

    @Test func `a component may remove itself in the middle of its own walk`() throws {
        let stage = stage()
        stage.open()
        stage.scripts.code["leaf property value"] = { _ in
            stage.runtime.setData(stage.root, [DataChange(path: DataPath([.key("shown")]), value: false)])
        }
        let child = try stage.component("child")
        try stage.setData(["value": 4], of: child)
        #expect(stage.content == "<view>1</>")
        #expect(!stage.runtime.setData(child, []))
        #expect(stage.runtime.components.count == 1)
    }

    @Test func `a group updates the tree once`() throws {
        let stage = stage().open()
        stage.scripts.log = []
        stage.runtime.group(stage.root) {
            stage.runtime.setData(stage.root, [DataChange(path: DataPath([.key("v")]), value: 2)])
            stage.runtime.setData(stage.root, [DataChange(path: DataPath([.key("v")]), value: 3)])
        }
        stage.flush()
        #expect(stage.scripts.log.filter { $0.hasPrefix("child observer") }.count == 1)
        #expect(stage.content.hasSuffix("<view>3</>"))
    }

    @Test func `at most two batches are under way, and later changes merge`() throws {
        let stage = stage().open()
        func set(_ value: Value, _ token: UInt64) {
            stage.runtime.setData(
                stage.root, [DataChange(path: DataPath([.key("v")]), value: value)], callback: CallbackToken(token))
        }
        stage.scripts.log = []
        set(2, 1)
        #expect(stage.runtime.takePatches().first?.batch == 2)
        set(3, 2)
        #expect(stage.runtime.takePatches().first?.batch == 3)
        set(4, 3)
        set(5, 4)
        #expect(stage.runtime.takePatches().isEmpty)
        stage.runtime.acknowledge(2)
        #expect(stage.scripts.log.last == "callback 1")
        #expect(stage.runtime.takePatches().map(\.batch) == [4])
        stage.runtime.acknowledge(4)
        #expect(
            stage.scripts.log.filter { $0.hasPrefix("callback") } == [
                "callback 1", "callback 2", "callback 3", "callback 4",
            ])
    }

    @Test func `undefined is not set`() throws {
        let stage = stage().open()
        try stage.setData(["v": .undefined, "x": 1])
        #expect(stage.scripts.warnings == ["Setting data field \"v\" to undefined is invalid."])
        #expect(stage.runtime.data(of: stage.root)?["v"] == 1)
        #expect(stage.runtime.data(of: stage.root)?["x"] == 1)
    }
}
