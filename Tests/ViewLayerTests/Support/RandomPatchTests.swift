import Bridge
import Testing
import Values

@testable import ViewLayer

/// Patches of nonsense: whatever comes, the view stays up and keeps a tree.
@MainActor
struct RandomPatchTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let tags = [
        "view", "text", "button", "input", "textarea", "scroll-view", "image", "switch", "checkbox", "radio", "label",
        "form", "icon", "navigator", "radio-group", "checkbox-group", "swiper", "zzz", "",
    ]
    private static let styles = [
        "", "display:flex", "position:absolute;top:-5px", "position:fixed;z-index:-3", "width:1e30px", "height:-4px",
        "display:none", "overflow:auto;height:10px", "transform:translate(50%,1e9px)", "opacity:.5", "margin:-50%",
        "font-size:0", "line-height:1e12", "border:3px dashed red", "padding:calc(1px/0)", "color:var(--x)", "}{;:",
        "display:-webkit-box;-webkit-line-clamp:2", "display:grid;grid-template-columns:repeat(99999,1fr)",
    ]
    private static let values: [Value] = [
        .null, .undefined, true, false, "", "x", "-1", 1e300, .number(.nan), .number(-.infinity), [1, 2], ["a": 1],
        "9999999999999",
    ]
    private static let names = [
        "value", "checked", "disabled", "scroll-top", "scroll-into-view", "maxlength", "size", "type", "focus",
        "cursor",
        "auto-height", "src", "for", "hidden", "space", "decode", "scroll-y", "placeholder-style",
    ]

    private func operation(_ dice: inout Dice) -> PatchOperation {
        func node(_ dice: inout Dice) -> NodeID { NodeID(UInt32.random(in: 0...40, using: &dice)) }
        let id = node(&dice)
        switch Int.random(in: 0..<12, using: &dice) {
        case 0, 1:
            return .element(id, tag: Self.tags.randomElement(using: &dice) ?? "", scopes: TestPage.set, host: nil)
        case 2:
            return .text(
                id, "some text 世界 \u{0}\n" + String(repeating: "x", count: Int.random(in: 0..<50, using: &dice)))
        case 3, 4, 5:
            return .insert(id, parent: node(&dice), before: Bool.random(using: &dice) ? node(&dice) : nil)
        case 6: return .remove(id)
        case 7: return .replaceText(id, "new")
        case 8:
            return .attribute(
                id, name: Self.names.randomElement(using: &dice) ?? "",
                Self.values.randomElement(using: &dice) ?? .null)
        case 9: return .style(id, .template, Self.styles.randomElement(using: &dice) ?? "")
        case 10:
            return .classes(id, [StyleClass(name: "a", scopes: StyleScopeSet(UInt16.random(in: 0...3, using: &dice)))])
        default: return .listen(id, event: ["tap", "input", "scroll"].randomElement(using: &dice) ?? "", .bind)
        }
    }

    @Test(arguments: 0..<30)
    func `random patches and keys never trap`(_ seed: Int) {
        var dice = Dice(state: UInt64(seed) &* 7919 &+ 1)
        let page = TestPage(
            "<view>start</view>", ".a > .a + view:nth-child(2n) { color: red } .a::before { content: 'x' }")
        for _ in 0..<25 {
            page.apply((0..<20).map { _ in operation(&dice) })
            _ = page.grid(columns: Int.random(in: 0...30, using: &dice), rows: Int.random(in: 0...12, using: &dice))
            switch Int.random(in: 0..<8, using: &dice) {
            case 0: page.page.focusNext()
            case 1: page.page.activate()
            case 2:
                page.page.click(
                    column: Int.random(in: -2...25, using: &dice), row: Int.random(in: -2...12, using: &dice))
            case 3: page.page.insert("typed 世")
            case 4: page.page.edit(EditCommand.allCases.randomElement(using: &dice) ?? .left)
            case 5: page.page.scroll(rows: Int.random(in: -5...Int.max, using: &dice))
            case 6:
                page.view.setViewport(
                    columns: Int.random(in: 0...30, using: &dice), rows: Int.random(in: 0...9, using: &dice))
            default: page.page.wheel(column: 3, row: 2, rows: 3)
            }
            _ = page.page.caret
        }
        #expect(page.page.markupDump().hasPrefix("<page"))
        #expect(page.page.jsonDump().hasPrefix("{"))
        #expect(page.page.tree.node(NodeID(1)) != nil)
    }

    @Test func `a very deep tree is cut, not followed`() {
        let page = TestPage("")
        var operations: [PatchOperation] = []
        for index in 0..<5000 {
            let id = NodeID(UInt32(100 + index))
            operations.append(.element(id, tag: "view", scopes: TestPage.set, host: nil))
            operations.append(.insert(id, parent: index == 0 ? NodeID(1) : NodeID(UInt32(99 + index)), before: nil))
        }
        page.apply(operations)
        #expect(page.text() == "")
        page.apply([.remove(NodeID(100))])
        #expect(page.page.tree.count == 1)
    }

    @Test func `what does not fit is reported`() {
        let page = TestPage("")
        page.apply([.remove(NodeID(500)), .insert(NodeID(1), parent: NodeID(1), before: nil)])
        #expect(page.view.diagnostics.count == 2)
    }
}
