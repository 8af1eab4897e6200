/// Arithmetic on paths inside a mini-program: `/` between names, no leading `/`, the empty path is the root.
package enum ProgramPath {
    /// A path without `.`, `..` and empty names; nil when it climbs above the root.
    package static func normalize(_ path: some StringProtocol) -> String? {
        var names: [Substring] = []
        for name in Substring(path).split(separator: "/") {
            switch name {
            case ".": continue
            case "..": if names.popLast() == nil { return nil }
            default: names.append(name)
            }
        }
        return names.joined(separator: "/")
    }

    /// What a reference in a file means: from the root with a leading `/`, else from the file's folder.
    package static func resolve(_ reference: some StringProtocol, from file: String) -> String? {
        if reference.hasPrefix("/") { return normalize(reference) }
        return normalize(join(folder(of: file), reference))
    }

    /// The folder that a file is in.
    package static func folder(of file: String) -> String {
        guard let slash = file.lastIndex(of: "/") else { return "" }
        return String(file[..<slash])
    }

    /// The last name of a path.
    package static func name(of file: String) -> String {
        guard let slash = file.lastIndex(of: "/") else { return file }
        return String(file[file.index(after: slash)...])
    }

    /// A folder's path and one below it.
    package static func join(_ folder: String, _ path: some StringProtocol) -> String {
        folder.isEmpty ? String(path) : "\(folder)/\(path)"
    }

    /// The path without this extension (".js"), if it has it.
    package static func removing(_ suffix: String, from path: String) -> String {
        path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path
    }
}
