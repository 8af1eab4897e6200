import Bridge
import Cells
import Testing

@testable import ViewLayer

/// Finding by halving what is in sight of a long column must show what looking at every child shows.
@MainActor
struct HalvingTests {
    private static let styles = [
        "", "", "", "", "height: 40px", "margin: 8px 0", "display: none", "position: absolute; top: 300px",
        "float: left",
        "display: inline-block", "position: relative; top: 12px", "padding: 4px", "position: fixed; left: 0",
        "transform: translateY(30px)", "margin-top: -24px", "height: 8px; overflow: visible", "visibility: hidden",
        "order: 1", "order: -1",
    ]
    private static let columns = [
        "", "display: flex; flex-direction: column", "display: flex; flex-direction: column; row-gap: 6px",
        "display: flex; flex-direction: column; justify-content: space-around; height: 5000px",
        "display: flex; flex-direction: column-reverse", "display: flex; flex-wrap: wrap",
    ]

    @Test(arguments: 0..<72) func `the same items at every offset`(seed: Int) {
        var random = Seeded(state: UInt64(seed) &* 7919 &+ 5)
        // Most columns are plain, as only those are halved; the others must be seen not to be.
        let most = seed % 2 == 0 ? 7 : Self.styles.count
        var markup = ""
        for index in 0..<Int.random(in: 65..<200, using: &random) {
            let style = Self.styles[Int.random(in: 0..<most, using: &random)]
            let tag = Int.random(in: 0..<8, using: &random) == 0 ? "text" : "view"
            markup += #"<\#(tag) style="\#(style)">row \#(index)</\#(tag)>"#
        }
        let column = Self.columns[seed / 2 % Self.columns.count]
        let page = TestPage(#"<view style="\#(column)">\#(markup)</view>"#, columns: 24, rows: 12)
        for _ in 0..<12 {
            page.page.layoutIfNeeded()
            let offset = Double.random(in: 0..<3000, using: &random)
            func list(halves: Bool) -> [String] {
                let builder = DisplayListBuilder(
                    root: page.page.tree.root, scroll: (0, offset), area: page.view.viewport, halves: halves)
                return builder.list.items.map { "\($0.node.id.rawValue) \($0.content) \($0.rect) \($0.clip)" }
            }
            let (halved, all) = (list(halves: true), list(halves: false))
            #expect(halved == all, "seed \(seed) at \(offset)")
            guard let list = page.page.tree.root.children.first else { continue }
            if let row = list.children.randomElement(using: &random) {
                let style = ["height: 60px", "height: 60px", "order: 2", "display: inline-block"]
                page.apply([.style(row.id, .template, style.randomElement(using: &random) ?? "")])
            }
            if Int.random(in: 0..<6, using: &random) == 0 {
                page.apply([.style(list.id, .template, Self.columns.randomElement(using: &random) ?? "")])
            }
        }
    }
}
