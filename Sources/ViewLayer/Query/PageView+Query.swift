import Bridge
import Values

extension PageView {
    /// Measures of nodes, as `SelectorQuery` answers them; what only logic knows (dataset, mark) it adds itself.
    func answer(_ queries: [NodeQuery]) -> Value {
        layoutIfNeeded()
        return .array(queries.map(answer))
    }

    private func answer(_ query: NodeQuery) -> Value {
        guard let id = query.node else { return viewportAnswer(query.fields) }
        guard let node = tree.node(id) else { return .null }
        var result = ValueObject()
        let rect = viewportRect(of: node)
        for field in query.fields {
            switch field {
            case .id: result["id"] = .string(node.identifier)
            case .rect: addRect(rect, to: &result)
            case .size: addSize(rect.width, rect.height, to: &result)
            case .scrollOffset:
                result["scrollLeft"] = .number(node.scroll?.x ?? 0)
                result["scrollTop"] = .number(shownTop(of: node))
                result["scrollWidth"] = .number(node.layout.scrollSize.width)
                result["scrollHeight"] = .number(node.layout.scrollSize.height)
            case .properties(let names):
                for name in names { result[name] = property(name, of: node) }
            case .computedStyle(let names):
                guard let style = node.style else { continue }
                let reader = StyleReader(style: style, width: rect.width, height: rect.height)
                for name in names { result[name] = .string(reader.text(of: name)) }
            case .node, .context:
                var place: ValueObject = [
                    "page": .number(Double(self.id.rawValue)), "node": .number(Double(node.id.rawValue)),
                    "tag": .string(node.tag), "width": .number(node.layout.width),
                    "height": .number(node.layout.height),
                ]
                for name in ["latitude", "longitude", "scale"] where node.tag == "map" {
                    if let number = node.number(name) { place[name] = .number(number) }
                }
                result[field == .node ? "node" : "context"] = .object(place)
            case .dataset, .mark: continue
            }
        }
        return .object(result)
    }

    /// How far a node is scrolled down, as programs count it.
    private func shownTop(of node: RenderNode) -> Double {
        guard let state = node.scroll else { return 0 }
        guard let view = node.control as? ScrollViewComponent, let box = ScrollBox(node, in: self) else {
            return state.y
        }
        return view.top(of: state, box)
    }

    private func viewportAnswer(_ fields: [NodeQuery.Field]) -> Value {
        var result = ValueObject()
        let width = context.lengths.width
        let height = context.lengths.height
        for field in fields {
            switch field {
            case .id: result["id"] = ""
            case .rect: addRect(PixelRect(x: 0, y: 0, width: width, height: height), to: &result)
            case .size: addSize(width, height, to: &result)
            case .scrollOffset:
                result["scrollLeft"] = 0
                result["scrollTop"] = .number(scrollTop)
                result["scrollWidth"] = .number(width)
                result["scrollHeight"] = .number(max(height, contentHeight))
            default: continue
            }
        }
        return .object(result)
    }

    /// An attribute, by its name in WXML or in camel case; of controls the live value.
    private func property(_ name: String, of node: RenderNode) -> Value {
        if name == "value", let editor = node.control?.editor { return .string(editor.text) }
        if name == "checked", let control = node.control, control.hasChecked { return .bool(control.isChecked) }
        if let value = node.attributes[name] { return value }
        var hyphened = ""
        for character in name {
            if character.isUppercase { hyphened += "-" + character.lowercased() } else { hyphened.append(character) }
        }
        return node.attributes[hyphened] ?? .null
    }

    private func addRect(_ rect: PixelRect, to result: inout ValueObject) {
        result["left"] = .number(rect.x)
        result["right"] = .number(rect.right)
        result["top"] = .number(rect.y)
        result["bottom"] = .number(rect.bottom)
    }

    private func addSize(_ width: Double, _ height: Double, to result: inout ValueObject) {
        result["width"] = .number(width)
        result["height"] = .number(height)
    }
}
