import Values

/// What `wx.createAnimation` and `this.animate` have set on a node: it overrides the node's own style until cleared.
struct ScriptStyle {
    private var entries: [(name: String, text: String)] = []

    /// The functions of `transform` by name, with the unit of plain numbers.
    private static let transforms: [String: String] = [
        "matrix": "", "matrix3d": "", "rotate": "deg", "rotate3d": "", "rotateX": "deg", "rotateY": "deg",
        "rotateZ": "deg", "scale": "", "scale3d": "", "scaleX": "", "scaleY": "", "scaleZ": "", "skew": "deg",
        "skewX": "deg", "skewY": "deg", "translate": "px", "translate3d": "px", "translateX": "px",
        "translateY": "px", "translateZ": "px",
    ]
    private static let lengths: Set<String> = ["width", "height", "left", "right", "top", "bottom"]

    var isEmpty: Bool { entries.isEmpty }

    /// Sets a property, or a function of `transform`, by the name that scripts use.
    mutating func set(_ name: String, _ value: Value) {
        let arguments = if case .array(let list) = value { list } else { [value] }
        guard let text = Self.text(name, arguments) else { return }
        if let index = entries.firstIndex(where: { $0.name == name }) {
            entries[index].text = text
        } else {
            entries.append((name, text))
        }
    }

    private static func text(_ name: String, _ arguments: [Value]) -> String? {
        guard let first = arguments.first, arguments.count <= 16 else { return nil }
        if let unit = transforms[name] {
            let texts = arguments.enumerated().map { index, argument in
                // The axis of rotate3d has no unit, its angle does.
                if case .number = argument {
                    argument.toString() + (name == "rotate3d" && index == 3 ? "deg" : unit)
                } else {
                    argument.toString()
                }
            }
            return "\(name)(\(texts.joined(separator: ", ")))"
        }
        if case .number = first, lengths.contains(name) { return first.toString() + "px" }
        switch first {
        case .number, .string: return first.toString()
        default: return nil
        }
    }

    /// Forgets some of the names, or all.
    mutating func clear(_ names: [String]?) {
        guard let names else {
            entries = []
            return
        }
        entries.removeAll { names.contains($0.name) }
    }

    /// As declarations.
    var css: String {
        var parts: [String] = []
        let functions = entries.filter { Self.transforms[$0.name] != nil }.map(\.text)
        for entry in entries where Self.transforms[entry.name] == nil {
            parts.append("\(Self.property(entry.name)): \(entry.text)")
        }
        if !functions.isEmpty { parts.append("transform: " + functions.joined(separator: " ")) }
        return parts.joined(separator: "; ")
    }

    /// The CSS properties that it sets.
    var properties: [String] {
        let names = entries.map { Self.transforms[$0.name] == nil ? Self.property($0.name) : "transform" }
        return Array(Set(names)).sorted()
    }

    /// The name in CSS of a property as scripts write it.
    private static func property(_ name: String) -> String {
        var result = ""
        for character in name {
            if character.isASCII, character.isUppercase {
                result += "-" + character.lowercased()
            } else if character.isASCII, character.isLetter || character == "-" {
                result.append(character)
            }
        }
        return result
    }
}

/// What a script does to a node's looks over time.
@MainActor
final class ScriptMotion {
    var style = ScriptStyle()
    /// The steps of `wx.createAnimation` that are to follow.
    var steps: [AnimationStep] = []
    /// Whether one of them is under way.
    var isPlaying = false
    /// Counts the exports that were played, so that the timers of an older one stop.
    var export = 0
}

/// A step of `wx.createAnimation`: what it changes and how.
struct AnimationStep {
    var changes: [(name: String, value: Value)] = []
    /// In milliseconds.
    var duration = 400.0
    var delay = 0.0
    var timing = "linear"

    /// The steps of what `export()` returned.
    static func read(_ value: Value) -> [AnimationStep] {
        guard case .array(let actions) = value.member("actions") else { return [] }
        return actions.prefix(1000).map { AnimationStep($0) }
    }

    private init(_ action: Value) {
        let transition = action.member("option").member("transition")
        if case .number(let number) = transition.member("duration"), number.isFinite { duration = max(0, number) }
        if case .number(let number) = transition.member("delay"), number.isFinite { delay = max(0, number) }
        if case .string(let name) = transition.member("timingFunction"), !name.contains(";") { timing = name }
        guard case .array(let animates) = action.member("animates") else { return }
        for change in animates {
            guard case .string(let type) = change.member("type"), case .array(let arguments) = change.member("args")
            else { continue }
            if type == "style" {
                guard arguments.count > 1, case .string(let name) = arguments[0] else { continue }
                changes.append((name == "background-color" ? "backgroundColor" : name, arguments[1]))
            } else {
                changes.append((type, .array(arguments)))
            }
        }
    }
}
