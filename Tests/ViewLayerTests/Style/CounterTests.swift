import Bridge
import Testing
import Values

@testable import ViewLayer

@MainActor
struct CounterTests {
    @Test func `pseudo-elements count`() {
        let page = TestPage(
            "<view class=\"l\"><view class=\"i\">a</view><view class=\"i\">b</view></view>"
                + "<view class=\"l\" id=\"l\"><view class=\"i\">c</view></view>",
            ".l { counter-reset: n } .i::before { counter-increment: n; content: counter(n) \". \" }")
        #expect(page.text() == "1. a\n2. b\n1. c")
        page.apply(page.build("<view class=\"i\">d</view>", parent: page.id("l")))
        #expect(page.text() == "1. a\n2. b\n1. c\n2. d")
    }

    @Test func `counters nest`() {
        let page = TestPage(
            "<view class=\"l\"><view class=\"i\">a<view class=\"l\"><view class=\"i\">b</view></view></view>"
                + "<view class=\"i\">c</view></view>",
            ".l { counter-reset: n } .i { counter-increment: n } "
                + ".i::before { content: counters(n, \".\", upper-roman) \" \" }")
        #expect(page.text() == "I a\nI.I b\nII c")
    }

    nonisolated static let styles: [(Int, String, String)] = [
        (7, "decimal-leading-zero", "07"), (28, "lower-alpha", "ab"), (1994, "upper-roman", "MCMXCIV"),
        (12, "simp-chinese-informal", "十二"), (3, "disc", "•"), (0, "lower-alpha", "0"), (5, "what", "5"),
    ]

    @Test(arguments: styles) func `numbers have styles`(_ number: Int, _ style: String, _ text: String) {
        #expect(CounterStyle.text(number, style) == text)
    }

    @Test func `a pseudo-element follows the attribute that it shows`() {
        let page = TestPage("<view id=\"x\" badge=\"1\"/>", "view::before { content: attr(badge) }")
        #expect(page.text() == "1")
        page.apply([.attribute(page.id("x"), name: "badge", "22")])
        #expect(page.text() == "22")
    }

    nonisolated static let supported: [(String, Bool)] = [
        ("(display: grid)", true), ("(display: subgrid-of-doom)", false), ("(wibble: 1)", false),
        ("(margin: 1px 2px)", true), ("(margin: blue)", false), ("(--x: 1)", true), ("(color: var(--x))", true),
        ("(bottom: env(safe-area-inset-bottom))", true), ("not (wibble: 1)", true),
        ("(display: flex) and (not (display: none))", false), ("(wibble: 1) or (width: calc(1px + 1%))", true),
        ("(background: linear-gradient(red, blue))", true), ("(position: sticky)", true),
    ]

    @Test(arguments: supported) func `supports asks the table of properties`(_ condition: String, _ holds: Bool) {
        let page = TestPage("<view id=\"x\"/>", "@supports \(condition) { view { color: #000001 } }")
        #expect((page.style("x")?.inherited.values.color?.hex == 1) == holds)
    }

    @Test func `a conic gradient turns`() throws {
        let red = Gradient.Stop(color: .rgb(RGB(hex: 0xFF0000)), place: .percent(50))
        let blue = Gradient.Stop(color: .rgb(RGB(hex: 0x0000FF)), place: .percent(50))
        let gradient = Gradient(shape: .conic(x: 0.5, y: 0.5, from: 0), stops: [red, blue])
        let ramp = try #require(GradientRamp(gradient, width: 64, height: 64, current: nil))
        #expect(ramp.color(x: 60, y: 30).hex == 0xFF0000)
        #expect(ramp.color(x: 4, y: 30).hex == 0x0000FF)
    }
}
