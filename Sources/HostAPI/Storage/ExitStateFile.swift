import FoundationEssentials
package import Values

/// The file in a user's folder that carries a program's exit state to its next start: `exit-state.json`.
package struct ExitStateFile: Sendable {
    private let path: String?

    /// - Parameter appID: the validated appid, which names a folder.
    package init(place: HostAPI.DataPlace, appID: String) {
        switch place {
        case .folder(let folder, let user):
            path = "\(folder)/\(appID)/\(DataFolder.name(for: user))/exit-state.json"
        case .memory: path = nil
        }
    }

    /// What was written last; undefined if there is nothing that can be read.
    package func read() -> Value {
        guard let path, let bytes = FileManager.default.contents(atPath: path) else { return .undefined }
        do throws(JSONError) {
            return try JSON.parse([UInt8](bytes))
        } catch {
            // A state that a crash cut short is as good as none; the next one replaces it.
            return .undefined
        }
    }

    /// Writes a value in place of the last one; undefined removes it.
    package func write(_ value: Value) throws {
        guard let path else { return }
        guard value != .undefined, let text = JSON.string(value) else {
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
            return
        }
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }
}
