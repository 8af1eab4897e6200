import Foundation
import Testing

/// One screen to compare: a mini-program, the keys that lead there, and how large the terminal is.
struct GoldenScreen: CustomTestStringConvertible, Sendable {
    /// Where the mini-program is, from the tests' folder; nil is the bundled demo.
    var program: String?
    var name: String
    var keys = ""
    /// Virtual time that passes at the end.
    var time: String?
    var size: String
    var format = "text"
    /// The page to open; nil is the first one.
    var page: String?
    var theme = "dark"
    /// A file that answers questions for files, from the repository's root.
    var answer: String?

    var testDescription: String { file }

    /// The recorded screen's path from `Screens`.
    var file: String {
        let folder = program.map { $0.split(separator: "/")[1].lowercased() } ?? "demo"
        let theme = theme == "dark" ? "" : "-\(theme)"
        return "\(folder)/\(name)-\(size)\(theme).\(format == "text" ? "txt" : format)"
    }

    /// The screen as the program draws it now.
    func render(with binary: String) throws -> String {
        var arguments = [
            "render", "--shell", "--size", size, "--format", format, "--theme", theme, "--patience", "300",
        ]
        if let program { arguments.append(Self.tests.appending(path: program).path) }
        if let page { arguments += ["--page", page] }
        if !keys.isEmpty { arguments += ["--keys", keys] }
        if let answer {
            arguments += ["--files", Self.tests.deletingLastPathComponent().appending(path: answer).path]
        }
        if let time { arguments += ["--for", time] }
        let process = Process()
        process.executableURL = URL(filePath: binary)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "render ended with \(process.terminationStatus)")
        return String(decoding: data, as: UTF8.self)
    }

    /// The built program; without one there is nothing to compare.
    static let binary: String? = {
        if let path = ProcessInfo.processInfo.environment["TERMINA_BINARY"] { return path }
        let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let path = folder.appending(path: "termina").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    /// Where the recorded screen is.
    var recording: URL { Self.tests.appending(path: "GoldenTests/Screens/\(file)") }

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
}
