@testable import ViewLayer

/// Reads the grid properties of inline styles.
enum GridStyleReader {
    /// Applies one declaration; false where the property is none of grids.
    static func apply(_ name: String, _ value: String, to grid: inout GridStyle) -> Bool {
        switch name {
        case "grid-template-rows": grid.templateRows = template(value)
        case "grid-template-columns": grid.templateColumns = template(value)
        case "grid-auto-rows": grid.autoRows = tracks(value)
        case "grid-auto-columns": grid.autoColumns = tracks(value)
        case "grid-auto-flow":
            grid.flowsInColumns = value.contains("column")
            grid.isDense = value.contains("dense")
        case "grid-row": grid.row = area(value)
        case "grid-column": grid.column = area(value)
        case "grid-row-start": grid.row.start = placement(value)
        case "grid-row-end": grid.row.end = placement(value)
        case "grid-column-start": grid.column.start = placement(value)
        case "grid-column-end": grid.column.end = placement(value)
        case "grid-area":
            let parts = value.split(separator: "/").map { placement(String($0)) }
            grid.row = GridArea(start: parts.first ?? .auto, end: parts.count > 2 ? parts[2] : .auto)
            grid.column = GridArea(
                start: parts.count > 1 ? parts[1] : .auto, end: parts.count > 3 ? parts[3] : .auto)
        default: return false
        }
        return true
    }

    private static func area(_ text: String) -> GridArea {
        let parts = text.split(separator: "/").map { placement(String($0)) }
        return GridArea(start: parts.first ?? .auto, end: parts.count > 1 ? parts[1] : .auto)
    }

    private static func placement(_ text: String) -> GridPlacement {
        let words = text.split(separator: " ").map(String.init)
        if words.first == "span" { return .span(words.count > 1 ? Int(words[1]) ?? 1 : 1) }
        return words.first.flatMap(Int.init).map { .line($0) } ?? .auto
    }

    private static func template(_ text: String) -> [GridTemplatePart] {
        words(text).flatMap { word -> [GridTemplatePart] in
            guard word.hasPrefix("repeat(") else { return track(word).map { [.track($0)] } ?? [] }
            let inner = word.dropFirst(7).dropLast()
            let count = inner.prefix { $0 != "," }.filter { !$0.isWhitespace }
            let repeated = tracks(String(inner.drop { $0 != "," }.dropFirst()))
            if let count = Int(count) {
                return (0..<max(min(count, 1000), 0)).flatMap { _ in repeated.map { .track($0) } }
            }
            return [.autoRepeat(tracks: repeated, fit: count == "auto-fit")]
        }
    }

    private static func tracks(_ text: String) -> [GridTrack] { words(text).compactMap(track) }

    private static func track(_ word: String) -> GridTrack? {
        if word.hasPrefix("minmax(") {
            let sides = word.dropFirst(7).dropLast().split(separator: ",").map {
                breadth($0.filter { !$0.isWhitespace })
            }
            guard sides.count == 2 else { return nil }
            return GridTrack(min: sides[0], max: sides[1])
        }
        return GridTrack(breadth(word))
    }

    private static func breadth(_ word: String) -> GridBreadth {
        switch word {
        case "auto": return .auto
        case "min-content": return .minContent
        case "max-content": return .maxContent
        default: break
        }
        if word.hasSuffix("fr") { return .fraction(Double(word.dropLast(2)) ?? 0) }
        if word.hasPrefix("fit-content(") {
            return .fitContent(StyleReader.length(String(word.dropFirst(12).dropLast())))
        }
        return .length(StyleReader.length(word))
    }

    /// Splits at spaces outside of parentheses.
    private static func words(_ text: String) -> [String] {
        var result: [String] = []
        var word = ""
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == " ", depth == 0 {
                if !word.isEmpty { result.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { result.append(word) }
        return result
    }
}
