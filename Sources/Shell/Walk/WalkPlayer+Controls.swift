package import Terminal
import Walk

extension WalkPlayer {
    private static let speeds = [0.25, 0.5, 1, 2, 4, 8]

    /// Takes what the person presses while it plays.
    /// - Returns: whether they stay; false ends it.
    package func take(_ key: Key) -> Bool {
        if state == .ended { return false }
        switch key {
        case Key(.escape), Key(.character("q")), Key(.character("c"), .control): return false
        case Key(.character(" ")), Key(.character("p")): togglePause()
        case Key(.character("n")), Key(.right), Key(.enter): step()
        case Key(.character("+")), Key(.character("=")):
            speed = Self.speeds.first { $0 > speed } ?? speed
        case Key(.character("-")): speed = Self.speeds.last { $0 < speed } ?? speed
        default: break
        }
        return true
    }

    /// Has the bar say what can be pressed.
    package func showHints(_ language: Language) {
        let phrase: WalkPhrase =
            switch state {
            case .playing: .playing
            case .paused: .paused
            case .ended: report.hasPassed ? .ended : .failed
            }
        let text = phrase.text(language)
        if theater.bar.hints != text { theater.bar.hints = text }
    }
}
