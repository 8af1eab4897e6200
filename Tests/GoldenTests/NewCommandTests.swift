import Foundation
import Testing

/// `termina new` as somebody uses it who has just installed termina.
@Suite(.enabled(if: GoldenScreen.binary != nil, "termina is not built beside the tests"))
struct NewCommandTests {
    private func termina(
        _ arguments: [String], in folder: URL, share: String? = nil
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: try #require(GoldenScreen.binary))
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"]
        if let share { process.environment?["TERMINA_SHARE"] = share }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    /// As a package manager installs it: nobody may write there. (Root may all the same.)
    @Test func `What is made can be changed, though its template cannot`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "new-\(UUID().uuidString)")
        let template = folder.appending(path: "share/template/pages")
        try FileManager.default.createDirectory(at: template, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
        let root = template.deletingLastPathComponent()
        for file in ["app.json", "project.config.json", "pages/a.js"] {
            try Data(#"{"name": "NAME"}"#.utf8).write(to: root.appending(path: file))
            chmod(root.appending(path: file).path, 0o444)
        }
        chmod(template.path, 0o555)
        defer { chmod(template.path, 0o755) }
        let made = try termina(["new", "shop"], in: folder, share: root.deletingLastPathComponent().path)
        #expect(made.status == 0, "\(made.output)")
        for path in ["shop/app.json", "shop/pages", "shop/pages/a.js"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)
            let mode = try #require(attributes[.posixPermissions] as? Int)
            #expect(mode & 0o200 != 0, "\(path)")
        }
        let app = try String(contentsOf: folder.appending(path: "shop/app.json"), encoding: .utf8)
        #expect(app == #"{"name": "shop"}"#)
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
