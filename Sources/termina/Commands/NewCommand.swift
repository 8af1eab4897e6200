import ArgumentParser
import Foundation
import Terminal

/// `termina new`: a small mini-program to start from.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Makes a small mini-program to start from, and opens it.",
        discussion: """
            It has a list and a page of details from a REST API, a todo list in the cloud, and a walkthrough as its first \
            test. Where there is no terminal it is only made.
            """)

    @Argument(help: "The folder to make; its name becomes the mini-program's.") var name: String
    @Flag(help: "Only make it, do not open it.") var noOpen = false

    func run() throws {
        let folder = URL(fileURLWithPath: name).standardizedFileURL
        guard let template = ResourceFolder.template else {
            throw Failure(.missing, "the template is not installed; set TERMINA_SHARE, or install termina anew")
        }
        guard !FileManager.default.fileExists(atPath: folder.path) else {
            throw Failure(.usage, "'\(name)' exists already; choose another name")
        }
        do {
            try Self.copy(URL(fileURLWithPath: template), to: folder)
            for file in ["app.json", "project.config.json"] {
                try Self.fillIn(folder.lastPathComponent, folder.appendingPathComponent(file))
            }
        } catch {
            throw Failure(.missing, "'\(name)' cannot be made: \(error.localizedDescription)")
        }
        print(folder.path)
        guard !noOpen, TerminalSession.isTerminal else {
            StandardError.write("Open it with: termina \(name)")
            StandardError.write("Test it with: termina walk \(name)/walks/first.walk --headless")
            return
        }
        try RunOptions(path: folder.path).run()
    }

    /// Copies what the files hold and not whose they are: an installed template may be root's and not for writing.
    private static func copy(_ template: URL, to folder: URL) throws {
        let files = FileManager.default
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        for path in try files.subpathsOfDirectory(atPath: template.path).sorted() {
            let (source, target) = (template.appendingPathComponent(path), folder.appendingPathComponent(path))
            if try source.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true {
                try files.createDirectory(at: target, withIntermediateDirectories: true)
            } else {
                try Data(contentsOf: source).write(to: target)
            }
        }
    }

    /// Writes the mini-program's name where the template has a place for it.
    private static func fillIn(_ name: String, _ file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        // Encoded as JSON without the quotes, which the file has.
        let encoded = String(decoding: try JSONEncoder().encode(name), as: UTF8.self).dropFirst().dropLast()
        let filled = text.replacingOccurrences(of: "NAME", with: encoded)
        try Data(filled.utf8).write(to: file)
    }
}
