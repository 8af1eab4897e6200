import Bridge
import Cells
import Measuring
import Testing

@testable import ViewLayer

/// A list of 10,000 rows, 50,000 nodes. `make bench` prints the real figures.
@MainActor
struct LongListTests {
    static let rowCount = 10_000
    private static let sheet = """
        .row { display: flex; padding: 10rpx 20rpx; border-bottom: 1rpx solid #eee; align-items: center }
        .row .name { flex: 1; color: #333; font-size: 30rpx }
        .tag { color: #888 }
        .on { color: red; font-weight: bold }
        """

    private static func rows(_ page: TestPage) -> [PatchOperation] {
        var operations: [PatchOperation] = []
        let row = page.classes("row")
        let name = page.classes("name")
        let tag = page.classes("tag")
        for index in 0..<rowCount {
            let base = UInt32(100 + index * 5)
            operations.append(.element(NodeID(base), tag: "view", scopes: TestPage.set, host: nil))
            operations.append(.classes(NodeID(base), row))
            operations.append(.listen(NodeID(base), event: "tap", .bind))
            operations.append(.insert(NodeID(base), parent: NodeID(1), before: nil))
            for (offset, classes, text) in [(1, name, "Row number \(index)"), (3, tag, "标签")] {
                let id = NodeID(base + UInt32(offset))
                let textID = NodeID(base + UInt32(offset) + 1)
                operations.append(.element(id, tag: "view", scopes: TestPage.set, host: nil))
                operations.append(.classes(id, classes))
                operations.append(.insert(id, parent: NodeID(base), before: nil))
                operations.append(.text(textID, text))
                operations.append(.insert(textID, parent: id, before: nil))
            }
        }
        return operations
    }

    private func milliseconds(_ body: () -> Void) -> Double {
        let duration = ProcessorClock().measure(body)
        return Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1000
    }

    @Test func `a long list is laid out and changed within the budget`() {
        let page = TestPage("", Self.sheet, columns: 100, rows: 40)
        let operations = Self.rows(page)
        let patch = milliseconds { page.apply(operations) }
        let layout = milliseconds { page.page.layoutIfNeeded() }
        let paint = milliseconds { _ = page.grid() }
        let again = milliseconds {
            page.page.scroll(rows: 100)
            _ = page.grid()
        }
        #expect(page.page.tree.count == 5 * Self.rowCount + 1)
        #expect(page.text().contains("Row number 51"))
        let change = milliseconds {
            page.apply([
                .replaceText(NodeID(100 + 5000 * 5 + 2), "Changed"),
                .classes(NodeID(100 + 300), page.classes("row on")),
            ])
            page.page.layoutIfNeeded()
        }
        let repaint = milliseconds { _ = page.grid() }
        let tab = milliseconds { page.page.focusNext() }
        let remove = milliseconds {
            page.apply((0..<Self.rowCount).map { .remove(NodeID(UInt32(100 + $0 * 5))) })
            page.page.layoutIfNeeded()
        }
        #expect(page.page.tree.count == 1)
        print(
            "10,000 rows: patch \(patch) ms, style and layout \(layout) ms, first paint \(paint) ms, scroll \(again) ms,",
            "one row \(change) ms, its paint \(repaint) ms, tab \(tab) ms, remove all \(remove) ms")
        // Generous, for unoptimised builds; `make bench` holds the real budget.
        #expect(patch + layout < 10_000)
        #expect(change < 500)
        #expect(change * 5 < patch + layout)
    }
}
