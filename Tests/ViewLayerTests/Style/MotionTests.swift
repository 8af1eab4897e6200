import Markup
import Testing

@testable import ViewLayer

@MainActor
struct MotionTests {
    private func motion(_ declarations: String) -> MotionStyle {
        let draft = Cascade(width: 375, height: 600).style(
            WXSSParser.parseDeclarations(declarations), parent: nil, inherited: .initial, pseudos: .init())
        return draft.motion
    }

    @Test func `transitions are read from the shorthand and its longhands`() {
        let cases: [(String, [MotionStyle.Transition])] = [
            ("", []),
            ("transition: all .3s", [.init(property: "all", duration: 0.3)]),
            ("transition: .2s", [.init(property: "all", duration: 0.2)]),
            (
                "-webkit-transition: -webkit-transform 300ms ease-out 1s, opacity .5s linear",
                [
                    .init(property: "transform", duration: 0.3, delay: 1, timing: .easeOut),
                    .init(property: "opacity", duration: 0.5, timing: .linear),
                ]
            ),
            ("transition: none", []),
            (
                "transition-property: width, height; transition-duration: 2s; transition-delay: 0s, 1s",
                [.init(property: "width", duration: 2), .init(property: "height", duration: 2, delay: 1)]
            ),
            ("transition: left 1s; transition-duration: wrong", [.init(property: "left", duration: 1)]),
            (
                "transition: top 1s cubic-bezier(.1, .7, 1, .1)",
                [.init(property: "top", duration: 1, timing: .cubicBezier(x1: 0.1, y1: 0.7, x2: 1, y2: 0.1))]
            ),
        ]
        for (text, expected) in cases { #expect(motion(text).transitions == expected, "\(text)") }
    }

    @Test func `animations are read from the shorthand and its longhands`() {
        let cases: [(String, [MotionStyle.Animation])] = [
            (
                "animation: spin 1s linear infinite",
                [
                    .init(name: "spin", duration: 1, timing: .linear, iterations: .infinity)
                ]
            ),
            (
                "animation: a .5s 2s ease-in-out 3 alternate both paused, b 1s",
                [
                    .init(
                        name: "a", duration: 0.5, delay: 2, timing: .easeInOut, iterations: 3, direction: .alternate,
                        fill: .both, isPaused: true),
                    .init(name: "b", duration: 1),
                ]
            ),
            (
                "animation-name: a; animation-duration: 200ms; animation-fill-mode: forwards",
                [
                    .init(name: "a", duration: 0.2, fill: .forwards)
                ]
            ),
            ("animation: none", []),
            ("animation: a 1s steps(4, start)", [.init(name: "a", duration: 1, timing: .steps(4, .start))]),
            ("animation: a 1s; animation: initial", []),
        ]
        for (text, expected) in cases { #expect(motion(text).animations == expected, "\(text)") }
    }

    @Test func `a change of a property finds its transition`() {
        let style = motion("transition: all 1s, border 2s, opacity 0s")
        #expect(style.transition(of: "width")?.duration == 1)
        #expect(style.transition(of: "border-top-color")?.duration == 2)
        #expect(style.transition(of: "opacity") == nil)
    }

    @Test func `timing functions start at nothing, end at all and rise between`() {
        let functions: [TimingFunction] = [
            .linear, .ease, .easeIn, .easeOut, .easeInOut, .steps(3, .end), .steps(3, .both), .steps(2, .none),
        ]
        for function in functions {
            #expect(function.progress(1) == 1)
            if function != .steps(3, .both) { #expect(function.progress(0) == 0) }
            let values = (0...20).map { function.progress(Double($0) / 20) }
            #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 }, "\(function)")
        }
        #expect(abs(TimingFunction.ease.progress(0.5) - 0.8024) < 0.001)
        #expect(TimingFunction.steps(4, .start).progress(0.1) == 0.25)
    }

    @Test func `keyframes are found by name, the page's before the app's`() {
        let page = TestPage(
            "<view id=\"x\"/>", "@keyframes a { from { left: 0 } to { left: 1px } }",
            files: ["app.wxss": "@keyframes a { to { left: 2px } } @keyframes b { 50% { left: 3px } }"])
        guard let node = page.node("x") else {
            Issue.record("The page has no such element.")
            return
        }
        let engine = page.page.tree.styles
        #expect(engine.keyframes(named: "a", for: node)?.steps.count == 2)
        #expect(engine.keyframes(named: "b", for: node)?.steps.first?.offsets == [0.5])
        #expect(engine.keyframes(named: "c", for: node) == nil)
    }
}
