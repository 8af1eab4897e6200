import Markup
import Values

/// A piece of what a `rich-text` shows.
indirect enum RichTextNode: Equatable {
    case text(String)
    case element(name: String, attributes: [String: String], children: [RichTextNode])

    /// Deeper nodes are left out.
    static let depthLimit = 60

    /// Reads `nodes` as a list of objects: elements with `name`, `attrs` and `children`, texts with `type: "text"`.
    static func list(_ value: Value, depth: Int = 0) -> [RichTextNode] {
        guard depth < depthLimit, case .array(let items) = value else { return [] }
        return items.compactMap { item in
            guard case .object = item else { return nil }
            if item.member("type") == "text" {
                let text = item.member("text")
                return text.isNullish ? nil : .text(Entities.decode(text.toString()))
            }
            guard case .string(let name) = item.member("name") else { return nil }
            var attributes: [String: String] = [:]
            if case .object(let written) = item.member("attrs") {
                for (name, value) in written where !value.isNullish { attributes[name.lowercased()] = value.toString() }
            }
            return .element(
                name: name.lowercased(), attributes: attributes,
                children: list(item.member("children"), depth: depth + 1))
        }
    }

    /// The elements that may be shown (official documentation: component/rich-text), with the attributes that each may have
    /// beside `class` and `style`.
    static let trusted: [String: [String]] = {
        let plain = """
            a abbr address article aside b bdi big blockquote br caption center cite code dd del div dl dt em fieldset font \
            footer h1 h2 h3 h4 h5 h6 header hr i ins label legend li mark nav p pre q rt ruby s section small span strong \
            sub sup tbody tfoot thead tt u ul
            """
        var table: [String: [String]] = [:]
        for name in plain.split(separator: " ") { table[String(name)] = [] }
        let cell = ["colspan", "height", "rowspan", "width"]
        table["bdo"] = ["dir"]
        table["col"] = ["span", "width"]
        table["colgroup"] = ["span", "width"]
        table["img"] = ["alt", "src", "height", "width"]
        table["ol"] = ["start", "type"]
        table["table"] = ["width"]
        for name in ["td", "th", "tr"] { table[name] = cell }
        return table
    }()
}
