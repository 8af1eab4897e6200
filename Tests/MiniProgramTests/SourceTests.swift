import Foundation
import MiniProgram
import Testing

@Suite struct SourceTests {
    @Test(arguments: [
        ("a/b", "a/b"), ("/a//b/", "a/b"), ("a/../b", "b"), ("./a/.", "a"), ("", ""), ("..", nil), ("a/../../b", nil),
    ])
    func `paths are normalized and never climb`(path: String, expected: String?) {
        #expect(ProgramPath.normalize(path) == expected)
    }

    @Test func `a folder gives its own files and nothing outside`() throws {
        let base = FileManager.default.temporaryDirectory.appendingPathComponent("source-\(UUID().uuidString)")
        let root = base.appendingPathComponent("app")
        try FileManager.default.createDirectory(
            at: root.appendingPathComponent("pages"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: base) }
        try Data("secret".utf8).write(to: base.appendingPathComponent("secret.txt"))
        try Data("\u{FEFF}页".utf8).write(to: root.appendingPathComponent("pages/a.js"))
        try FileManager.default.createSymbolicLink(
            atPath: root.appendingPathComponent("link.txt").path, withDestinationPath: "../secret.txt")
        try FileManager.default.createSymbolicLink(
            atPath: root.appendingPathComponent("inner.js").path, withDestinationPath: "pages/a.js")
        let source = try #require(FolderSource(path: root.path))
        #expect(try source.text("pages/a.js") == "页")
        #expect(try source.text("inner.js") == "页")
        #expect(source.names(in: "") == ["inner.js", "link.txt", "pages"])
        #expect(source.isFolder("pages") && !source.isFile("pages") && source.isFile("pages/a.js"))
        #expect(!source.isFile("link.txt") && !source.isFile("../secret.txt"))
        #expect(throws: SourceError.outside("link.txt")) { try source.read("link.txt") }
        #expect(throws: SourceError.outside("../secret.txt")) { try source.read("../secret.txt") }
        #expect(throws: SourceError.missing("none.js")) { try source.read("none.js") }
        #expect(throws: SourceError.missing("pages")) { try source.read("pages") }
        #expect(FolderSource(path: root.path + "/none") == nil)
    }
}
