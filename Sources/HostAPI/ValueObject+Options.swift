import Values

/// Reads the options of a call, whose types were checked before.
extension ValueObject {
    /// A text option.
    func string(_ name: String) -> String? {
        if case .string(let text)? = self[name] { text } else { nil }
    }

    /// A number option; nil for NaN and the infinities too.
    func number(_ name: String) -> Double? {
        if case .number(let number)? = self[name], number.isFinite { number } else { nil }
    }

    /// A truth value; false when it is not given.
    func flag(_ name: String) -> Bool {
        self[name]?.toBoolean() ?? false
    }

    /// An index of a list of so many; nil if it is none.
    func index(_ name: String, below count: Int) -> Int? {
        guard let number = number(name), number >= 0, number < Double(count), number == number.rounded(.down) else {
            return nil
        }
        return Int(number)
    }
}
