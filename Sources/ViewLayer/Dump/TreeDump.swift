import Bridge
import Cells
import Values

/// Writes a composed tree as data: the markup's tree with ids, source ranges and rectangles in px and in cells.
@MainActor
struct TreeDump {
    /// The version of what is written; it changes when a reader would have to.
    static let schema = 1

    let page: PageView

    /// The whole page.
    func value() -> Value {
        var result = ValueObject()
        result["schema"] = .number(Double(Self.schema))
        result["page"] = .string(page.path)
        result["viewport"] = [
            "columns": .number(Double(page.context.viewport.columns)),
            "rows": .number(Double(page.context.viewport.rows)), "width": .number(page.context.lengths.width),
            "height": .number(page.context.lengths.height),
        ]
        result["scrollTop"] = .number(page.scrollTop)
        if let focus = page.focus { result["focus"] = .number(Double(focus.id.rawValue)) }
        result["tree"] = node(page.tree.root, depth: 0)
        return .object(result)
    }

    private func node(_ node: RenderNode, depth: Int) -> Value {
        var result = ValueObject()
        result["id"] = .number(Double(node.id.rawValue))
        if node.isText {
            result["text"] = .string(node.text)
        } else {
            result["tag"] = .string(node.tag)
            let attributes = MarkupDump.attributes(of: node)
            if !attributes.isEmpty {
                result["attributes"] = .object(ValueObject(attributes.map { ($0.0, Value.string($0.1)) }))
            }
        }
        if let source = node.source {
            result["source"] = [
                "path": .string(source.path), "line": .number(Double(source.line)),
                "column": .number(Double(source.column)),
            ]
        }
        let rect = page.documentRect(of: node)
        result["rect"] = [
            "x": .number(rect.x), "y": .number(rect.y), "width": .number(rect.width), "height": .number(rect.height),
        ]
        let cells = rect.cells
        result["cells"] = [
            "column": .number(Double(cells.column)), "row": .number(Double(cells.row)),
            "columns": .number(Double(cells.columns)), "rows": .number(Double(cells.rows)),
        ]
        let children = node.children.filter { $0.parent === node }
        if !children.isEmpty, depth < TreeUpdate.depthLimit {
            result["children"] = .array(children.map { self.node($0, depth: depth + 1) })
        }
        return .object(result)
    }
}

extension PageView {
    /// The composed tree as indented markup: slots resolved, data filled in, only attributes that are set.
    package func markupDump() -> String {
        layoutIfNeeded()
        return MarkupDump.text(of: tree.root)
    }

    /// The composed tree as JSON, with ids, source ranges and rectangles in px and cells.
    package func jsonDump() -> String {
        layoutIfNeeded()
        return (JSON.string(TreeDump(page: self).value(), indent: 2) ?? "{}") + "\n"
    }
}
