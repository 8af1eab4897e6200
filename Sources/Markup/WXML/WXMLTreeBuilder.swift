/// Builds a document: a stack of open elements over a reader. Nothing recurses, so depth costs memory only.
struct WXMLTreeBuilder {
    /// An element whose end tag was not seen yet.
    struct Frame {
        /// Where it goes when it ends.
        enum Role {
            /// Into its parent.
            case element
            /// Into the document's templates.
            case template(name: String)
            /// Nowhere (`import`), its children neither.
            case nothing
        }

        var role: Role
        var element: WXMLElement
        /// The tag in lower case, as end tags are compared.
        var lowerTag: String
        var start: Int
        /// Deeper than allowed: it is in the tree already, and what is inside goes beside it.
        var isTooDeep: Bool
    }

    var reader: WXMLReader
    var document: WXMLDocument
    private var stack: [Frame] = []
    private var roots: [WXMLNode] = []
    private var templateNames: Set<String> = []
    private var saidTooDeep = false

    init(_ source: SourceText, path: String) {
        reader = WXMLReader(source)
        document = WXMLDocument(path: path)
    }

    /// Reads everything.
    mutating func build() -> WXMLDocument {
        while !reader.isAtEnd {
            if reader.isAtMarkup { readMarkup() } else { readText() }
        }
        while !stack.isEmpty { closeLast(endedBy: nil) }
        document.nodes = roots
        document.diagnostics.sort {
            ($0.range.start.line, $0.range.start.column) < ($1.range.start.line, $1.range.start.column)
        }
        return document
    }

    // MARK: Saying what is wrong

    /// Adds a diagnostic at offsets.
    mutating func say(_ severity: Diagnostic.Severity, _ offsets: Range<Int>, _ message: String) {
        say(severity, reader.source.lines.range(offsets), message)
    }

    /// Adds a diagnostic at a place.
    mutating func say(_ severity: Diagnostic.Severity, _ range: SourceRange, _ message: String) {
        guard document.diagnostics.count < Diagnostic.mostInFile else { return }
        document.diagnostics.append(Diagnostic(severity, path: document.path, range: range, message: message))
    }

    // MARK: Pieces

    private mutating func readText() {
        let offsets = reader.readText()
        guard reader.source.bytes[offsets].contains(where: { !$0.isWhitespace }) else { return }
        append(.text(value(offsets)))
    }

    private mutating func readMarkup() {
        let start = reader.offset
        if reader.isAt("<!--") {
            reader.offset += 4
            if !reader.skip(behind: "-->") {
                reader.offset = start
                reader.skipLine()
                say(.error, start..<start + 4, "This comment has no end (-->); the rest of its line was left out.")
            }
        } else if reader.isAt("<!") {
            reader.skip(behind: ">")
            say(.warning, start..<reader.offset, "A declaration (<! ... >) means nothing in WXML; it was left out.")
        } else if reader.isAt("</") {
            readEndTag()
        } else {
            readElement()
        }
    }

    private mutating func readEndTag() {
        let start = reader.offset
        reader.offset += 2
        let written = reader.source[reader.readName()]
        reader.skipWhitespace()
        if reader.peek() == UInt8(ascii: ">") {
            reader.offset += 1
        } else {
            let rest = reader.offset
            while !reader.isAtEnd, reader.peek() != UInt8(ascii: ">"), !reader.isAtMarkup { reader.offset += 1 }
            if reader.peek() == UInt8(ascii: ">") { reader.offset += 1 }
            say(.error, rest..<reader.offset, "The end tag </\(written)> is not closed with > alone.")
        }
        let name = written.lowercased()
        // Far up the stack nobody meant it, and a file of stray tags stays linear.
        guard let index = stack.suffix(Self.lookBack).lastIndex(where: { $0.lowerTag == name }) else {
            say(.error, start..<reader.offset, "The end tag </\(written)> has no start tag; it was left out.")
            return
        }
        while stack.count > index + 1 { closeLast(endedBy: nil, at: start) }
        closeLast(endedBy: start)
    }

    private static let lookBack = 256

    private mutating func readElement() {
        let tag = readStartTag()
        if tag.name == "wxs" {
            readScript(tag)
            return
        }
        var frame = open(tag)
        if stack.count >= WXMLParser.deepest { frame.isTooDeep = true }
        if frame.isTooDeep {
            if !saidTooDeep {
                let limit = WXMLParser.deepest
                say(.error, tag.nameOffsets, "Elements nest more than \(limit) deep; deeper ones stand side by side.")
            }
            saidTooDeep = true
            finish(&frame)
        }
        stack.append(frame)
        if tag.isSelfClosed { closeLast(endedBy: reader.offset) }
    }

    // MARK: Ends

    /// Ends the innermost element; `end` is the offset of its end tag (or behind `/>`), nil when there is none.
    private mutating func closeLast(endedBy end: Int?, at limit: Int? = nil) {
        guard var frame = stack.popLast() else { return }
        let stop = end == nil ? limit ?? reader.offset : reader.offset
        frame.element.range = reader.source.lines.range(frame.start..<max(frame.start, stop))
        var beside: [WXMLNode] = []
        if end == nil {
            say(.error, frame.element.startTag, "The tag <\(frame.element.tag)> has no end tag.")
            if WXMLTags.leaves.contains(frame.element.tag) { swap(&beside, &frame.element.children) }
        }
        if !frame.isTooDeep { finish(&frame) }
        for node in beside { append(node) }
    }

    private mutating func finish(_ frame: inout Frame) {
        switch frame.role {
        case .template(let name):
            let template = WXMLTemplate(name: name, nodes: frame.element.children, range: frame.element.range)
            if templateNames.insert(name).inserted {
                document.templates.append(template)
            } else {
                say(
                    .warning, frame.element.startTag,
                    "The template \"\(name)\" is there already; the first one is used.")
            }
        case .nothing:
            dropChildren(of: &frame.element)
        case .element:
            switch frame.element.kind {
            case .component, .block: break
            case .slot, .templateUse, .include: dropChildren(of: &frame.element)
            }
            checkChain(&frame.element)
            append(.element(frame.element))
        }
    }

    private mutating func dropChildren(of element: inout WXMLElement) {
        guard let first = element.children.first else { return }
        say(.warning, first.range, "<\(element.tag)> cannot have content here; it was left out.")
        element.children = []
    }

    /// `wx:elif` and `wx:else` must follow their chain directly; a condition without one is taken off.
    private mutating func checkChain(_ element: inout WXMLElement) {
        let name: String
        switch element.condition {
        case .elif: name = "wx:elif"
        case .else: name = "wx:else"
        case nil, .if: return
        }
        if case .element(let previous) = stack.isEmpty ? roots.last : stack[innermost].element.children.last,
            previous.loop == nil
        {
            switch previous.condition {
            case .if, .elif: return
            case nil, .else: break
            }
        }
        element.condition = nil
        say(
            .error, element.startTag,
            "\(name) does not directly follow an element with wx:if or wx:elif; it was left out.")
    }

    private mutating func append(_ node: WXMLNode) {
        if stack.isEmpty {
            roots.append(node)
        } else {
            stack[innermost].element.children.append(node)
        }
    }

    /// The open element that takes what comes next, when there is one.
    private var innermost: Int { min(stack.count, WXMLParser.deepest) - 1 }

    /// The value that stands at offsets.
    mutating func value(_ offsets: Range<Int>, mode: BindingParser.Mode = .plain) -> WXMLValue {
        let source = reader.source[offsets]
        let range = reader.source.lines.range(offsets)
        guard WXMLValue.hasBinding(source.utf8) else {
            return WXMLValue(source: source, binding: .literal(Entities.decode(source)), range: range)
        }
        let binding = BindingParser.parse(
            reader.source.bytes[offsets], mode: mode, at: range.start, path: document.path,
            diagnostics: &document.diagnostics,
            decode: { Entities.decode(String(decoding: $0, as: UTF8.self)) })
        return WXMLValue(source: source, binding: binding, range: range)
    }
}
