import Cells
import Foundation
import Measuring
import Testing

@testable import ViewLayer

/// Damaged sheets through the cascade, layout and painting.
@MainActor
struct HostileStyleTests {
    private static let markup = """
        <view id="a" class="a b" title="t"><view class="c">one 你好</view><text class="d">two</text><view class="e"/></view>
        <view class="f"><view class="g">x</view><view class="h"><view class="c">y</view></view></view>
        <button class="b" type="primary">go</button><input class="i" value="v"/>
        """
    private static let sheet = """
        page { --c: #07c160; --d: var(--c, red); background: linear-gradient(135deg, #fff 10%, hsl(210 50% 60% / .5)) }
        .a { display: table; width: calc(100% - min(20rpx, 5vw) * 2); border: 1rpx solid rgba(0, 0, 0, .1) }
        .b::before { content: "a" attr(title) counter(x); transition: all .3s cubic-bezier(.1, .2, .3, 1) -1s, top 1s }
        .c { display: table-cell; vertical-align: middle; animation: spin 1e3ms steps(4, end) infinite both }
        .d:not(.x):nth-child(-2n + 3) ~ view { letter-spacing: 8px; text-overflow: ellipsis; filter: grayscale(50%) }
        .e { transform: translate(-50%, 10px) rotate(45deg) scale(.5) matrix(1, 0, 0, 1, 9, 9); border-top: 2px dashed;
          border-right: 2px double; width: 12rpx; height: 12rpx; transform-origin: left 5px }
        .f { display: grid; grid-template: "h h" 20px "n m" / repeat(auto-fill, minmax(40px, 1fr)) auto; gap: 4px 1em }
        .g { grid-area: m; position: sticky; top: -1px; bottom: 2px; box-shadow: inset 0 0 4px, 1px 9px 20px 3px #0008 }
        .h { float: left; clear: both; display: -webkit-box; -webkit-line-clamp: 2; outline: 1px solid; aspect-ratio: 2/1 }
        .i { background: url(a.png) no-repeat 0 0 / 10px, radial-gradient(circle at 10% 20%, red, blue); border-radius: 50% }
        @media (min-width: 1px) and (not (orientation: landscape)) { .a { position: absolute; inset: 0 auto; z-index: -1 } }
        @supports (display: grid) { @keyframes spin { from { left: 0 } 50%, to { left: 1e9px } } }
        """

    private func damaged(_ random: inout Seeded) -> String {
        var bytes = Array(Self.sheet.utf8)
        let signs = Array("(){};:,-+*/#.%\"' 0159e@!\u{0}".utf8)
        let words = [
            "1e308px", "-1e9%", "calc(", "NaN", "inherit", "unset", "999999999", "0", "auto", "table-row", "var(--d)",
        ]
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = signs[Int.random(in: 0..<signs.count, using: &random)]
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: words[Int.random(in: 0..<words.count, using: &random)].utf8, at: place)
            default:
                let end = min(bytes.count, place + Int.random(in: 0..<40, using: &random))
                let part = bytes[place..<end]
                bytes.insert(contentsOf: part, at: Int.random(in: 0..<bytes.count, using: &random))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `FUZZ_SECONDS` makes the run longer, `FUZZ_SEED` another one.
    @Test func `damaged sheets are painted without a trap, and twice the same`() {
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["FUZZ_SECONDS"].flatMap(Double.init) ?? 0
        let start = ContinuousClock.now
        var random = Seeded(state: environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 4711)
        var rounds = 0
        while rounds < 60 || start.duration(to: .now) < .seconds(seconds) {
            rounds += 1
            let sheet = damaged(&random)
            let time = ProcessorClock().measure {
                let page = TestPage(Self.markup, sheet)
                let first = page.grid()
                #expect(first == page.grid(), "\(sheet)")
            }
            #expect(time < .seconds(5), "\(sheet)")
        }
    }
}
