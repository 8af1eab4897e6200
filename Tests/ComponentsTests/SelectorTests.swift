import Testing
import Values

@testable import Components

/// What selectors find.
struct SelectorTests {
    static let page = """
        <view id="a" class="x y"><view class="x" id="b"><text id="c" class="z"/></view></view>
        <c id="d" class="x"><view class="slotted" id="e"/></c>
        <view wx:for="{{2}}" class="row" id="r{{index}}"/>
        """

    @Test(arguments: [
        ("#a", ["a"]), (".x", ["a", "b", "d"]), (".x.y", ["a"]), ("#a.y", ["a"]), ("#a .x", ["b"]), ("#a > .x", ["b"]),
        ("#a > .z", []), ("#a .z", ["c"]), (".row", ["r0", "r1"]), ("#r1, #b", ["b", "r1"]), ("text", ["c"]),
        (".in", []),
        ("#d >>> .in", ["f", "g"]), (">>> .in", ["f", "g"]), (".slotted", ["e"]), ("#d .slotted", ["e"]), ("", []),
        ("..", []),
        ("#a >", []), (".x:first-child", []), (".x\u{0}", []), ("#d>>>.in", ["f", "g"]), (" #a ", ["a"]),
    ])
    func `a selector finds`(selector: String, ids: [String]) {
        let stage = Stage(page: Self.page)
        stage.define("c", wxml: "<view class='in' id='f'/><slot/><view class='in' id='g'/>")
        stage.open()
        #expect(stage.runtime.select(selector, in: stage.root, all: true).map(\.id) == ids)
        #expect(stage.runtime.select(selector, in: stage.root, all: false).map(\.id) == Array(ids.prefix(1)))
    }

    @Test func `components are found in their own trees`() throws {
        let stage = Stage(page: Self.page)
        stage.define("c", wxml: "<view class='in' id='f' data-k='1'/>")
        stage.open()
        let component = try stage.component("#d")
        #expect(stage.runtime.select(".in", in: component, all: true).map(\.dataset) == [["k": "1"]])
        #expect(stage.runtime.select(".x", in: component, all: true).isEmpty)
        #expect(stage.runtime.owner(of: component) == stage.root)
        #expect(stage.runtime.page(of: component) == stage.page)
        #expect(stage.runtime.path(of: component) == "c")
    }

    @Test func `random text is no danger`() {
        var numbers = SeededNumbers(state: 5)
        let stage = Stage(page: Self.page).open()
        var found = 0
        for _ in 0..<2000 {
            let text = String((0..<numbers.below(12)).map { _ in numbers.pick(Array(".#>ab, x\\é\"")) })
            found += stage.runtime.select(text, in: stage.root, all: true).count
        }
        #expect(found > 0)
    }
}
