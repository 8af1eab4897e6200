import Bridge
import Markup
import Values

/// `rich-text` (official documentation: component/rich-text): shows nodes or HTML as a tree of its own, whose elements the
/// program cannot reach.
final class RichTextComponent: Control {
    /// What stands in the tree for `nodes`.
    private var roots: [NodeID] = []
    private var operations: [PatchOperation] = []
    private var count = 0

    /// More nodes are left out.
    private static let limit = 20_000

    override func attributeChanged(_ name: String, from old: Value?) {
        if name == "nodes" || name == "space" { page.prepareLater(node) }
    }

    override func prepare() {
        operations = roots.map { .remove($0) }
        roots = []
        count = 0
        let nodes: [RichTextNode]
        switch node.attributes["nodes"] ?? .null {
        case .string(let html): nodes = HTMLReader.nodes(html)
        case let value: nodes = RichTextNode.list(value)
        }
        for child in nodes {
            if let id = add(child, to: node.id, isPreformatted: false) { roots.append(id) }
        }
        page.tree.apply(operations)
        operations = []
    }

    /// The text with blanks as `space` asks.
    private func spaced(_ text: String) -> String {
        guard text.contains(" ") else { return text }
        switch node.string("space") {
        case "emsp": return text.replacing(" ", with: "\u{3000}")
        case "ensp", "nbsp": return text.replacing(" ", with: "\u{A0}")
        default: return text
        }
    }

    private func add(_ child: RichTextNode, to parent: NodeID, isPreformatted: Bool) -> NodeID? {
        guard count < Self.limit else { return nil }
        count += 1
        switch child {
        case .text(let text): return add(spaced(text), to: parent)
        case .element(let name, let written, let children):
            guard let allowed = RichTextNode.trusted[name] else {
                page.context.diagnose(.warning, path: page.path, "A rich-text leaves out <\(name)> and what is in it.")
                return nil
            }
            let id = page.nextOwnNode()
            operations.append(.element(id, tag: name == "img" ? "image" : name, scopes: node.scopes, host: nil))
            let style = Self.style(name, written, allowed)
            if !style.isEmpty { operations.append(.style(id, .template, style)) }
            if let classes = written["class"] {
                operations.append(
                    .classes(
                        id, classes.split(separator: " ").map { StyleClass(name: String($0), scopes: node.scopes) }))
            }
            if name == "img" { addImage(id, written) }
            operations.append(.insert(id, parent: parent, before: nil))
            addChildren(children, of: name, written, id)
            return id
        }
    }

    private func add(_ text: String, to parent: NodeID) -> NodeID {
        let id = page.nextOwnNode()
        operations.append(.text(id, text))
        operations.append(.insert(id, parent: parent, before: nil))
        return id
    }

    private func addImage(_ id: NodeID, _ written: [String: String]) {
        operations.append(.attribute(id, name: "src", .string(written["src"] ?? "")))
        if let words = written["alt"] { operations.append(.attribute(id, name: "aria-label", .string(words))) }
    }

    private func addChildren(_ children: [RichTextNode], of name: String, _ written: [String: String], _ id: NodeID) {
        if name == "br" { _ = add("\n", to: id) }
        if name == "q" { _ = add("\u{201C}", to: id) }
        var number = Int(written["start"] ?? "") ?? 1
        for child in children {
            guard let childID = add(child, to: id, isPreformatted: name == "pre") else { continue }
            if case .element("li", _, _) = child, name == "ol" || name == "ul" {
                let mark = name == "ul" ? "\u{2022} " : Self.mark(number, written["type"]) + ". "
                number = number < 1_000_000 ? number + 1 : number
                let text = page.nextOwnNode()
                operations.append(.text(text, mark))
                operations.append(.insert(text, parent: childID, before: nil))
                // The mark goes first, whatever is in the item.
                if let first = firstChild(of: childID, except: text) {
                    operations.append(.insert(text, parent: childID, before: first))
                }
            }
        }
        if name == "q" { _ = add("\u{201D}", to: id) }
    }

    /// The first node that the operations put into another.
    private func firstChild(of parent: NodeID, except own: NodeID) -> NodeID? {
        for case .insert(let id, let holder, nil) in operations where holder == parent && id != own { return id }
        return nil
    }

    /// The number of a list's item as its `type` writes it.
    private static func mark(_ number: Int, _ type: String?) -> String {
        let small = UInt8(truncatingIfNeeded: (number - 1) % 26)
        switch type {
        case "a" where number > 0: return String(Unicode.Scalar(97 + small))
        case "A" where number > 0: return String(Unicode.Scalar(65 + small))
        case "i" where number > 0: return roman(number).lowercased()
        case "I" where number > 0: return roman(number)
        default: return "\(number)"
        }
    }

    private static func roman(_ number: Int) -> String {
        guard number < 4000 else { return "\(number)" }
        var left = number
        var text = ""
        for (value, sign) in [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while left >= value {
                text += sign
                left -= value
            }
        }
        return text
    }

    /// The inline style, with what attributes such as `width` say in front of what is written.
    private static func style(_ name: String, _ written: [String: String], _ allowed: [String]) -> String {
        var style = ""
        for side in ["width", "height"] where allowed.contains(side) {
            guard let text = written[side], !text.isEmpty else { continue }
            style += Double(text) != nil ? "\(side):\(text)px;" : "\(side):\(text);"
        }
        if name == "img", written["width"] == nil || written["height"] == nil {
            // The size of an image that nobody tells is not known before it is loaded.
            style =
                "max-width:100%;" + (written["width"] == nil ? "width:160px;" : "")
                + (written["height"] == nil ? "height:48px;" : "") + style
        }
        for (attribute, property) in [("colspan", "column"), ("rowspan", "row")] where allowed.contains(attribute) {
            guard let count = written[attribute].flatMap(Int.init), count > 1 else { continue }
            style += "-termina-\(property)-span:\(count);"
        }
        if let direction = written["dir"], allowed.contains("dir") { style += "direction:\(direction);" }
        return style + (written["style"] ?? "")
    }
}

extension PageView {
    /// An id for a node that the view makes by itself; logic counts from below.
    func nextOwnNode() -> NodeID {
        ownNodes &+= 1
        return NodeID(0x8000_0000 | (ownNodes & 0x7FFF_FFFF))
    }
}
