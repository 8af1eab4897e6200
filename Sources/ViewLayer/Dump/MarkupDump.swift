import Bridge
import Values

/// Writes a composed tree as indented markup: only attributes that are set, in the order of their names.
@MainActor
struct MarkupDump {
    private var lines: [String] = []

    /// The text of a tree.
    static func text(of root: RenderNode) -> String {
        var dump = MarkupDump()
        dump.add(root, depth: 0)
        return dump.lines.joined(separator: "\n") + "\n"
    }

    private mutating func add(_ node: RenderNode, depth: Int) {
        guard depth < TreeUpdate.depthLimit else { return }
        let indent = String(repeating: "  ", count: depth)
        guard !node.isText else {
            lines.append(indent + Self.escaped(node.text, inAttribute: false))
            return
        }
        let open = "<" + node.tag + Self.attributes(of: node).map { " \($0)=\"\($1)\"" }.joined()
        let children = node.children.filter { $0.parent === node }
        if children.isEmpty {
            lines.append(indent + open + " />")
        } else if children.count == 1, children[0].isText, !children[0].text.contains("\n") {
            lines.append(indent + open + ">" + Self.escaped(children[0].text, inAttribute: false) + "</\(node.tag)>")
        } else {
            lines.append(indent + open + ">")
            for child in children { add(child, depth: depth + 1) }
            lines.append(indent + "</\(node.tag)>")
        }
    }

    /// The attributes as they are shown: id, class, style, then the others by name; of controls the live value.
    static func attributes(of node: RenderNode) -> [(String, String)] {
        var result: [(String, String)] = []
        if !node.identifier.isEmpty { result.append(("id", node.identifier)) }
        if !node.classes.isEmpty { result.append(("class", node.classes.map(\.name).joined(separator: " "))) }
        let style = [node.styleTexts[.template], node.styleTexts[.wxs], node.styleTexts[.animation]]
            .compactMap { $0 }.filter { !$0.isEmpty }
        if !style.isEmpty { result.append(("style", style.joined(separator: "; "))) }
        var values = node.attributes.mapValues(text)
        if let editor = node.control?.editor, !editor.text.isEmpty || values["value"] != nil {
            values["value"] = editor.text
        }
        if let control = node.control, control.hasChecked {
            values["checked"] = control.isChecked ? "true" : nil
        }
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { result.append((name, value)) }
        return result.map { ($0.0, escaped($0.1, inAttribute: true)) }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .array, .object: JSON.string(value) ?? value.toString()
        default: value.toString()
        }
    }

    private static func escaped(_ text: String, inAttribute: Bool) -> String {
        var result = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        if inAttribute { result = result.replacing("\"", with: "&quot;") }
        return result
    }
}
