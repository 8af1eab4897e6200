/// What an attribute's name says, before its value is looked at.
struct WXMLAttributeName: Hashable {
    /// A directive of the template, or an attribute of a kind.
    enum Meaning: Hashable {
        /// `wx:if`.
        case `if`
        /// `wx:elif`.
        case elif
        /// `wx:else`.
        case `else`
        /// `wx:for` and the older `wx:for-items`.
        case loop
        /// `wx:for-item`.
        case loopItem
        /// `wx:for-index`.
        case loopIndex
        /// `wx:key`.
        case key
        /// Anything that stays on the element.
        case attribute(WXMLAttribute.Kind)
        /// A prefix that means nothing.
        case unknownPrefix
    }

    /// What it means.
    var meaning: Meaning
    /// The name without what `meaning` tells.
    var name: String

    /// Sorts a name as written in source.
    init(_ written: String) {
        guard let colon = written.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            self = Self.plain(written)
            return
        }
        let rest = String(written[written.utf8.index(after: colon)...])
        self = Self.prefixed(String(written[..<colon]), rest)
    }

    private init(_ meaning: Meaning, _ name: String) {
        self.meaning = meaning
        self.name = name
    }

    private static func plain(_ name: String) -> Self {
        switch name {
        case "class": return Self(.attribute(.class), name)
        case "style": return Self(.attribute(.style), name)
        case "id": return Self(.attribute(.id), name)
        case "slot": return Self(.attribute(.slot), name)
        default: break
        }
        if name.utf8.starts(with: "data-".utf8), name.utf8.count > 5 {
            return Self(.attribute(.data), name.dropFirst(5).lowercased().camelCased)
        }
        for phase in WXMLEventPhase.allCases {
            let prefix = phase.rawValue.utf8
            if name.utf8.starts(with: prefix), name.utf8.count > prefix.count {
                return Self(.attribute(.event(phase)), String(name.dropFirst(prefix.count)))
            }
        }
        return Self(.attribute(.plain), name)
    }

    private static func prefixed(_ prefix: String, _ name: String) -> Self {
        if name.isEmpty { return Self(.unknownPrefix, prefix) }
        if let phase = WXMLEventPhase(rawValue: prefix) { return Self(.attribute(.event(phase)), name) }
        switch prefix {
        case "wx": return directives[name].map { Self($0, "") } ?? Self(.attribute(.directive), name)
        case "data": return Self(.attribute(.data), name)
        case "mark": return Self(.attribute(.mark), name)
        case "model": return Self(.attribute(.model), name.camelCased)
        case "change": return Self(.attribute(.change), name.camelCased)
        case "generic": return Self(.attribute(.generic), name)
        case "slot": return Self(.attribute(.slotValue), name.camelCased)
        case "let": return Self(.attribute(.let), name.camelCased)
        case "worklet": return Self(.attribute(.worklet), name.camelCased)
        case "class": return Self(.attribute(.classToggle), name)
        case "style": return Self(.attribute(.styleProperty), name)
        default: return Self(.unknownPrefix, "\(prefix):\(name)")
        }
    }

    private static let directives: [String: Meaning] = [
        "if": .if, "elif": .elif, "else": .else, "for": .loop, "for-items": .loop, "for-item": .loopItem,
        "for-index": .loopIndex, "key": .key,
    ]
}
