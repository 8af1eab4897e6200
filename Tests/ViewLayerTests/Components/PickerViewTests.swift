import Bridge
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Wheels in the page")
struct PickerViewTests {
    private func page(_ attributes: String = "", value: Value = [1, 0]) -> TestPage {
        let page = TestPage(
            """
            <picker-view id="p" bindchange="c" bindpickstart="c" bindpickend="c" \(attributes)>\
            <picker-view-column id="a"><view>one</view><view>two</view><view>three</view></picker-view-column>\
            <picker-view-column id="b"><view>x</view><view>y</view></picker-view-column></picker-view>
            """)
        page.perform(.set("p", "value", value))
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        return page
    }

    @Test func `the chosen items stand in the middle`() {
        #expect(page().text() == "\n   one\n   two        x\n  three       y")
    }

    @Test func `arrows turn and go to the wheel beside`() {
        let page = page()
        page.perform(.tab)
        page.perform(.press(.down))
        page.perform(.press(.down))
        page.perform(.press(.right))
        page.perform(.press(.end))
        #expect(
            page.takeEvents() == [
                "pickstart #p", "change #p [2,0]", "pickend #p", "pickstart #p", "change #p [2,1]", "pickend #p",
            ])
        #expect(page.text().contains("▸ y ◂"))
    }

    @Test func `a letter jumps, the mouse turns`() {
        let page = page(value: [0, 0])
        page.perform(.tab)
        page.perform(.press(.character("t")))
        page.perform(.press(.character("t")))
        page.perform(.wheel(15, 2, 1))
        page.perform(.drag([3], row: 1))
        #expect(
            page.takeEvents().filter { $0.hasPrefix("change") }
                == ["change #p [1,0]", "change #p [2,0]", "change #p [2,1]", "change #p [1,1]"])
    }

    @Test func `a place beyond the end is the last one, a missing one the first`() {
        let page = page(value: [9])
        #expect(page.text().contains("three       x"))
    }

    @Test func `items that come later are offered`() {
        let page = page()
        page.apply(page.build("<view>z</view>", parent: page.id("b")))
        page.perform(.set("p", "value", [0, 2]))
        #expect(page.text().contains("one        z"))
    }
}
