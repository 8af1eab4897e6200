/// A mini-program held in memory, by path: for tests and generated programs.
package struct MemorySource: ProgramSource {
    private var files: [String: [UInt8]]
    package let identity: String

    /// A program of these texts, by path.
    package init(_ texts: [String: String], identity: String = "memory") {
        files = texts.mapValues { Array($0.utf8) }
        self.identity = identity
    }

    /// A program of these bytes, by path.
    package init(bytes: [String: [UInt8]], identity: String = "memory") {
        files = bytes
        self.identity = identity
    }

    package func read(_ path: String) throws(SourceError) -> [UInt8] {
        guard let inside = ProgramPath.normalize(path) else { throw .outside(path) }
        guard let bytes = files[inside] else { throw .missing(path) }
        return bytes
    }

    package func isFile(_ path: String) -> Bool {
        ProgramPath.normalize(path).map { files[$0] != nil } ?? false
    }

    package func isFolder(_ path: String) -> Bool {
        guard let inside = ProgramPath.normalize(path) else { return false }
        return inside.isEmpty || files.keys.contains { $0.hasPrefix(inside + "/") }
    }

    package func names(in folder: String) -> [String] {
        guard let inside = ProgramPath.normalize(folder) else { return [] }
        let prefix = inside.isEmpty ? "" : inside + "/"
        let names = files.keys.filter { $0.hasPrefix(prefix) }.compactMap {
            $0.dropFirst(prefix.count).split(separator: "/").first.map(String.init)
        }
        return Set(names).sorted()
    }
}
