@testable import Markup

/// A sheet as short text for tables: `.a>b{color:red; width:calc(1px + 2%) !}`. No ranges, no diagnostics.
func dump(_ sheet: StyleSheet) -> String {
    var parts = sheet.imports.map { "@import(\($0.src)\($0.media == nil ? "" : " if"))" }
    parts += sheet.rules.map { rule in
        let selectors = rule.selectors.map(dump).joined(separator: ",")
        return "\(rule.media == nil ? "" : "?")\(selectors){\(dump(rule.declarations))}"
    }
    parts += sheet.keyframes.map { frames in
        let steps = frames.steps.map { step in
            step.offsets.map { "\($0)" }.joined(separator: ",") + "{\(dump(step.declarations))}"
        }
        return "@keyframes \(frames.name)(\(steps.joined(separator: " ")))"
    }
    return parts.joined(separator: " ")
}

func dump(_ declarations: [Declaration]) -> String {
    declarations.map { "\($0.name):\(dump($0.value))\($0.important ? " !" : "")" }.joined(separator: "; ")
}

func dump(_ values: [ComponentValue]) -> String { values.map(dump).joined() }

private func dump(_ value: ComponentValue) -> String {
    switch value {
    case .ident(let text): text
    case .number(let number): short(number)
    case .percentage(let number): short(number) + "%"
    case .dimension(let number, let unit): short(number) + unit
    case .string(let text): "'\(text)'"
    case .hash(let text): "#\(text)"
    case .function(let name, let arguments): "\(name)(\(dump(arguments)))"
    case .url(let text): "url<\(text)>"
    case .comma: ","
    case .slash: "/"
    case .whitespace: " "
    case .delim(let character): String(character)
    case .block(let open, let content): "\(open)\(dump(content))~"
    }
}

private func short(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : "\(number)"
}

func dump(_ selector: Selector) -> String {
    var text = ""
    for link in selector.context.reversed() {
        text += dump(link.compound)
        switch link.combinator {
        case .descendant: text += " "
        case .child: text += ">"
        case .nextSibling: text += "+"
        case .laterSibling: text += "~"
        case .crossing: text += ">>>"
        }
    }
    return text + dump(selector.subject) + (selector.pseudoElement.map { "::\($0)" } ?? "")
}

private func dump(_ compound: CompoundSelector) -> String {
    var text = compound.tag ?? ""
    if let id = compound.id { text += "#\(id)" }
    text += compound.classes.map { ".\($0)" }.joined()
    text += compound.attributes.map { "[\($0.name) \($0.op) \($0.value)\($0.ignoresCase ? " i" : "")]" }.joined()
    text += compound.pseudoClasses.map(dump).joined()
    return text.isEmpty ? "*" : text
}

private func dump(_ pseudo: PseudoClass) -> String {
    func nth(_ name: String, _ nth: PseudoClass.Nth) -> String { ":\(name)(\(nth.step)n+\(nth.offset))" }
    func list(_ selectors: [Selector]) -> String { "(\(selectors.map(dump).joined(separator: ",")))" }
    return switch pseudo {
    case .host(nil): ":host"
    case .host(let compound?): ":host(\(dump(compound)))"
    case .root: ":root"
    case .empty: ":empty"
    case .nthChild(let value): nth("nth-child", value)
    case .nthLastChild(let value): nth("nth-last-child", value)
    case .nthOfType(let value): nth("nth-of-type", value)
    case .nthLastOfType(let value): nth("nth-last-of-type", value)
    case .onlyChild: ":only-child"
    case .onlyOfType: ":only-of-type"
    case .not(let selectors): ":not" + list(selectors)
    case .is(let selectors): ":is" + list(selectors)
    case .where(let selectors): ":where" + list(selectors)
    case .named(let name): ":" + name
    }
}
