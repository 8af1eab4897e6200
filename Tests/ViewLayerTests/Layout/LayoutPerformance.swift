import Measuring
import Testing

@testable import ViewLayer

/// 10,000 rows of three text boxes each, laid out at once and after one change.
@Suite(.serialized) struct LayoutPerformance {
    @Test func `a changed row leaves 50,000 nodes in place and lays out again in milliseconds`() {
        let page = LayoutNode(style: LayoutStyle(display: .block))
        let row = SharedLayoutStyle(LayoutStyle(display: .flex))
        var cellStyle = LayoutStyle(display: .block)
        cellStyle.flexGrow = 1
        let cell = SharedLayoutStyle(cellStyle)
        var texts: [LayoutNode] = []
        let rows = (0..<10_000).map { index in
            let node = LayoutNode(style: row)
            for column in 0..<3 {
                let box = LayoutNode(style: cell)
                let text = LayoutNode(text: "Row \(index) \(column)")
                texts.append(text)
                box.append(text)
                node.append(box)
            }
            return node
        }
        page.replaceChildren(with: rows)
        let engine = LayoutEngine(measurer: SquareGlyphs())
        let clock = ProcessorClock()
        let full = clock.measure { engine.layout(page, width: 1600, height: 750) }
        #expect(page.height == 160_000)
        var changes: [Duration] = []
        for step in 0..<21 {
            texts[(step * 1431) % texts.count].text = "changed \(step)"
            changes.append(clock.measure { engine.layout(page, width: 1600, height: 750) })
        }
        let change = changes.sorted()[10]
        let resize = clock.measure { engine.layout(page, width: 1200, height: 750) }
        let idle = clock.measure { engine.layout(page, width: 1200, height: 750) }
        print("LayoutPerformance: full \(full), one row \(change), resize \(resize), nothing \(idle)")
        // Generous, for unoptimised builds; `make bench` holds the real budget.
        #expect(change < .milliseconds(100))
        #expect(idle < .milliseconds(5))
        #expect(change * 5 < full)
        #expect(idle * 50 < full)
        #expect(page.height == 160_000)
    }
}
