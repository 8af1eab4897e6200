import HostAPI
import ViewLayer

/// What of the platform works here, as Markdown for the README: components, properties of WXSS, members of wx.
struct Supported {
    /// The members of wx that work.
    let members: [String]

    /// The lists, each folded below its count.
    var markdown: String {
        let components = HostAPI.components
        let properties = StyleProperties.longhands + StyleProperties.shorthands
        let all = HostAPI.memberNames.count
        return [
            Self.fold(
                "\(components.count) components with their attributes",
                components.map(Self.component).joined(separator: "\n")),
            Self.fold("\(properties.count) properties of WXSS", Self.list(properties.sorted())),
            Self.fold("\(members.count) of \(all) members of wx", Self.list(members.sorted())),
        ].joined(separator: "\n\n")
    }

    private static func component(_ component: (name: String, attributes: [String])) -> String {
        let events = component.attributes.filter { $0.hasPrefix("bind") }
        let others = component.attributes.filter { !$0.hasPrefix("bind") }
        let names = (others + events).map { "`\($0)`" }.joined(separator: " ")
        return "- **\(component.name)**\(names.isEmpty ? "" : " ")\(names)"
    }

    private static func list(_ names: [String]) -> String {
        names.map { "`\($0)`" }.joined(separator: " ")
    }

    private static func fold(_ title: String, _ body: String) -> String {
        "<details><summary>\(title)</summary>\n\n\(body)\n\n</details>"
    }
}
