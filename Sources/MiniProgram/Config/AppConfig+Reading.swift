import Markup
import Values

extension AppConfig {
    /// Reads app.json's outermost object.
    init(_ fields: ConfigFields) {
        raw = fields.node.value
        readPages(fields)
        readSubpackages(fields)
        let registered = Set(pages.map(\.path))
        readEntry(fields, registered)
        if let window = fields.object("window") { self.window = WindowConfig(window) }
        if let bar = fields.object("tabBar") { tabBar = TabBarConfig(bar, pages: registered) }
        usingComponents = ComponentReference.list(fields)
        readTimeouts(fields)
        style = fields.string("style")
        lazyCodeLoading = fields.string("lazyCodeLoading")
        themeLocation = fields.string("themeLocation")
        darkmode = fields.bool("darkmode") ?? false
        checksPrivacy = fields.bool("__usePrivacyCheck__") ?? false
        debug = fields.bool("debug") ?? false
        workers = fields.node["workers"]?.string
        if let libraries = fields.object("useExtendedLib") {
            extendedLibraries = (libraries.node.members ?? []).filter { libraries.bool($0.key) == true }.map(\.key)
        }
        for alias in fields.texts("resolveAlias") { aliases[alias.key] = alias.text }
    }

    private mutating func readPages(_ fields: ConfigFields) {
        guard let list = fields.array("pages") else {
            if fields.node["pages"] == nil { fields.report(.error, fields.node.range, "app.json needs pages") }
            return
        }
        if list.isEmpty { fields.report(.error, fields.node["pages"]?.range ?? .none, "pages names no page") }
        add(list, below: "", subpackage: nil, fields)
    }

    private mutating func add(_ list: [ConfigNode], below root: String, subpackage: Int?, _ fields: ConfigFields) {
        var known = Set(pages.map(\.path))
        for node in list {
            guard let written = node.string else {
                fields.report(.error, node.range, "a page should be String instead of \(node.typeName)")
                continue
            }
            if written.hasPrefix("/") {
                fields.report(.warning, node.range, "the page \"\(written)\" should not start with /")
            }
            guard let inside = ProgramPath.normalize(written), !inside.isEmpty else {
                fields.report(.error, node.range, "the page \"\(written)\" is outside the mini-program")
                continue
            }
            let path = ProgramPath.join(root, inside)
            guard known.insert(path).inserted else {
                fields.report(.warning, node.range, "the page \"\(path)\" stands here twice")
                continue
            }
            pages.append(Page(path: path, range: node.range, subpackage: subpackage))
        }
    }

    private mutating func readSubpackages(_ fields: ConfigFields) {
        let key = fields.node["subpackages"] != nil ? "subpackages" : "subPackages"
        for node in fields.array(key) ?? [] {
            guard node.members != nil else {
                fields.report(.error, node.range, "a subpackage should be Object instead of \(node.typeName)")
                continue
            }
            let inner = fields.fields(node)
            guard let written = inner.string("root"), let root = ProgramPath.normalize(written), !root.isEmpty else {
                inner.report(
                    .error, node["root"]?.range ?? node.range, "a subpackage needs a root, the folder it is in")
                continue
            }
            subpackages.append(
                Subpackage(root: root, name: inner.string("name"), independent: inner.bool("independent") ?? false))
            if node["pages"] == nil { inner.report(.warning, node.range, "the subpackage \"\(root)\" has no pages") }
            add(inner.array("pages") ?? [], below: root, subpackage: subpackages.count - 1, inner)
        }
    }

    private mutating func readEntry(_ fields: ConfigFields, _ registered: Set<String>) {
        entryPagePath = pages.first?.path
        guard let written = fields.string("entryPagePath"), let value = fields.node["entryPagePath"] else { return }
        let path = ProgramPath.normalize(ProgramPath.removing(".html", from: written))
        guard let path, registered.contains(path) else {
            fields.report(.error, value.range, "entryPagePath \"\(written)\" is not among the pages")
            return
        }
        entryPagePath = path
    }

    private mutating func readTimeouts(_ fields: ConfigFields) {
        guard let timeouts = fields.object("networkTimeout") else { return }
        func read(_ key: String, _ target: WritableKeyPath<NetworkTimeout, Double>) {
            guard let value = timeouts.number(key) else { return }
            guard value > 0, value <= 60_000 else {
                let range = timeouts.node[key]?.range ?? .none
                timeouts.report(.warning, range, "networkTimeout.\(key) should be between 1 and 60000 ms")
                return
            }
            networkTimeout[keyPath: target] = value
        }
        read("request", \.request)
        read("connectSocket", \.connectSocket)
        read("uploadFile", \.uploadFile)
        read("downloadFile", \.downloadFile)
    }
}

extension ComponentReference {
    /// Reads the `usingComponents` of an app, a page or a component.
    static func list(_ fields: ConfigFields) -> [ComponentReference] {
        fields.texts("usingComponents").compactMap { tag, request, range in
            guard isTag(tag) else {
                fields.report(.error, range, "\"\(tag)\" cannot be a component's tag: letters, digits, - and _ only")
                return nil
            }
            return ComponentReference(tag: tag, request: request, range: range)
        }
    }

    private static func isTag(_ tag: String) -> Bool {
        !tag.isEmpty
            && tag.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
