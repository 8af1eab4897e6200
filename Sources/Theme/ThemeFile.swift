import Cells
import TOML

/// A theme file taken apart, with what was wrong in it.
struct ThemeFile {
    /// The theme that this one changes.
    var parent: String? { inheritance?.string }
    /// Where it names that theme.
    private(set) var inheritance: TOMLNode?
    private(set) var palette: [String: PaletteColor] = [:]
    private(set) var rules: [String: ScopeRule] = [:]
    private(set) var diagnostics: [ThemeDiagnostic] = []
    private let file: String

    init(_ source: ThemeSource) {
        file = source.file
        let reader = TOMLReader(source.text)
        for mistake in reader.mistakes {
            diagnostics.append(
                ThemeDiagnostic(file: file, line: mistake.line, column: mistake.column, message: mistake.message))
        }
        for (table, key, _, node) in reader.members {
            switch (table, key) {
            case ("palette", _): readColor(key, node)
            case (nil, "inherits"):
                inheritance = node
                if parent == nil { report("inherits must be the name of a theme", node) }
            case (nil, "palette"):
                guard let colors = node.table else {
                    report("palette must be a table of colours", node)
                    continue
                }
                for color in colors { readColor(color.key, color.value) }
            case (nil, _): readRule(key, node)
            default: report("a theme has no table but palette", node)
            }
        }
    }

    /// Notes that a value is wrong.
    mutating func report(_ message: String, _ node: TOMLNode) {
        diagnostics.append(ThemeDiagnostic(file: file, line: node.line, column: node.column, message: message))
    }

    private mutating func readColor(_ name: String, _ node: TOMLNode) {
        if let members = node.table, let color = color(ofTable: members) {
            palette[name] = color
        } else if let text = node.string, let color = PaletteColor.parse(text) {
            palette[name] = PaletteColor(direct: color)
        } else {
            report(
                "'\(name)' must be \"#rrggbb\", one of \(Self.ansiNames), or a table with rgb, ansi and indexed", node)
        }
    }

    /// The colour that a table says; nil without a usable `rgb`.
    private mutating func color(ofTable members: [TOMLMember]) -> PaletteColor? {
        var direct: Color?
        var indexed: Color?
        var ansi: Color?
        for member in members {
            let node = member.value
            switch member.key {
            case "rgb": direct = PaletteColor.parse(node.string ?? "")
            case "ansi":
                ansi = PaletteColor.parse(node.string ?? "")
                if ansi == nil { report("ansi must be one of \(Self.ansiNames)", node) }
            case "indexed":
                indexed = UInt8(exactly: node.integer ?? -1).map { .indexed($0) }
                if indexed == nil { report("indexed must be 0 to 255", node) }
            default: report("'\(member.key)' is unknown; a colour has rgb, ansi and indexed", node)
            }
        }
        guard let direct else { return nil }
        return PaletteColor(direct: direct, indexed: indexed, ansi: ansi)
    }

    private mutating func readRule(_ scope: String, _ node: TOMLNode) {
        guard ThemeScope(rawValue: scope) != nil else {
            report("there is no scope '\(scope)'", node)
            return
        }
        var rule = ScopeRule()
        if node.string != nil {
            rule.foreground = node
        } else if let members = node.table {
            for member in members {
                let value = member.value
                switch member.key {
                case "fg": rule.foreground = value
                case "bg": rule.background = value
                case "modifiers": rule.attributes = attributes(value)
                case "mono": rule.monoAttributes = attributes(value)
                default: report("'\(member.key)' is unknown; a scope has fg, bg, modifiers and mono", value)
                }
            }
        } else {
            report("a scope must be a colour or a table", node)
        }
        rules[scope] = rule
    }

    private mutating func attributes(_ node: TOMLNode) -> CellStyle.Attributes? {
        guard let names = node.array else {
            report("modifiers must be a list", node)
            return nil
        }
        var result: CellStyle.Attributes = []
        for name in names {
            if let attribute = name.string.flatMap({ ScopeRule.attributeNames[$0] }) {
                result.insert(attribute)
            } else {
                report("a modifier is one of \(ScopeRule.attributeNames.keys.sorted().joined(separator: ", "))", name)
            }
        }
        return result
    }

    private static let ansiNames = PaletteColor.names.prefix(8).joined(separator: ", ") + " and their bright- kin"
}
