import Testing
import Values

@testable import Components

/// Patches that follow changes must lead to the very tree that the changed data would make from the start.
struct IncrementalTests {
    /// A page of everything, with components of all kinds in it.
    private func stage(_ seed: UInt64, _ data: ValueObject) -> Stage {
        var random = RandomProgram(seed: seed)
        let templates =
            "<template name='t'>{{name}}<i wx:for='{{kids}}' wx:key='id'>{{item.name}}{{index}}</i></template>"
            + "<template name='u'><block wx:for='{{kids}}'>{{item.id}}{{n}}</block></template>"
        let stage = Stage(page: templates + random.wxml(depth: 3), data: data)
        func component(_ path: String, _ wxml: String, _ change: (inout ComponentDefinition) -> Void = { _ in }) {
            stage.define(path, wxml: wxml) {
                $0.properties = [PropertyDefinition("p", .any), PropertyDefinition("o", .boolean)]
                $0.externalClasses = ["x-class"]
                change(&$0)
            }
        }
        component("plain", "<p class='x-class own'>{{p}}</p><slot wx:if='{{o}}'/><q/>")
        component(
            "named",
            "<slot name='{{o ? \"a\" : \"b\"}}'/><p wx:for='{{2}}'>{{p}}</p><slot/><z><slot wx:if='{{o}}' name='b'/></z>"
        ) {
            $0.options.multipleSlots = true
        }
        component(
            "dynamic",
            "<p wx:for='{{o ? 3 : 2}}'>{{p}}<slot item='{{index}}' p='{{p}}'/></p><slot wx:if='{{o}}' name='b' item='z'/>"
        ) {
            $0.options.dynamicSlots = true
        }
        component("ghost", "<g>{{p}}</g><slot/>") { $0.options.virtualHost = true }
        component(
            "outer",
            "<plain p='{{p}}' o='{{!o}}' x-class='x-class'><slot/></plain>"
                + "<named o='{{o}}'><slot slot='a' name='a'/><view slot='b'>b</view><slot wx:if='{{o}}' name='b'/></named>"
        ) { $0.options.multipleSlots = true }
        return stage
    }

    @Test(arguments: 0..<80)
    func `patches lead where a fresh start leads`(seed: Int) throws {
        let seed = UInt64(seed)
        var random = RandomProgram(seed: seed &+ 7_777_777)
        var data = random.data()
        let stage = stage(seed, data).open()
        for step in 0..<12 {
            let changes = random.changes(data)
            for (path, value) in changes { data.set(path, to: value) }
            stage.runtime.setData(stage.root, changes.map { DataChange(path: $0.0, value: $0.1) })
            stage.flush()
            let fresh = self.stage(seed, data).open()
            let (shown, expected) = (stage.view.markup(full: true), fresh.view.markup(full: true))
            guard shown == expected else {
                Issue.record(
                    "seed \(seed) step \(step): \(changes)\n\(stage.program.files["page.wxml"] ?? "")\n\(shown)\n\(expected)"
                )
                return
            }
        }
    }

    @Test(arguments: 1000..<1040)
    func `the view has what the logic side has, also when components change themselves`(seed: Int) throws {
        let seed = UInt64(seed)
        var random = RandomProgram(seed: seed &+ 99)
        var data = random.data()
        let stage = stage(seed, data).open()
        for _ in 0..<12 {
            if random.numbers.chance(50) {
                let changes = random.changes(data)
                for (path, value) in changes { data.set(path, to: value) }
                stage.runtime.setData(stage.root, changes.map { DataChange(path: $0.0, value: $0.1) })
            } else if let component = stage.runtime.components.keys.sorted(by: { $0.rawValue < $1.rawValue }).last {
                let value = Value.bool(random.numbers.chance(50))
                stage.runtime.setData(component, [DataChange(path: try DataPath(parsing: "o"), value: value)])
            }
            stage.flush()
            let root = try #require(stage.runtime.pages[stage.page]?.root)
            #expect(stage.shown == logicMarkup(root, stage.runtime.composed.styles))
        }
        stage.runtime.closePage(stage.page)
        #expect(stage.runtime.components.isEmpty)
        #expect(stage.runtime.elementCount == 0)
    }
}
