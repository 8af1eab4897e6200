import Markup

/// Turns the declarations that reach an element, in ascending order of weight, into a computed style.
struct Cascade {
    /// The viewport's size in px.
    let width: Double
    let height: Double

    /// Whether a keyword means the same for every property.
    static func isWideKeyword(_ word: String) -> Bool {
        word == "inherit" || word == "initial" || word == "unset" || word == "revert"
    }

    /// The style that follows.
    /// - Parameters:
    ///   - declarations: normal ones in ascending order, then important ones.
    ///   - parent: the style of the element around, or nil at the root.
    func style(
        _ declarations: [Declaration], parent: ComputedStyle?, inherited: InheritedStyle, pseudos: StyleDraft.Pseudos
    ) -> ComputedStyle {
        var draft = StyleDraft(inheriting: inherited.values)
        collectCustom(declarations, into: &draft)
        let longhands = written(declarations, CustomProperties(values: draft.inherited.custom))
        let parentContext = LengthContext(width: width, height: height, fontSize: inherited.values.fontSize)
        for longhand in longhands where longhand.name == "font-size" {
            apply(longhand, parentContext, &draft, parent, inherited)
        }
        let context = LengthContext(width: width, height: height, fontSize: draft.inherited.fontSize)
        for longhand in longhands where longhand.name != "font-size" {
            apply(longhand, context, &draft, parent, inherited)
        }
        return draft.finish(parent: inherited, pseudos: pseudos)
    }

    /// A finished style with declarations over it, and the names of the longhands that they set.
    func values(_ declarations: [Declaration], over base: ComputedStyle) -> (StyleDraft, names: [String]) {
        var draft = StyleDraft(base)
        var names: [String] = []
        let context = LengthContext(width: width, height: height, fontSize: base.inherited.values.fontSize)
        for longhand in written(declarations, CustomProperties(values: base.inherited.values.custom)) {
            apply(longhand, context, &draft, nil, base.inherited)
            names.append(longhand.name)
        }
        return (draft, names)
    }

    private func collectCustom(_ declarations: [Declaration], into draft: inout StyleDraft) {
        for declaration in declarations where declaration.name.hasPrefix("--") {
            if case .ident(let word)? = declaration.value.first, declaration.value.count == 1, Self.isWideKeyword(word)
            {
                if word == "initial" { draft.inherited.custom[declaration.name] = nil }
            } else {
                draft.inherited.custom[declaration.name] = declaration.value
            }
        }
    }

    /// The declarations as longhands that exist, their variables filled in.
    private func written(_ declarations: [Declaration], _ custom: CustomProperties) -> [Shorthand.Longhand] {
        var result: [Shorthand.Longhand] = []
        for declaration in declarations where !declaration.name.hasPrefix("--") {
            guard let (name, value) = Self.modern(declaration.name, declaration.value) else { continue }
            guard let value = custom.substitute(value) else { continue }
            if let longhands = Shorthand.expand(name, value) {
                result += longhands
            } else {
                result.append((name, value))
            }
        }
        return result
    }

    /// Whether a property takes a value, as `@supports` asks.
    static func supports(_ name: String, _ value: [ComponentValue]) -> Bool {
        if name.hasPrefix("--") { return true }
        guard !value.isEmpty, let (name, value) = modern(name, value) else { return false }
        if Property.ignored.contains(name) { return true }
        if case .ident(let word)? = value.first, value.count == 1, isWideKeyword(word.lowercased()) { return true }
        // What waits for a value counts as one.
        let open: Set<String> = ["var", "env", "constant"]
        if value.contains(where: { if case .function(let name, _) = $0 { open.contains(name) } else { false } }) {
            return true
        }
        let context = LengthContext(width: 375, height: 667, fontSize: 16)
        let longhands = Shorthand.expand(name, value) ?? [(name, value)]
        return !longhands.isEmpty
            && longhands.allSatisfy { longhand in
                var draft = StyleDraft(inheriting: InheritedStyle.initial.values)
                guard let property = Property.table[longhand.name] else { return false }
                return property.apply(&draft, PropertyValue(parts: longhand.value, context: context))
            }
    }

    private static let oldNames = [
        "word-wrap": "overflow-wrap", "grid-gap": "gap", "grid-row-gap": "row-gap", "grid-column-gap": "column-gap",
        "box-flex": "flex-grow", "box-pack": "justify-content", "box-align": "align-items",
        "box-lines": "flex-wrap", "flex-align": "align-items", "flex-pack": "justify-content",
    ]
    private static let oldWords = ["start": "flex-start", "end": "flex-end", "multiple": "wrap", "single": "nowrap"]

    /// The name and value that a property of today has for this one; nil when nobody knows it.
    static func modern(_ name: String, _ value: [ComponentValue]) -> (String, [ComponentValue])? {
        var plain = Substring(name)
        for prefix in ["-webkit-", "-moz-", "-ms-", "-o-"] where name.hasPrefix(prefix) {
            plain = name.dropFirst(prefix.count)
        }
        var result = String(plain)
        if let newer = oldNames[result] {
            let isOld = result.hasPrefix("box-")
            result = newer
            if isOld, value.count == 1, case .ident(let word) = value[0], let newWord = oldWords[word] {
                return (result, [.ident(newWord)])
            }
            if isOld, result == "flex-grow" || Property.table[result] != nil { return (result, value) }
        }
        if Property.table[result] != nil || Property.ignored.contains(result)
            || Shorthand.expand(result, value) != nil
        {
            return (result, value)
        }
        return nil
    }

    private func apply(
        _ longhand: Shorthand.Longhand, _ context: LengthContext, _ draft: inout StyleDraft, _ parent: ComputedStyle?,
        _ inherited: InheritedStyle
    ) {
        guard let property = Property.table[longhand.name] else { return }
        if longhand.value.count == 1, case .ident(let word) = longhand.value[0], Self.isWideKeyword(word.lowercased()) {
            applyWide(word.lowercased(), property, &draft, parent, inherited)
        } else {
            // A value that means nothing leaves what an earlier declaration said.
            _ = property.apply(&draft, PropertyValue(parts: longhand.value, context: context))
        }
    }

    private func applyWide(
        _ word: String, _ property: Property, _ draft: inout StyleDraft, _ parent: ComputedStyle?,
        _ inherited: InheritedStyle
    ) {
        let takesParent = word == "inherit" || (word != "initial" && property.isInherited)
        guard takesParent else {
            property.copy(&draft, StyleDraft(inheriting: InheritedStyle.initial.values))
            return
        }
        var source = StyleDraft(inheriting: inherited.values)
        if let parent {
            source.layout = parent.layout.value
            source.paint = parent.paint
            source.borderWidth = parent.paint.borderWidth
        }
        property.copy(&draft, source)
    }
}
