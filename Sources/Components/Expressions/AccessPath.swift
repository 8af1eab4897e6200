package import Values

/// A place in the data that an expression reads, as far as the template's text tells: `list[*].name`.
package struct AccessPath: Hashable, Sendable {
    /// One step.
    package enum Segment: Hashable, Sendable {
        /// A member.
        case key(String)
        /// A fixed element.
        case index(Int)
        /// The current element of the loop whose item has this slot.
        case element(slot: Int)
    }

    /// The member of the data that it begins with.
    package var root: String
    /// The steps below.
    package var segments: [Segment]

    package init(_ root: String, _ segments: [Segment] = []) {
        self.root = root
        self.segments = segments
    }

    /// The path one step further.
    package func appending(_ segment: Segment) -> AccessPath { AccessPath(root, segments + [segment]) }

    /// Whether setting `changed` can change what is read here: one of both lies inside the other.
    /// - Parameter index: the current index of the loop whose item has this slot; nil is any.
    package func isTouched(by changed: DataPath, index: (_ slot: Int) -> Int? = { _ in nil }) -> Bool {
        guard changed.segments.first == .key(root) else { return changed.segments.isEmpty }
        for (own, other) in zip(segments, changed.segments.dropFirst()) {
            switch (own, other) {
            case (.key(let one), .key(let two)): if one != two { return false }
            case (.index(let one), .index(let two)): if one != two { return false }
            case (.element(let slot), .index(let two)): if let one = index(slot), one != two { return false }
            // A name where an index is read, or the reverse, replaces the whole.
            default: return true
            }
        }
        return true
    }

    /// The path with the loops' current indices filled in: where a `model:` binding writes.
    package func dataPath(index: (_ slot: Int) -> Int?) -> DataPath? {
        var path = DataPath([.key(root)])
        for segment in segments {
            switch segment {
            case .key(let key): path.segments.append(.key(key))
            case .index(let place): path.segments.append(.index(place))
            case .element(let slot):
                guard let place = index(slot) else { return nil }
                path.segments.append(.index(place))
            }
        }
        return path
    }
}
