package import Values

/// How one mini-program's pages stand and what was chosen in the palette: the person's doing, remembered from run to run.
package struct PaneSettings: Equatable, Sendable {
    /// The widths of phones in columns: 320, 375 and 414 px.
    static let phones = [40, 47, 52]
    static let narrowest = 20
    static let widest = 400
    static let mostPins = 8
    private static let longestChoice = 1_000

    /// The columns of the page on top; nil leaves them to the terminal's width.
    var columns: Int?
    /// The columns of every other pane; nil leaves them to the room that is there.
    var sideColumns: Int?
    /// The pages, with their queries, that have a pane of their own.
    var pins: [String] = []
    /// What was chosen in the palette lately, the latest first.
    var choices: [String] = []

    package init() {}

    /// The settings that a text of `shell.json` holds; members that are not usable are as if unsaid.
    package init(json: String) throws(JSONError) {
        let value = try JSON.parse(json)
        columns = Self.columns(value.member("columns"))
        sideColumns = Self.columns(value.member("sideColumns"))
        if case .array(let list) = value.member("pins") {
            for case .string(let pin) in list where !pins.contains(pin) && pins.count < Self.mostPins {
                pins.append(pin)
            }
        }
        if case .array(let list) = value.member("palette") {
            for case .string(let choice) in list where choice.utf8.count < Self.longestChoice { choices.append(choice) }
            choices = PaletteHistory(choices).ids
        }
    }

    /// The text of `shell.json`.
    package var json: String {
        func number(_ columns: Int?) -> Value { columns.map { .number(Double($0)) } ?? .null }
        let value: Value = [
            "version": 1, "columns": number(columns), "sideColumns": number(sideColumns),
            "pins": .array(pins.map { .string($0) }), "palette": .array(choices.map { .string($0) }),
        ]
        return (JSON.string(value) ?? "{}") + "\n"
    }

    /// Makes the page on top a phone's width, then the next one's, then as wide as the terminal has it.
    mutating func cycleWidth() {
        let next = columns.flatMap { Self.phones.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        columns = Self.phones.indices.contains(next) ? Self.phones[next] : nil
    }

    /// Pins a page, or unpins it. False if there are too many.
    mutating func togglePin(_ url: String) -> Bool {
        if let index = pins.firstIndex(of: url) {
            pins.remove(at: index)
        } else {
            guard pins.count < Self.mostPins else { return false }
            pins.append(url)
        }
        return true
    }

    /// A width that panes can have.
    static func bounded(_ columns: Int) -> Int { max(narrowest, min(widest, columns)) }

    private static func columns(_ value: Value) -> Int? {
        guard case .number(let number) = value, number >= 1, number <= 10_000 else { return nil }
        return bounded(Int(number))
    }
}
