import Synchronization

/// `min()` or `max()` of lengths that cannot be compared before it is known what percentages refer to.
struct LengthChoice: Hashable, Sendable {
    /// Whether the largest counts, not the least.
    var isMaximum: Bool
    var terms: [Length]

    /// The px of the term that counts.
    func resolved(_ base: Double?) -> Double {
        let sizes = terms.map { $0.resolved(base) }
        return (isMaximum ? sizes.max() : sizes.min()) ?? 0
    }

    /// The number that stands for this choice in a length; nil where there are too many different ones.
    var number: UInt16? {
        Self.known.withLock { known in
            if let number = known.numbers[self] { return number }
            guard known.choices.count < Self.most else { return nil }
            known.choices.append(self)
            let number = UInt16(known.choices.count)
            known.numbers[self] = number
            return number
        }
    }

    /// The choice that a length's number stands for.
    static func choice(_ number: UInt16) -> LengthChoice? {
        known.withLock { $0.choices.indices.contains(Int(number) - 1) ? $0.choices[Int(number) - 1] : nil }
    }

    // Lengths are in every style and are copied all the time: a number is nothing to copy.
    private struct Known {
        var choices: [LengthChoice] = []
        var numbers: [LengthChoice: UInt16] = [:]
    }

    private static let known = Mutex(Known())
    private static let most = 10_000
}
