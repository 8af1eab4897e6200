import Markup

/// What `content` puts into a pseudo-element.
struct PseudoContent: Equatable, Sendable {
    private enum Part: Equatable, Sendable {
        case text(String)
        /// `attr(name)`.
        case attribute(String)
        /// `counter(name, style)`, or with a separator `counters(name, separator, style)`.
        case counter(String, separator: String?, style: String)
    }

    /// Whether it shows a counter.
    var usesCounters: Bool {
        parts.contains { if case .counter = $0 { true } else { false } }
    }

    /// Whether it shows an attribute.
    func shows(attribute name: String) -> Bool { parts.contains(.attribute(name)) }

    private var parts: [Part] = []

    /// Reads it; nil for `none`, `normal` and what cannot be shown as text.
    init?(_ value: PropertyValue) {
        for word in value.words {
            switch word {
            case .string(let text): parts.append(.text(text))
            case .function("attr", let inner):
                guard case .ident(let name)? = inner.first(where: { $0 != .whitespace }) else { continue }
                parts.append(.attribute(name.lowercased()))
            case .function("counter", let inner), .function("counters", let inner):
                if let counter = Self.counter(inner, isNested: word.isFunction("counters")) { parts.append(counter) }
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

    private static func counter(_ inner: [ComponentValue], isNested: Bool) -> Part? {
        let words = inner.filter { $0 != .whitespace && $0 != .comma }
        guard case .ident(let name)? = words.first else { return nil }
        var separator: String?
        if isNested {
            guard words.count > 1, case .string(let text) = words[1] else { return nil }
            separator = text
        }
        guard words.count > (isNested ? 2 : 1), case .ident(let style)? = words.last else {
            return .counter(name, separator: separator, style: "decimal")
        }
        return .counter(name, separator: separator, style: style.lowercased())
    }

    /// The text for an element, with the values of counters there.
    @MainActor
    func text(of node: RenderNode, counters: Counters = Counters()) -> String {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .attribute(let name): result += (name == "id" ? node.identifier : node.string(name)) ?? ""
            case .counter(let name, let separator, let style):
                let values = separator == nil ? counters.values(of: name).suffix(1) : counters.values(of: name)[...]
                let texts = (values.isEmpty ? [0] : values).map { CounterStyle.text($0, style) }
                result += texts.joined(separator: separator ?? "")
            }
        }
        return result
    }
}

extension ComponentValue {
    /// Whether it is a call of this function.
    fileprivate func isFunction(_ name: String) -> Bool {
        if case .function(name, _) = self { true } else { false }
    }
}
