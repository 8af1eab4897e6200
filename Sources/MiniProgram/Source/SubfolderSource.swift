/// A folder of another source as a root of its own: `miniprogramRoot` of project.config.json.
package struct SubfolderSource: ProgramSource {
    private let base: any ProgramSource
    private let folder: String

    /// The part of a source below a folder.
    package init(_ base: any ProgramSource, folder: String) {
        self.base = base
        self.folder = folder
    }

    package var identity: String { "\(base.identity)/\(folder)" }

    package func read(_ path: String) throws(SourceError) -> [UInt8] {
        guard let inside = inner(path) else { throw .outside(path) }
        do {
            return try base.read(inside)
        } catch {
            switch error {
            case .missing: throw .missing(path)
            case .outside: throw .outside(path)
            case .unreadable(_, let reason): throw .unreadable(path, reason: reason)
            }
        }
    }

    package func isFile(_ path: String) -> Bool { inner(path).map(base.isFile) ?? false }

    package func isFolder(_ path: String) -> Bool { inner(path).map(base.isFolder) ?? false }

    package func names(in folder: String) -> [String] { inner(folder).map(base.names) ?? [] }

    private func inner(_ path: String) -> String? {
        ProgramPath.normalize(path).map { $0.isEmpty ? folder : ProgramPath.join(folder, $0) }
    }
}
