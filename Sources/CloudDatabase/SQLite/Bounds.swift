import Values

/// Where in an index the values are that can hold to a condition.
struct Bounds {
    /// In ascending order, apart from each other. None: nothing can hold.
    var ranges: [KeyRange]
    /// Whether every value in them does, in an index without arrays.
    var isExact: Bool

    /// How many ranges are worth the while.
    static let maximumCount = 200

    /// The bounds of a condition; nil if it may hold for values anywhere.
    /// - Parameter isMultikey: whether a document may have several values, so that two conditions may hold for two of them.
    static func of(_ condition: Condition, isMultikey: Bool) -> Bounds? {
        switch condition {
        case .eq(let value): equal(to: value)
        case .in(let values): membership(values)
        case .gt(let value), .gte(let value), .lt(let value), .lte(let value): comparison(condition, value)
        case .and(let parts): conjunction(parts, isMultikey)
        case .or(let parts): disjunction(parts, isMultikey)
        case .all(let parts): parts.lazy.compactMap { of($0, isMultikey: isMultikey)?.inexact }.first
        case .elemMatch(.value(let part)):
            // All of it holds for one element, so that bounds may be intersected.
            of(part, isMultikey: false)?.inexact
        case .mod: Bounds(ranges: [.type(.number)], isExact: false)
        case .regex(let pattern): prefix(of: pattern)
        case .neq, .nin, .exists, .size, .elemMatch(.document), .nor, .not: nil
        }
    }

    private var inexact: Bounds { Bounds(ranges: ranges, isExact: false) }

    private static func equal(to value: Value) -> Bounds {
        guard case .array(let elements) = value else { return Bounds(ranges: [.point(value)], isExact: true) }
        // An array is found by its first element, or as an element itself.
        return Bounds(
            ranges: KeyRange.union([.point(elements.first ?? .undefined), .point(value)]), isExact: false)
    }

    private static func membership(_ values: [Value]) -> Bounds? {
        guard values.count <= maximumCount else { return nil }
        var result = Bounds(ranges: [], isExact: true)
        for value in values {
            let part = equal(to: value)
            result.ranges += part.ranges
            result.isExact = result.isExact && part.isExact
        }
        result.ranges = KeyRange.union(result.ranges)
        return result
    }

    private static func comparison(_ condition: Condition, _ value: Value) -> Bounds? {
        if case .array = value { return nil }
        let isNaN = if case .number(let number) = value { number.isNaN } else { false }
        let point = KeyRange.point(value)
        var type = KeyRange.type(ValueOrder.rank(value))
        // NaN, the first of the numbers, is neither less nor greater than any of them.
        if case .number = value { type.lower = SortKey.bytes(of: .number(-.infinity)) }
        let range: KeyRange?
        switch condition {
        case .gte where isNaN, .lte where isNaN: range = point
        case _ where isNaN: range = nil
        case .gt: range = KeyRange(lower: point.upper ?? type.lower, upper: type.upper)
        case .gte: range = KeyRange(lower: point.lower, upper: type.upper)
        case .lt: range = KeyRange(lower: type.lower, upper: point.lower)
        default: range = KeyRange(lower: type.lower, upper: point.upper)
        }
        // Of `x < least`, for example, nothing is left.
        return Bounds(ranges: range.flatMap { $0.intersection(.all) }.map { [$0] } ?? [], isExact: true)
    }

    private static func conjunction(_ parts: [Condition], _ isMultikey: Bool) -> Bounds? {
        let bounds = parts.map { of($0, isMultikey: isMultikey) }
        let known = bounds.compactMap(\.self)
        guard var result = known.first else { return nil }
        if isMultikey {
            // Each may hold for another value: the narrowest alone is safe.
            return (known.min { $0.weight < $1.weight } ?? result).inexact
        }
        for other in known.dropFirst() { result = result.intersection(other) }
        result.isExact = result.isExact && known.count == bounds.count
        return result
    }

    private static func disjunction(_ parts: [Condition], _ isMultikey: Bool) -> Bounds? {
        var result = Bounds(ranges: [], isExact: true)
        for part in parts {
            guard let bounds = of(part, isMultikey: isMultikey) else { return nil }
            result.ranges += bounds.ranges
            result.isExact = result.isExact && bounds.isExact
        }
        result.ranges = KeyRange.union(result.ranges)
        return result.ranges.count <= maximumCount ? result : nil
    }

    private static func prefix(of pattern: Pattern) -> Bounds? {
        guard let text = PatternCompiler.known(pattern)?.anchoredPrefix, !text.isEmpty, !text.utf8.contains(0) else {
            return Bounds(ranges: [.type(.string)], isExact: false)
        }
        return Bounds(ranges: [.prefix(text)], isExact: false)
    }

    /// The values in both.
    func intersection(_ other: Bounds) -> Bounds {
        var result: [KeyRange] = []
        for one in ranges {
            for two in other.ranges { if let both = one.intersection(two) { result.append(both) } }
        }
        return Bounds(ranges: KeyRange.union(result), isExact: isExact && other.isExact)
    }

    /// Whether all of it are single values.
    var arePoints: Bool { ranges.allSatisfy(\.isPoint) }

    /// Smaller is narrower: nothing, single values, open ranges.
    var weight: Int { arePoints ? ranges.count : 1000 + ranges.count }
}
