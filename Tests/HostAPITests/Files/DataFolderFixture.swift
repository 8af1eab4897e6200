import Foundation
import HostAPI
import MiniProgram

/// A data folder of its own on disk, with a secret beside it that no program may reach. Removed with its last holder.
final class DataFolderFixture {
    let root: String
    var data: String { root + "/data" }
    /// Where the program's files are kept.
    var files: String { data + "/wxapp/me/files" }

    init() throws {
        root = NSTemporaryDirectory() + "files-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: files + "/usr", withIntermediateDirectories: true)
        try write("secret", "secret.txt")
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: root) } catch { assertionFailure("\(error)") }
    }

    func write(_ text: String, _ path: String) throws {
        let path = root + "/" + path
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: root + "/" + path, withDestinationPath: target)
    }

    func places(_ source: any ProgramSource = MemorySource([:])) -> FilePlaces {
        FilePlaces(source: source, place: .folder(data, user: "me"), appID: "wxapp")
    }
}
