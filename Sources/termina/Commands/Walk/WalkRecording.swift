import ArgumentParser
import Foundation
import Terminal

/// Writes down what a person does in a mini-program, as a walkthrough.
struct WalkRecording {
    var file: String
    var path: String?
    var theme: String?
    var cast: String?

    init(file: String, path: String?, theme: String?, cast: String?) throws(Failure) {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw Failure(.usage, "'\(file)' exists already; name a new file")
        }
        self.file = file
        self.path = path
        self.theme = theme
        self.cast = cast
    }

    /// Opens the mini-program as `run` does.
    func run() throws {
        let root = try WalkCommand.root(of: file, path)
        try RunOptions(path: root, theme: theme, cast: cast, walk: URL(fileURLWithPath: file).path).run()
    }
}
