import Markup

/// What `counter-reset`, `counter-increment` or `counter-set` does to a counter.
struct CounterChange: Equatable, Sendable {
    let name: String
    let value: Int

    /// Reads names, each with a number behind it or not; nil where it is no such list.
    static func list(_ value: PropertyValue, else plain: Int) -> [CounterChange]? {
        if value.keyword == "none" { return [] }
        var result: [CounterChange] = []
        for word in value.words.prefix(64) {
            if case .ident(let name) = word {
                result.append(CounterChange(name: name, value: plain))
            } else if let last = result.last, let number = value.context.number(word), abs(number) < 1e9 {
                result[result.count - 1] = CounterChange(name: last.name, value: Int(number))
            } else {
                return nil
            }
        }
        return result
    }
}

/// What an element does to counters.
struct CounterChanges: Equatable, Sendable {
    var resets: [CounterChange] = []
    var increments: [CounterChange] = []
    var sets: [CounterChange] = []
    /// Whether it does nothing.
    var isEmpty: Bool { resets.isEmpty && increments.isEmpty && sets.isEmpty }
}
