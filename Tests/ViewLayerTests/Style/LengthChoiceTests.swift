import Testing

@testable import ViewLayer

/// `min()`, `max()` and `clamp()` where percentages take part: the box around is 160 px wide.
@MainActor struct LengthChoiceTests {
    @Test(
        arguments: [
            ("min(50%, 60px)", 60), ("min(50%, 100px)", 80), ("max(50%, 60px)", 80), ("max(50%, 100px)", 100),
            ("clamp(20px, 50%, 60px)", 60), ("clamp(100px, 50%, 120px)", 100), ("clamp(10px, 50%, 120px)", 80),
            ("calc(min(50%, 60px) + 10px)", 70), ("calc(100px - min(50%, 60px))", 40), ("calc(2 * max(25%, 10px))", 80),
            ("min(max(10%, 20px), 50%)", 20), ("min(30px, 20px)", 20), ("min(1, 20px)", 160),
        ] as [(String, Double)])
    func `the term that counts is known where the percentage is`(_ value: String, _ width: Double) {
        let page = TestPage("<view id=\"a\" style=\"width: \(value)\">x</view>")
        page.page.layoutIfNeeded()
        #expect(page.node("a")?.layout.width == width)
    }
}
