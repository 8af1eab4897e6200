import Markup

/// What `content` puts into a pseudo-element.
struct PseudoContent: Equatable, Sendable {
    private enum Part: Equatable, Sendable {
        case text(String)
        /// `attr(name)`.
        case attribute(String)
    }

    private var parts: [Part] = []

    /// Reads it; nil for `none`, `normal` and what cannot be shown as text.
    init?(_ value: PropertyValue) {
        for word in value.words {
            switch word {
            case .string(let text): parts.append(.text(text))
            case .function("attr", let inner):
                guard case .ident(let name)? = inner.first(where: { $0 != .whitespace }) else { continue }
                parts.append(.attribute(name.lowercased()))
            case .ident("open-quote"): parts.append(.text("\u{201C}"))
            case .ident("close-quote"): parts.append(.text("\u{201D}"))
            // A picture has no cells yet, but its box is there.
            case .url: parts.append(.text(""))
            case .slash: return
            default: continue
            }
        }
        if parts.isEmpty { return nil }
    }

    /// The text for an element.
    @MainActor
    func text(of node: RenderNode) -> String {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .attribute(let name): result += node.string(name) ?? ""
            }
        }
        return result
    }
}
