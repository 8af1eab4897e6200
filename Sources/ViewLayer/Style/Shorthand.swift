import Markup

/// Writes shorthand properties out as longhands.
enum Shorthand {
    /// A longhand and its value.
    typealias Longhand = (name: String, value: [ComponentValue])

    /// The longhands of a shorthand; nil when the property is no shorthand, empty when the value means nothing.
    static func expand(_ name: String, _ value: [ComponentValue]) -> [Longhand]? {
        let words = value.filter { $0 != .whitespace }
        switch name {
        case "margin", "padding": return edges(words) { "\(name)-\($0)" }
        case "inset": return edges(words) { $0 }
        case "border-width", "border-style", "border-color":
            let aspect = name.dropFirst(7)
            return edges(words) { "border-\($0)-\(aspect)" }
        case "border": return sides.flatMap { line("border-\($0)", words) }
        case "outline": return line(name, words)
        case "border-top", "border-right", "border-bottom", "border-left": return line(name, words)
        case "background": return background(value)
        case "transition": return motion(name, value, MotionValues.transition)
        case "animation": return motion(name, value, MotionValues.animation)
        case "flex": return flex(words)
        case "flex-flow": return flexFlow(words)
        case "font": return font(words)
        case "overflow":
            guard let first = words.first else { return [] }
            return [("overflow-x", [first]), ("overflow-y", [words.count > 1 ? words[1] : first])]
        case "gap":
            guard let first = words.first else { return [] }
            return [("row-gap", [first]), ("column-gap", [words.count > 1 ? words[1] : first])]
        case "text-decoration": return [("text-decoration-line", value)]
        case "place-items", "place-content", "place-self":
            guard let first = words.first else { return [] }
            let aspect = name.dropFirst(6)
            return [("align-\(aspect)", [first]), ("justify-\(aspect)", [words.count > 1 ? words[1] : first])]
        case "grid-row", "grid-column": return gridArea(name, value)
        case "grid-area": return gridLines(value)
        case "grid-template": return gridTemplate(value)
        default: return logical(name, words)
        }
    }

    private static let sides = ["top", "right", "bottom", "left"]

    private static func edges(_ words: [ComponentValue], _ name: (String) -> String) -> [Longhand] {
        guard let first = words.first, words.count <= 4 else { return [] }
        let right = words.count > 1 ? words[1] : first
        let bottom = words.count > 2 ? words[2] : first
        let left = words.count > 3 ? words[3] : right
        return zip(sides, [first, right, bottom, left]).map { (name($0), [$1]) }
    }

    private static let lineStyles: Set<String> = [
        "none", "hidden", "solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset",
    ]

    private static func line(_ name: String, _ words: [ComponentValue]) -> [Longhand] {
        var width = ComponentValue.ident("medium")
        var style = ComponentValue.ident("none")
        var color = ComponentValue.ident("currentcolor")
        if words.count == 1, case .ident(let word) = words[0], Cascade.isWideKeyword(word) {
            (width, style, color) = (words[0], words[0], words[0])
        } else {
            for word in words {
                if case .ident(let text) = word, lineStyles.contains(text.lowercased()) {
                    style = word
                } else if CSSColor(word) != nil {
                    color = word
                } else {
                    width = word
                }
            }
        }
        return [("\(name)-width", [width]), ("\(name)-style", [style]), ("\(name)-color", [color])]
    }

    /// The longhands of `transition` or `animation`; words that mean the same everywhere reach all of them.
    private static func motion(
        _ name: String, _ value: [ComponentValue], _ read: ([ComponentValue]) -> [Longhand]
    ) -> [Longhand] {
        guard value.count == 1, case .ident(let word) = value[0], Cascade.isWideKeyword(word) else {
            return read(value)
        }
        return Property.motionTable.keys.sorted().filter { $0.hasPrefix(name) }.map { ($0, value) }
    }

    private static func flex(_ words: [ComponentValue]) -> [Longhand] {
        func all(_ grow: Double, _ shrink: Double, _ basis: ComponentValue) -> [Longhand] {
            [("flex-grow", [.number(grow)]), ("flex-shrink", [.number(shrink)]), ("flex-basis", [basis])]
        }
        if words.count == 1, case .ident(let word) = words[0] {
            switch word.lowercased() {
            case "none": return all(0, 0, .ident("auto"))
            case "auto": return all(1, 1, .ident("auto"))
            case "initial": return all(0, 1, .ident("auto"))
            case let wide where Cascade.isWideKeyword(wide):
                return ["flex-grow", "flex-shrink", "flex-basis"].map { ($0, words) }
            default: return all(1, 1, words[0])
            }
        }
        var numbers: [Double] = []
        var basis: ComponentValue?
        for word in words {
            if case .number(let number) = word, numbers.count < 2 { numbers.append(number) } else { basis = word }
        }
        return all(numbers.first ?? 1, numbers.count > 1 ? numbers[1] : 1, basis ?? .percentage(0))
    }

    private static func flexFlow(_ words: [ComponentValue]) -> [Longhand] {
        var result: [Longhand] = []
        for word in words {
            guard case .ident(let text) = word else { continue }
            result.append((text.lowercased().contains("wrap") ? "flex-wrap" : "flex-direction", [word]))
        }
        return result
    }

    /// `font: style weight size/line-height family`.
    private static func font(_ words: [ComponentValue]) -> [Longhand] {
        let context = LengthContext(width: 0, height: 0, fontSize: 16)
        func isSize(_ word: ComponentValue) -> Bool {
            if case .number = word { false } else { context.length(word) != nil }
        }
        var result: [Longhand] = [
            ("font-style", [.ident("normal")]), ("font-weight", [.ident("normal")]),
            ("line-height", [.ident("normal")]),
        ]
        guard let size = words.firstIndex(where: isSize) else { return [] }
        for word in words[..<size] {
            switch word {
            case .ident("italic"), .ident("oblique"): result.append(("font-style", [word]))
            case .ident("bold"), .ident("bolder"), .number: result.append(("font-weight", [word]))
            default: continue
            }
        }
        result.append(("font-size", [words[size]]))
        if words.count > size + 2, words[size + 1] == .slash { result.append(("line-height", [words[size + 2]])) }
        return result
    }

    private static func gridArea(_ name: String, _ value: [ComponentValue]) -> [Longhand] {
        let sides = value.split(separator: .slash).map { Array($0.drop { $0 == .whitespace }) }
        guard let start = sides.first else { return [] }
        return [("\(name)-start", start), ("\(name)-end", sides.count > 1 ? sides[1] : [.ident("auto")])]
    }

    /// `grid-area`: a name, or row and column lines between slashes.
    private static func gridLines(_ value: [ComponentValue]) -> [Longhand] {
        let sides = value.split(separator: .slash).map { $0.filter { $0 != .whitespace } }
        guard let first = sides.first else { return [] }
        func side(_ index: Int, else other: Int) -> [ComponentValue] {
            if sides.indices.contains(index) { return spaced(sides[index]) }
            // What is left out repeats a name, and is `auto` for a line.
            let source = sides.indices.contains(other) ? sides[other] : first
            if source.count == 1, case .ident = source[0] { return source }
            return [.ident("auto")]
        }
        return [
            ("grid-row-start", spaced(first)), ("grid-column-start", side(1, else: 0)),
            ("grid-row-end", side(2, else: 0)), ("grid-column-end", side(3, else: 1)),
        ]
    }

    /// Words with white space between them again.
    private static func spaced(_ words: [ComponentValue]) -> [ComponentValue] {
        words.count < 2 ? words : Array(words.map { [$0] }.joined(separator: [.whitespace]))
    }

    /// `grid-template: rows / columns`, or strings of areas with the heights of their rows.
    private static func gridTemplate(_ value: [ComponentValue]) -> [Longhand] {
        let sides = value.split(separator: .slash, maxSplits: 1).map { $0.filter { $0 != .whitespace } }
        guard let first = sides.first else { return [] }
        func isText(_ value: ComponentValue) -> Bool { if case .string = value { true } else { false } }
        let texts = first.filter(isText)
        let rows = first.filter { !isText($0) }
        return [
            ("grid-template-areas", texts.isEmpty ? [.ident("none")] : spaced(texts)),
            ("grid-template-rows", rows.isEmpty ? [.ident("none")] : spaced(rows)),
            ("grid-template-columns", sides.count > 1 ? spaced(sides[1]) : [.ident("none")]),
        ]
    }

    /// Logical names, where the text runs from left to right and from top to bottom.
    private static func logical(_ name: String, _ words: [ComponentValue]) -> [Longhand]? {
        for (axis, start, end) in [("inline", "left", "right"), ("block", "top", "bottom")] {
            for (family, physical) in [("margin-", "margin-"), ("padding-", "padding-"), ("inset-", "")] {
                guard name.hasPrefix(family + axis) else { continue }
                guard let first = words.first else { return [] }
                switch name.dropFirst(family.count + axis.count) {
                case "-start": return [(physical + start, [first])]
                case "-end": return [(physical + end, [first])]
                case "": return [(physical + start, [first]), (physical + end, [words.count > 1 ? words[1] : first])]
                default: return nil
                }
            }
        }
        return nil
    }
}
