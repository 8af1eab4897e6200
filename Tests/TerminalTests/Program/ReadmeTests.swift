import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let start = "<!-- what `termina doctor --supported` prints -->\n"
    private static let end = "<!-- end -->"

    /// Re-recorded with `RECORD=1`.
    @Test(.enabled(if: TestProgram.termina != nil, "the program is not built"))
    func `lists what the program says that it supports`() throws {
        let path = Self.root.appending(path: "README.md")
        let text = try String(contentsOf: path, encoding: .utf8)
        let start = try #require(text.range(of: Self.start)).upperBound
        let end = try #require(text.range(of: Self.end, range: start..<text.endIndex)).lowerBound
        let printed = try Self.output(of: ["doctor", "--supported"]) + "\n"
        #expect(printed.contains("**scroll-view**") && printed.contains("`navigateTo`"))
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try text.replacingCharacters(in: start..<end, with: printed).write(
                to: path, atomically: true, encoding: .utf8)
        } else {
            #expect(text[start..<end] == printed, "README.md tells other names than the program: run with RECORD=1")
        }
    }

    private static func output(of arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: try #require(TestProgram.termina))
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try #require(try pipe.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
