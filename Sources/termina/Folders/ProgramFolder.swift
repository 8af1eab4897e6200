import Foundation
import MiniProgram

/// Finds the mini-program that a command line names.
enum ProgramFolder {
    /// The absolute path of a mini-program's folder; the bundled demo's without a path.
    static func resolve(_ path: String?) throws(Failure) -> String {
        guard let path else {
            guard let demo = ResourceFolder.demo else {
                throw Failure(
                    .missing, "the bundled demo is not installed; set TERMINA_SHARE or name a mini-program's folder")
            }
            return demo
        }
        let url = URL(fileURLWithPath: path).standardizedFileURL
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw Failure(.usage, "there is no '\(path)'; name the folder that holds app.json")
        }
        return isFolder.boolValue ? url.path : url.deletingLastPathComponent().path
    }

    /// Whether a folder holds a mini-program: its app.json, or the file that says where that is.
    static func holdsProgram(_ folder: String) -> Bool {
        ["app.json", "project.config.json"].contains { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
    }

    /// The mini-program in a folder.
    static func load(_ root: String) throws(Failure) -> MiniProgram {
        guard let source = FolderSource(path: root) else { throw Failure(.usage, "'\(root)' cannot be read") }
        return MiniProgram.load(source)
    }
}
