import Bridge
import Testing
import Values

@testable import ViewLayer

/// What intersection observers are told: a viewport of 160 by 160 px, and a node of 32 px below 176 px of others.
@Suite @MainActor struct IntersectionTests {
    private func page(_ observation: (TestPage) -> Observation) -> TestPage {
        let page = TestPage(
            "<view class='tall'/><view id='v' class='box'/><view class='tall'/>",
            ".tall { height: 176px } .box { height: 32px; width: 80px }")
        page.view.receive(.observe(id: 9, page: PageID(1), observation(page)))
        return page
    }

    private func ratios(_ page: TestPage) -> [Double] {
        page.sent.compactMap { message in
            guard case .observed(9, let value) = message, case .number(let ratio) = value.member("intersectionRatio")
            else { return nil }
            return ratio
        }
    }

    @Test func `A node that scrolls into the viewport and out again is told twice`() throws {
        let page = page { Observation(nodes: [$0.id("v")], references: []) }
        #expect(ratios(page) == [])
        page.page.scrollPage(to: 16)
        #expect(ratios(page) == [])
        page.page.scrollPage(to: 32)
        #expect(ratios(page) == [0.5])
        page.page.scrollPage(to: 48)
        #expect(ratios(page) == [0.5])
        page.page.scrollPage(to: 0)
        #expect(ratios(page) == [0.5, 0])
    }

    @Test(
        "Margins, thresholds and first shares",
        arguments: [
            ([16.0], [0.0], 0.0, []), ([32], [0], 0, [0.5]), ([48], [0], 0, [1]), ([48], [0], 1, []),
            ([32], [0.5], 0, [0.5]), ([32], [0.75], 0, []), ([32], [0.25], 1, []), ([32], [0.75], 1, [0.5]),
            ([0], [0, 0.5, 1], 1, [0]),
        ] as [([Double], [Double], Double, [Double])])
    func margins(_ margins: [Double], _ thresholds: [Double], _ first: Double, _ expected: [Double]) {
        let page = page { page in
            var viewport = Observation.Reference(node: nil)
            viewport.bottom = margins[0]
            return Observation(
                nodes: [page.id("v")], references: [viewport], thresholds: thresholds, initialRatio: first)
        }
        #expect(ratios(page) == expected)
    }

    @Test func `The answer has the rectangles`() throws {
        let page = page { Observation(nodes: [$0.id("v")], references: []) }
        page.page.scrollPage(to: 32)
        guard case .observed(_, let value)? = page.sent.last(where: { if case .observed = $0 { true } else { false } })
        else { return #expect(Bool(false)) }
        #expect(
            value.member("boundingClientRect") == [
                "left": 0, "top": 144, "right": 80, "bottom": 176, "width": 80, "height": 32,
            ])
        #expect(
            value.member("intersectionRect") == [
                "left": 0, "top": 144, "right": 80, "bottom": 160, "width": 80, "height": 16,
            ])
        #expect(value.member("relativeRect").member("bottom") == 160)
    }

    @Test func `A node without area is seen wholly, and patches are looked at as well`() {
        let page = page { Observation(nodes: [$0.id("v")], references: [Observation.Reference(node: $0.id("v"))]) }
        #expect(ratios(page) == [1])
        page.apply([.style(page.id("v"), .template, "display:none")])
        page.view.layoutIfNeeded()
        page.view.receive(.unobserve(id: 9))
        page.page.scrollPage(to: 48)
        #expect(ratios(page).first == 1)
    }
}
