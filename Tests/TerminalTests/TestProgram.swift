import Foundation

/// Programs built beside the tests.
enum TestProgram {
    /// The small program on `TerminalSession` that shows known cells.
    static var probe: String? { besideTests("TerminalProbe") }

    /// The program itself: `TERMINA_BINARY`, else what is built beside the tests. nil if there is none.
    static var termina: String? { ProcessInfo.processInfo.environment["TERMINA_BINARY"] ?? besideTests("termina") }

    private static func besideTests(_ name: String) -> String? {
        let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let path = folder.appending(path: name).path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }
}
