import Foundation
import MiniProgram

/// What the shell remembers of one mini-program: `<data>/<appid>/shell.json`.
struct ShellStateFile {
    private let folder: String
    private var path: String { "\(folder)/shell.json" }

    /// nil where the appid is none: it names a folder.
    init?(data: String, appID: String) {
        guard AppID.isValid(appID) else { return nil }
        folder = "\(data)/\(appID)"
    }

    /// The text that was saved; nil if there is none.
    func load() -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            StandardError.write("termina: \(path): \(error.localizedDescription)")
            return nil
        }
    }

    /// Saves a text whole or not at all.
    func save(_ text: String) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            StandardError.write("termina: \(path): \(error.localizedDescription)")
        }
    }
}
