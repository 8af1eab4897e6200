import Markup

/// The `tabBar` of app.json.
package struct TabBarConfig: Hashable, Sendable {
    /// One tab.
    package struct Item: Hashable, Sendable {
        /// The page, without a leading slash.
        package var pagePath: String
        /// The label.
        package var text: String
        /// The image of a tab that is not current.
        package var iconPath: String?
        /// The image of the current tab.
        package var selectedIconPath: String?
    }

    /// The tabs, 2 to 5.
    package var items: [Item] = []
    /// The colour of the labels.
    package var color: String?
    /// The colour of the current tab's label.
    package var selectedColor: String?
    /// The colour behind the tabs.
    package var backgroundColor: String?
    /// "black" or "white".
    package var borderStyle: String?
    /// "bottom" or "top".
    package var position: String?
    /// Whether the program draws its own (`custom-tab-bar`).
    package var custom = false

    /// Reads a tab bar; nil when it has no list that can be used.
    init?(_ fields: ConfigFields, pages: Set<String>) {
        color = fields.string("color")
        selectedColor = fields.string("selectedColor")
        backgroundColor = fields.string("backgroundColor")
        borderStyle = fields.choice("borderStyle", ["black", "white"])
        position = fields.choice("position", ["bottom", "top"])
        custom = fields.bool("custom") ?? false
        guard let list = fields.array("list") else {
            if fields.node["list"] == nil {
                fields.report(.error, fields.node.range, "tabBar needs a list of 2 to 5 items")
            }
            return nil
        }
        for element in list {
            guard let item = Self.item(fields.fields(element), pages: pages) else { continue }
            items.append(item)
        }
        let range = fields.node["list"]?.range ?? fields.node.range
        if list.count < 2 { fields.report(.error, range, "tabBar.list needs at least 2 items, and has \(list.count)") }
        if list.count > 5 {
            fields.report(.error, range, "tabBar.list takes at most 5 items, and has \(list.count)")
            items = Array(items.prefix(5))
        }
        if items.isEmpty { return nil }
    }

    private static func item(_ fields: ConfigFields, pages: Set<String>) -> Item? {
        guard fields.node.members != nil else {
            fields.report(
                .error, fields.node.range, "a tabBar item should be Object instead of \(fields.node.typeName)")
            return nil
        }
        guard let written = fields.string("pagePath") else {
            if fields.node["pagePath"] == nil {
                fields.report(.error, fields.node.range, "a tabBar item needs a pagePath")
            }
            return nil
        }
        let range = fields.node["pagePath"]?.range ?? fields.node.range
        if written.hasPrefix("/") {
            fields.report(.warning, range, "pagePath \"\(written)\" should not start with /")
        }
        guard let path = ProgramPath.normalize(written), pages.contains(path) else {
            fields.report(.error, range, "pagePath \"\(written)\" is not among the pages of app.json")
            return nil
        }
        let text = fields.string("text")
        if text == nil, fields.node["text"] == nil {
            fields.report(.warning, fields.node.range, "the tabBar item of \"\(path)\" has no text")
        }
        return Item(
            pagePath: path, text: text ?? "", iconPath: fields.string("iconPath"),
            selectedIconPath: fields.string("selectedIconPath"))
    }

    /// This tab bar with its `@name` variables replaced.
    package func resolved(_ variables: [String: String]) -> TabBarConfig {
        var resolved = self
        func value(_ text: String?) -> String? {
            guard let text, text.hasPrefix("@") else { return text }
            return variables[String(text.dropFirst())]
        }
        resolved.color = value(color)
        resolved.selectedColor = value(selectedColor)
        resolved.backgroundColor = value(backgroundColor)
        resolved.borderStyle = value(borderStyle)
        for index in items.indices {
            resolved.items[index].iconPath = value(items[index].iconPath)
            resolved.items[index].selectedIconPath = value(items[index].selectedIconPath)
        }
        return resolved
    }
}
