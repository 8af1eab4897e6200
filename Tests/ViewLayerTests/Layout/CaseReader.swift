@testable import ViewLayer

/// Reads the HTML of a layout case: `div`, `span`, text, inline styles and what is expected of each element.
struct CaseReader {
    /// What one element of a case expects.
    struct Expectation {
        let node: LayoutNode
        let edge: String
        let value: Double
    }

    private(set) var expectations: [Expectation] = []
    private var rest: Substring

    /// A page with the content of `html` in it.
    static func read(_ html: String) -> (page: LayoutNode, expectations: [Expectation]) {
        var reader = CaseReader(rest: html[...])
        let page = LayoutNode(style: LayoutStyle(display: .block))
        reader.readChildren(of: page, depth: 0)
        return (page, reader.expectations)
    }

    private init(rest: Substring) {
        self.rest = rest
    }

    private mutating func readChildren(of parent: LayoutNode, depth: Int) {
        while !rest.isEmpty, depth < 200 {
            let text = rest.prefix { $0 != "<" }
            rest = rest.dropFirst(text.count)
            if !text.isEmpty { parent.append(LayoutNode(text: String(text))) }
            guard !rest.isEmpty else { return }
            let tag = rest.prefix { $0 != ">" }
            rest = rest.dropFirst(tag.count + 1)
            if tag.hasPrefix("</") { return }
            if tag.hasPrefix("<!") { continue }
            readElement(tag.dropFirst(), in: parent, depth: depth)
        }
    }

    private mutating func readElement(_ tag: Substring, in parent: LayoutNode, depth: Int) {
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
        var style = LayoutStyle(display: name == "div" ? .block : .inline)
        inherit(parent.style, &style)
        var expected: [(String, Double)] = []
        for (key, value) in Self.attributes(tag.dropFirst(name.count)) {
            if key == "style" { StyleReader.apply(value, to: &style) }
            if key.hasPrefix("data-expect-"), let number = Double(value) {
                expected.append((String(key.dropFirst(12)), number))
            }
        }
        let node = LayoutNode(style: style)
        parent.append(node)
        for (edge, value) in expected { expectations.append(Expectation(node: node, edge: edge, value: value)) }
        if !tag.hasSuffix("/") { readChildren(of: node, depth: depth + 1) }
    }

    private func inherit(_ parent: LayoutStyle, _ style: inout LayoutStyle) {
        style.direction = parent.direction
        style.textAlign = parent.textAlign
        style.whiteSpace = parent.whiteSpace
        style.lineHeight = parent.lineHeight
        style.fontSize = parent.fontSize
        style.wordBreak = parent.wordBreak
        style.overflowWrap = parent.overflowWrap
        style.textIndent = parent.textIndent
    }

    private static func attributes(_ tag: Substring) -> [(key: String, value: String)] {
        var result: [(String, String)] = []
        var rest = tag
        while let equals = rest.firstIndex(of: "=") {
            let key = rest[..<equals].split(whereSeparator: { $0.isWhitespace || $0 == "\"" }).last ?? ""
            rest = rest[rest.index(after: equals)...]
            guard let quote = rest.first, quote == "\"" || quote == "'" else { continue }
            let value = rest.dropFirst().prefix { $0 != quote }
            result.append((String(key), String(value)))
            rest = rest.dropFirst(value.count + 2)
        }
        return result
    }
}
