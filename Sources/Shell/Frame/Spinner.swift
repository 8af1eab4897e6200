/// The mark of something that is under way: it turns while it is on the screen, and stands still where nothing is to move.
struct Spinner {
    /// How long a step stands, in milliseconds: at most 8 a second.
    static let step = 125.0

    private static let marks = ["\u{25D0}", "\u{25D3}", "\u{25D1}", "\u{25D2}"]

    /// The step that it is at; nil where it stands still.
    let position: Int?

    /// Still, or as it is at a time.
    init(at time: Double, isStill: Bool) {
        let steps = (time / Self.step).truncatingRemainder(dividingBy: 12_000)
        position = isStill || !steps.isFinite ? nil : max(0, Int(steps))
    }

    /// The mark in one column.
    var mark: String { position.map { Self.marks[$0 % Self.marks.count] } ?? "\u{25CC}" }

    /// Three dots, one after the other larger.
    var dots: String {
        guard let position else { return "\u{25CF} \u{25CF} \u{25CF}" }
        return (0..<3).map { $0 == position / 2 % 3 ? "\u{25CF}" : "\u{2022}" }.joined(separator: " ")
    }
}

extension Shell {
    /// The mark as it is now. Whoever paints it makes sure that it goes on turning.
    func spinner() -> Spinner {
        let isStill = movesNothing || isBare
        if !isStill, !isSpinnerDue {
            isSpinnerDue = true
            // The next paint asks again while something still turns.
            surroundings.after(Spinner.step) { [weak self] in
                self?.isSpinnerDue = false
                self?.surroundings.requestFrame()
            }
        }
        return Spinner(at: surroundings.now(), isStill: isStill)
    }
}
