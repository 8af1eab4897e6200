import Markup

/// Reads HTML as programs put it into `rich-text`: forgiving, never failing, without the rules for documents.
struct HTMLReader {
    private struct Open {
        var name: String
        var attributes: [String: String]
        var children: [RichTextNode] = []
    }

    private static let void: Set<String> = [
        "br", "hr", "img", "col", "input", "meta", "link", "source", "area", "base", "embed", "param", "wbr",
    ]
    /// What ends where another of these begins.
    private static let closedBy: [String: Set<String>] = [
        "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "tr": ["tr", "tbody", "tfoot"],
        "td": ["td", "th", "tr", "tbody", "tfoot"], "th": ["td", "th", "tr", "tbody", "tfoot"],
        "p": [
            "p", "div", "ul", "ol", "dl", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
            "section", "article", "header", "footer", "nav", "address", "center", "fieldset",
        ],
    ]
    private static let raw: Set<String> = ["script", "style", "textarea", "title", "xmp", "iframe"]

    private var rest: Substring
    private var open: [Open] = [Open(name: "", attributes: [:])]
    private var text = ""

    /// The nodes of a text.
    static func nodes(_ html: String) -> [RichTextNode] {
        var reader = HTMLReader(rest: html[...])
        reader.read()
        return reader.open.first?.children ?? []
    }

    private init(rest: Substring) { self.rest = rest }

    private mutating func read() {
        while let start = rest.firstIndex(of: "<") {
            text += rest[..<start]
            rest = rest[start...]
            let next = rest.dropFirst().first
            if rest.hasPrefix("<!--") {
                rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
            } else if next == "!" || next == "?" {
                skip(past: ">")
            } else if next == "/" {
                flush()
                rest = rest.dropFirst(2)
                let name = takeName()
                skip(past: ">")
                close(name)
            } else if next?.isLetter == true {
                flush()
                rest = rest.dropFirst()
                readElement()
            } else {
                text += "<"
                rest = rest.dropFirst()
            }
        }
        text += rest
        flush()
        while open.count > 1 { closeLast() }
    }

    private mutating func flush() {
        guard !text.isEmpty else { return }
        open[open.count - 1].children.append(.text(Entities.decode(text)))
        text = ""
    }

    private mutating func skip(past character: Character) {
        rest = rest.firstIndex(of: character).map { rest[rest.index(after: $0)...] } ?? ""
    }

    private mutating func takeName() -> String {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == ":" }
        rest = rest[name.endIndex...]
        return name.lowercased()
    }

    private mutating func readElement() {
        let name = takeName()
        var attributes: [String: String] = [:]
        var isClosed = false
        while true {
            rest = rest.drop { $0.isWhitespace }
            guard let first = rest.first else { break }
            if first == ">" {
                rest = rest.dropFirst()
                break
            }
            if first == "/" || first == "=" || first == "\"" || first == "'" {
                isClosed = rest.hasPrefix("/>")
                rest = rest.dropFirst()
                continue
            }
            let (key, value) = readAttribute()
            if attributes[key] == nil { attributes[key] = value }
        }
        while let last = open.last, open.count > 1, Self.closedBy[last.name]?.contains(name) == true { closeLast() }
        if Self.void.contains(name) || isClosed || open.count > RichTextNode.depthLimit {
            open[open.count - 1].children.append(.element(name: name, attributes: attributes, children: []))
        } else if Self.raw.contains(name) {
            rest = rest.firstRange(of: "</\(name)").map { rest[$0.lowerBound...] } ?? ""
            open.append(Open(name: name, attributes: attributes))
        } else {
            open.append(Open(name: name, attributes: attributes))
        }
    }

    private mutating func readAttribute() -> (name: String, value: String) {
        let name = rest.prefix { !$0.isWhitespace && !"=/>\"'".contains($0) }
        rest = rest[name.endIndex...].drop { $0.isWhitespace }
        guard rest.first == "=" else { return (name.lowercased(), "") }
        rest = rest.dropFirst().drop { $0.isWhitespace }
        if let quote = rest.first, quote == "\"" || quote == "'" {
            rest = rest.dropFirst()
            let value = rest.prefix { $0 != quote }
            rest = rest[value.endIndex...].dropFirst()
            return (name.lowercased(), Entities.decode(String(value)))
        }
        let value = rest.prefix { !$0.isWhitespace && $0 != ">" }
        rest = rest[value.endIndex...]
        return (name.lowercased(), Entities.decode(String(value)))
    }

    /// Ends the innermost open element of a name, with all in it; nothing where none is open.
    private mutating func close(_ name: String) {
        guard let place = open.lastIndex(where: { $0.name == name }), place > 0 else { return }
        while open.count > place { closeLast() }
    }

    private mutating func closeLast() {
        guard open.count > 1, let last = open.popLast() else { return }
        open[open.count - 1].children.append(
            .element(name: last.name, attributes: last.attributes, children: last.children))
    }
}
