import Markup
import Values

extension EditorText {
    // MARK: What programs get

    /// The plain text; as in a document, its last line ends, too.
    var plain: String { String(characters.filter { $0 != Self.object }) + "\n" }

    /// The contents as the platform gives them: `html`, `text` and `delta`.
    var contents: ValueObject { ["html": .string(html), "text": .string(plain), "delta": ["ops": .array(operations)]] }

    /// The contents as operations that insert.
    var operations: [Value] {
        var result: [Value] = []
        func add(_ insert: Value, _ format: Format) {
            var operation: ValueObject = ["insert": insert]
            if !format.isEmpty { operation["attributes"] = .object(Self.object(format)) }
            // Text of one format is one operation.
            if case .object(var last)? = result.last, case .string(let old)? = last["insert"],
                case .string(let new) = insert, last["attributes"] == operation["attributes"]
            {
                last["insert"] = .string(old + new)
                result[result.count - 1] = .object(last)
            } else {
                result.append(.object(operation))
            }
        }
        for line in lines {
            for run in runs(in: line.range) {
                guard characters[run.range.lowerBound] == Self.object else {
                    add(.string(String(characters[run.range])), run.format)
                    continue
                }
                var others = run.format
                if let source = others.removeValue(forKey: "image") {
                    add(["image": source], others)
                } else {
                    add(["divider": true], [:])
                }
            }
            add("\n", line.format)
        }
        return result
    }

    private static func object(_ format: Format) -> ValueObject {
        ValueObject(format.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    /// The contents as HTML.
    var html: String {
        var result = ""
        var list: String?
        for line in lines {
            let kind: String? = if case .string(let text)? = line.format["list"] { text } else { nil }
            let tag = kind.map { $0 == "ordered" ? "ol" : "ul" }
            if tag != list {
                if let list { result += "</\(list)>" }
                if let tag { result += "<\(tag)>" }
                list = tag
            }
            result += html(line.range, line.format, isItem: tag != nil)
        }
        if let list { result += "</\(list)>" }
        return result
    }

    private func html(_ range: Range<Int>, _ format: Format, isItem: Bool) -> String {
        if range.count == 1, characters[range.lowerBound] == Self.object, formats[range.lowerBound]["divider"] != nil {
            return "<hr>"
        }
        let header = Self.header(format)
        let tag = isItem ? "li" : header > 0 ? "h\(header)" : "p"
        var styles: [String] = []
        for (name, value) in format.sorted(by: { $0.key < $1.key }) where !["header", "list"].contains(name) {
            let property = name == "align" ? "text-align" : Self.property(name)
            styles.append("\(property): \(value.toString())")
        }
        let style = styles.isEmpty ? "" : " style=\"\(Self.escaped(styles.joined(separator: "; ")))\""
        let inside = runs(in: range).map { html($0.range, $0.format) }.joined()
        return "<\(tag)\(style)>\(inside.isEmpty ? "<br>" : inside)</\(tag)>"
    }

    private static let tags = [
        ("bold", "strong"), ("italic", "em"), ("underline", "u"), ("strike", "s"), ("ins", "ins"),
    ]

    private func html(_ range: Range<Int>, _ format: Format) -> String {
        if characters[range.lowerBound] == Self.object {
            let source = format["image"]?.toString() ?? ""
            let alt = format["alt"].map { " alt=\"\(Self.escaped($0.toString()))\"" } ?? ""
            return "<img src=\"\(Self.escaped(source))\"\(alt)>"
        }
        var text = Self.escaped(String(characters[range]))
        var styles: [String] = []
        var rest = format
        for (name, tag) in Self.tags where rest.removeValue(forKey: name) != nil { text = "<\(tag)>\(text)</\(tag)>" }
        if case .string(let script)? = rest.removeValue(forKey: "script"), ["sub", "super"].contains(script) {
            let tag = script == "sub" ? "sub" : "sup"
            text = "<\(tag)>\(text)</\(tag)>"
        }
        for (name, value) in rest.sorted(by: { $0.key < $1.key }) {
            styles.append("\(Self.property(name)): \(value.toString())")
        }
        return styles.isEmpty ? text : "<span style=\"\(Self.escaped(styles.joined(separator: "; ")))\">\(text)</span>"
    }

    /// The level of a heading; 0 is none.
    static func header(_ format: Format) -> Int {
        switch format["header"] {
        case .number(let number) where (1...6).contains(number): Int(number)
        case .string(let text): (1...6).first { text.lowercased() == "h\($0)" || text == "\($0)" } ?? 0
        default: 0
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    /// `fontSize` as `font-size`.
    static func property(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }

    // MARK: What programs give

    /// The contents of operations that insert.
    init(delta: Value) {
        guard case .array(let operations) = delta.member("ops") else { return }
        for operation in operations.prefix(100_000) {
            var format: Format = [:]
            if case .object(let attributes) = operation.member("attributes") {
                for (name, value) in attributes where !value.isNullish { format[name] = value }
            }
            switch operation.member("insert") {
            case .string(let text): append(text, format)
            case .object(let embed):
                if let source = embed["image"] { append([Self.object], format.merging(["image": source]) { $1 }) }
                if embed["divider"] != nil { append([Self.object], ["divider": true]) }
            default: continue
            }
        }
        split()
        dropLastBreak()
    }

    /// Of a line break only what belongs to lines counts, of a character only the rest.
    private mutating func split() {
        let all = zip(characters, formats).map { character, format in
            format.filter { Self.lineNames.contains($0.key) == character.isNewline }
        }
        let old = characters
        self = EditorText()
        for (character, format) in zip(old, all) { append([character], format) }
    }

    /// The last line's own break is not part of the text.
    private mutating func dropLastBreak() {
        guard let last = characters.last, last.isNewline, let format = formats.last else { return }
        var shorter = EditorText()
        for place in 0..<(characters.count - 1) { shorter.append([characters[place]], formats[place]) }
        shorter.lastLine = format
        self = shorter
    }

    /// The contents of HTML, as far as it is known here.
    init(html: String) {
        for node in HTMLReader.nodes(html) { read(node, [:], [:], depth: 0) }
        dropLastBreak()
    }

    private static let blocks: Set<String> = [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "section", "article", "tr",
    ]

    private mutating func read(_ node: RichTextNode, _ format: Format, _ line: Format, depth: Int) {
        guard depth < RichTextNode.depthLimit else { return }
        switch node {
        case .text(let text): append(text.filter { !$0.isNewline }, format)
        case .element(let name, let attributes, let children):
            var (format, line) = (format, line)
            switch name {
            case "b", "strong": format["bold"] = true
            case "i", "em": format["italic"] = true
            case "u": format["underline"] = true
            case "s", "del": format["strike"] = true
            case "ins": format["ins"] = true
            case "sub": format["script"] = "sub"
            case "sup": format["script"] = "super"
            case "ol": line["list"] = "ordered"
            case "ul": line["list"] = "bullet"
            case "h1", "h2", "h3", "h4", "h5", "h6": line["header"] = .number(Double(name.dropFirst()) ?? 1)
            case "img":
                var image: Format = ["image": .string(attributes["src"] ?? "")]
                if let alt = attributes["alt"] { image["alt"] = .string(alt) }
                append([Self.object], image)
            case "hr": append([Self.object], ["divider": true])
            default: break
            }
            Self.read(attributes["style"] ?? "", &format, &line)
            for child in children { read(child, format, line, depth: depth + 1) }
            if Self.blocks.contains(name) || name == "hr" || name == "br" && depth == 0 { append(["\n"], line) }
        }
    }

    private static func read(_ style: String, _ format: inout Format, _ line: inout Format) {
        for declaration in style.split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let name = parts[0].filter { !$0.isWhitespace }.lowercased()
            let value = Value.string(String(parts[1].drop { $0.isWhitespace }))
            switch name {
            case "text-align": line["align"] = value
            case "color": format["color"] = value
            case "background-color": format["backgroundColor"] = value
            case "font-size": format["fontSize"] = value
            case "font-weight": if value == "bold" || value == "700" { format["bold"] = true }
            case "font-style": if value == "italic" { format["italic"] = true }
            default: continue
            }
        }
    }
}
