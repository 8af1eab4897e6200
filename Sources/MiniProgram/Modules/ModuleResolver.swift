/// What a `usingComponents` entry leads to.
package enum ComponentTarget: Hashable, Sendable {
    /// A component of this mini-program, by its path without extension.
    case path(String)
    /// A component of a plugin, which cannot be loaded.
    case plugin(String)
    /// There is no such component.
    case missing
}

/// Finds the files that modules, templates, style sheets and component references name. Answers are remembered.
package final class ModuleResolver {
    private let source: any ProgramSource
    private let aliases: [(pattern: String, target: String)]
    private var modules: [Question: String?] = [:]
    private var targets: [Question: ComponentTarget] = [:]

    private struct Question: Hashable {
        var request: String
        var folder: String
    }

    /// A resolver of a program's files. Aliases are those of `resolveAlias` ("@/*": "/*").
    package init(_ source: any ProgramSource, aliases: [String: String] = [:]) {
        self.source = source
        self.aliases = aliases.map { ($0.key, $0.value) }.sorted { $0.pattern > $1.pattern }
    }

    /// The file that `require(request)` in this file means; nil if there is none.
    package func resolve(_ request: String, from file: String) -> String? {
        let question = Question(request: request, folder: ProgramPath.folder(of: file))
        if let known = modules[question] { return known }
        let found = candidates(for: request, from: file).lazy.compactMap(module).first
        modules[question] = .some(found)
        return found
    }

    /// The component that a `usingComponents` entry of this .json file means.
    package func component(_ request: String, from file: String) -> ComponentTarget {
        if request.hasPrefix("plugin://") || request.hasPrefix("plugin-private://") { return .plugin(request) }
        let question = Question(request: request, folder: ProgramPath.folder(of: file))
        if let known = targets[question] { return known }
        let found = candidates(for: request, from: file).lazy.compactMap(componentFile).first
        let target = found.map(ComponentTarget.path) ?? .missing
        targets[question] = target
        return target
    }

    /// The file that an `import`, `include`, `wxs` or `@import` names, with this extension (".wxml"), which may be left
    /// out.
    package func file(_ request: String, from file: String, extension suffix: String) -> String? {
        for path in candidates(for: request, from: file) {
            if path.hasSuffix(suffix), source.isFile(path) { return path }
            if !path.hasSuffix(suffix), source.isFile(path + suffix) { return path + suffix }
        }
        return nil
    }

    /// The paths that a request may mean, best first: the file's folder or the root, then `miniprogram_npm` up to the
    /// root, then the package as npm put it there.
    private func candidates(for request: String, from file: String) -> [String] {
        let request = replacingAlias(request)
        var paths: [String] = []
        if let path = ProgramPath.resolve(request, from: file) { paths.append(path) }
        guard !request.hasPrefix("."), !request.hasPrefix("/"), !request.isEmpty else { return paths }
        var folder = ProgramPath.folder(of: file)
        while true {
            if let path = ProgramPath.normalize(ProgramPath.join(folder, "miniprogram_npm/\(request)")) {
                paths.append(path)
            }
            if folder.isEmpty { return paths + unbuilt(request) }
            folder = ProgramPath.folder(of: folder)
        }
    }

    /// Where a request leads in `node_modules`: the folder of the package that its package.json names as `miniprogram`
    /// takes the package's place, as when it is built.
    private func unbuilt(_ request: String) -> [String] {
        let parts = request.split(separator: "/", maxSplits: request.hasPrefix("@") ? 2 : 1).map(String.init)
        let isScoped = request.hasPrefix("@")
        guard parts.count >= (isScoped ? 2 : 1) else { return [] }
        let package = "node_modules/" + (isScoped ? parts[0] + "/" + parts[1] : parts[0])
        guard source.isFolder(package) else { return [] }
        let rest = parts.count > (isScoped ? 2 : 1) ? parts[parts.count - 1] : ""
        let fields = ConfigFile.read(
            package + "/package.json", in: source, journal: DiagnosticJournal(), required: false)
        let folders = [fields?.node["miniprogram"]?.string ?? "miniprogram_dist", ""]
        return folders.compactMap { folder in
            ProgramPath.normalize(ProgramPath.join(ProgramPath.join(package, folder), rest))
        }
    }

    private func replacingAlias(_ request: String) -> String {
        for (pattern, target) in aliases {
            if pattern.hasSuffix("*"), request.hasPrefix(pattern.dropLast()) {
                let rest = request.dropFirst(pattern.count - 1)
                let base = target.hasSuffix("*") ? String(target.dropLast()) : target
                return "/" + (base + rest).drop { $0 == "/" }
            }
            if pattern == request { return "/" + target.drop { $0 == "/" } }
        }
        return request
    }

    /// The module at a path: the file itself, with .js, the index.js of the folder, or the main file of its
    /// package.json.
    private func module(at path: String) -> String? {
        if path.hasSuffix(".js") || path.hasSuffix(".json"), source.isFile(path) { return path }
        if source.isFile(path + ".js") { return path + ".js" }
        guard source.isFolder(path) else { return nil }
        if let main = packageMain(in: path) { return main }
        let index = ProgramPath.join(path, "index.js")
        return source.isFile(index) ? index : nil
    }

    private func packageMain(in folder: String) -> String? {
        let path = ProgramPath.join(folder, "package.json")
        let fields = ConfigFile.read(path, in: source, journal: DiagnosticJournal(), required: false)
        guard let main = fields?.node["main"]?.string,
            let target = ProgramPath.normalize(ProgramPath.join(folder, main))
        else { return nil }
        let found = [target, target + ".js", ProgramPath.join(target, "index.js")]
        return found.first { $0.hasSuffix(".js") && source.isFile($0) }
    }

    private func componentFile(at path: String) -> String? {
        let path = ProgramPath.removing(".json", from: path)
        for base in [path, ProgramPath.join(path, "index")] where !path.isEmpty {
            if source.isFile(base + ".json") || source.isFile(base + ".wxml") { return base }
        }
        return nil
    }
}
