import Foundation
import Testing

/// `termina new` as somebody uses it who has just installed termina.
@Suite(.enabled(if: GoldenScreen.binary != nil, "termina is not built beside the tests"))
struct NewCommandTests {
    private func termina(_ arguments: [String], in folder: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: try #require(GoldenScreen.binary))
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    @Test func `What is made passes its own check, can be drawn, and its walkthrough is met`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "new-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
        let made = try termina(["new", "my \"shop\""], in: folder)
        #expect(made.status == 0)
        let name = "my \"shop\""
        #expect(made.output.contains(folder.appending(path: name).path))
        let checked = try termina(["check", name, "--strict"], in: folder)
        #expect(checked.status == 0, "\(checked.output)")
        let drawn = try termina(["render", name, "--shell", "--strict"], in: folder)
        #expect(drawn.status == 0 && drawn.output.contains("¥"), "\(drawn.output)")
        let junit = folder.appending(path: "junit.xml")
        let walked = try termina(
            ["walk", "\(name)/walks/first.walk", "--headless", "--junit", junit.path], in: folder)
        #expect(walked.status == 0, "\(walked.output)")
        #expect(try String(contentsOf: junit, encoding: .utf8).contains("failures=\"0\""))
        let again = try termina(["new", name], in: folder)
        #expect(again.status == 2 && again.output.contains("exists already"))
    }
}
