/// Turns the text behind `@media` into a condition (Media Queries Level 4, the part that can matter on a terminal).
enum MediaQueryParser {
    /// The condition; what is not understood never holds. An empty query always does.
    static func parse(_ values: [ComponentValue]) -> MediaQueryList {
        let queries = values.split(separator: .comma, omittingEmptySubsequences: false).map(query)
        return MediaQueryList(queries.count == 1 ? queries[0] : .any(queries))
    }

    private static func words(_ values: some Sequence<ComponentValue>) -> [ComponentValue] {
        values.filter { $0 != .whitespace }
    }

    private static func isWord(_ value: ComponentValue?, _ word: String) -> Bool {
        if case .ident(let text) = value { text.lowercased() == word } else { false }
    }

    /// `[not | only]? type [and condition]*`, or a condition alone.
    private static func query(_ values: ArraySlice<ComponentValue>) -> MediaCondition {
        var rest = words(values)[...]
        guard !rest.isEmpty else { return .constant(true) }
        let isNegated = isWord(rest.first, "not")
        if isNegated || isWord(rest.first, "only") {
            guard case .ident = rest.dropFirst().first else { return condition(rest, depth: 0) }
            rest.removeFirst()
        }
        guard case .ident(let type) = rest.first else { return condition(rest, depth: 0) }
        var parts: [MediaCondition] = [.constant(["all", "screen"].contains(type.lowercased()))]
        rest.removeFirst()
        if !rest.isEmpty {
            guard isWord(rest.first, "and") else { return .constant(false) }
            parts.append(condition(rest.dropFirst(), depth: 0))
        }
        let whole = parts.count == 1 ? parts[0] : .all(parts)
        return isNegated ? .not(whole) : whole
    }

    /// `not (a)`, `(a) and (b)`, `(a) or (b)`.
    private static func condition(_ values: ArraySlice<ComponentValue>, depth: Int) -> MediaCondition {
        guard depth < WXSSParser.deepest else { return .constant(false) }
        if isWord(values.first, "not") { return .not(condition(values.dropFirst(), depth: depth + 1)) }
        for (word, join) in [("or", MediaCondition.any), ("and", MediaCondition.all)] {
            let parts = values.split { isWord($0, word) }
            if parts.count > 1 { return join(parts.map { condition($0, depth: depth) }) }
        }
        guard values.count == 1, case .block("(", let inside) = values.first else { return .constant(false) }
        let content = words(inside)
        if case .block = content.first { return condition(content[...], depth: depth + 1) }
        if isWord(content.first, "not") { return condition(content[...], depth: depth + 1) }
        return feature(content)
    }

    // MARK: Features

    /// `name`, `name: value`, `name < value`, `value < name < value`.
    private static func feature(_ values: [ComponentValue]) -> MediaCondition {
        guard case .ident(let word) = values.first else { return range(values) }
        let name = word.lowercased()
        if values.count == 1 { return flag(name) }
        guard values.dropFirst().first == .delim(":") else { return range(values) }
        return feature(name, Array(values.dropFirst(2)))
    }

    private static func flag(_ name: String) -> MediaCondition {
        switch name {
        case "width", "device-width": .width(.greater, MediaLength(value: 0, unit: "px"))
        case "height", "device-height": .height(.greater, MediaLength(value: 0, unit: "px"))
        case "color", "orientation", "prefers-color-scheme": .constant(true)
        default: .constant(false)
        }
    }

    private static func feature(_ name: String, _ value: [ComponentValue]) -> MediaCondition {
        switch name {
        case "orientation" where isWord(value.first, "landscape"): return .landscape(true)
        case "orientation" where isWord(value.first, "portrait"): return .landscape(false)
        case "prefers-color-scheme" where isWord(value.first, "dark"): return .dark(true)
        case "prefers-color-scheme" where isWord(value.first, "light"): return .dark(false)
        default: break
        }
        guard value.count == 1, let length = length(value[0]) else { return .constant(false) }
        if name.hasPrefix("min-") { return size(String(name.dropFirst(4)), .atLeast, length) }
        if name.hasPrefix("max-") { return size(String(name.dropFirst(4)), .atMost, length) }
        return size(name, .equal, length)
    }

    private static func size(_ name: String, _ comparison: MediaComparison, _ length: MediaLength) -> MediaCondition {
        switch name {
        case "width", "device-width": .width(comparison, length)
        case "height", "device-height": .height(comparison, length)
        default: .constant(false)
        }
    }

    private static func length(_ value: ComponentValue) -> MediaLength? {
        switch value {
        case .dimension(let number, let unit): MediaLength(value: number, unit: unit)
        case .number(let number): MediaLength(value: number, unit: number == 0 ? "px" : "")
        default: nil
        }
    }

    private static func range(_ values: [ComponentValue]) -> MediaCondition {
        var operands: [ComponentValue] = []
        var comparisons: [MediaComparison] = []
        for value in values {
            switch value {
            case .delim("<"): comparisons.append(.less)
            case .delim(">"): comparisons.append(.greater)
            case .delim("="):
                // The second half of `<=` or `>=`, or `=` alone.
                if comparisons.count == operands.count, let last = comparisons.popLast() {
                    comparisons.append(last == .less ? .atMost : .atLeast)
                } else {
                    comparisons.append(.equal)
                }
            default: operands.append(value)
            }
        }
        guard operands.count == comparisons.count + 1, (2...3).contains(operands.count) else { return .constant(false) }
        let parts = comparisons.indices.map { compare(operands[$0], comparisons[$0], operands[$0 + 1]) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private static func compare(
        _ left: ComponentValue, _ comparison: MediaComparison, _ right: ComponentValue
    ) -> MediaCondition {
        if case .ident(let name) = left, let length = length(right) {
            return size(name.lowercased(), comparison, length)
        }
        if case .ident(let name) = right, let length = length(left) {
            return size(name.lowercased(), comparison.flipped, length)
        }
        return .constant(false)
    }
}

extension MediaComparison {
    /// The same with its sides exchanged.
    fileprivate var flipped: Self {
        switch self {
        case .less: .greater
        case .atMost: .atLeast
        case .equal: .equal
        case .atLeast: .atMost
        case .greater: .less
        }
    }
}
