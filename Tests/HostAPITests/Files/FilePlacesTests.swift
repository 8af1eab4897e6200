import Foundation
import HostAPI
import MiniProgram
import Testing

@Suite struct FilePlacesTests {
    /// Ways to leave the program's places, and what a program may not see of its own folder. `ROOT` is the fixture's folder.
    static let escapes = [
        "wxfile://usr/../../../../secret.txt", "wxfile://usr/../store/../../../../../secret.txt", "wxfile://usr/..",
        "wxfile://usr/a/../../../../../../secret.txt", "http://usr/../../secret.txt", "wxfile://../secret.txt",
        "wxfile://", "wxfile:///etc/passwd", "wxfile:////etc/passwd", "wxfile://etc/passwd", "file:///etc/passwd",
        "file://ROOT/secret.txt", "ROOT/secret.txt", "/ROOT/secret.txt", "../secret.txt", "./../secret.txt",
        "a/../../secret.txt", "/etc/passwd", "//etc/passwd", "https://example.com/secret.txt", "WXFILE://usr/../x",
        "wxfile://usr/link", "wxfile://usr/folder/secret.txt", "wxfile://usr/deep/up/secret.txt", "wxfile://usr/loop",
        "wxfile://usr/loop/loop/x", "wxfile://tmp_link", "wxfile://store_link", "wxfile://tmp/../usr/../../secret.txt",
        "wxfile://tmp_x/../../../../../secret.txt", "wxfile://usr/%2e%2e/%2e%2e/secret.txt",
        "wxfile://usr\\..\\secret.txt",
        "wxfile://usr/\u{0}/../secret.txt", "http://127.0.0.1:1/usr/secret.txt", "http://store/../../secret.txt",
        "link.txt", "inside/link/secret.txt", ".env", "/.git/config", "project.config.json", "termina.toml",
        "/project.private.config.json", "sub/.hidden", "wxfile://usr/pipe", "", "/", "wxfile://usr", "wxfile://usr/",
        "wxfile://usr/\u{2024}\u{2024}/secret.txt", "cloud://env.a/secret.txt", "wxfile://user/secret.txt",
        "usr/secret.txt",
    ]

    @Test func `endless paths are refused`() throws {
        let fixture = try DataFolderFixture()
        let places = fixture.places()
        let paths = [("../", 500), ("a", 300), ("a", 5000), ("a/", 1000), ("a/../../", 300), ("./../", 3)].flatMap {
            part, count in
            let text = String(repeating: part, count: count)
            return ["wxfile://usr/" + text, text, "wxfile://usr/" + text + "secret.txt", "/" + text + "etc/passwd"]
        }
        for path in paths { #expect(throws: FileError.self) { try places.read(path) } }
    }

    @Test(arguments: escapes) func `nothing outside can be read or written`(path: String) throws {
        let fixture = try DataFolderFixture()
        for folder in ["tmp", "store"] {
            try FileManager.default.createDirectory(
                atPath: fixture.files + "/" + folder, withIntermediateDirectories: true)
        }
        try fixture.link("data/wxapp/me/files/usr/link", to: fixture.root + "/secret.txt")
        try fixture.link("data/wxapp/me/files/usr/folder", to: fixture.root)
        try fixture.write("", "data/wxapp/me/files/usr/deep/file")
        try fixture.link("data/wxapp/me/files/usr/deep/up", to: "../../../../../..")
        try fixture.link("data/wxapp/me/files/usr/loop", to: "loop")
        try fixture.link("data/wxapp/me/files/tmp/tmp_link", to: fixture.root + "/secret.txt")
        try fixture.link("data/wxapp/me/files/store/store_link", to: fixture.root + "/secret.txt")
        mkfifo(fixture.files + "/usr/pipe", 0o600)
        for name in [".env", ".git/config", "project.config.json", "termina.toml", "project.private.config.json"] {
            try fixture.write("secret", "program/" + name)
        }
        try fixture.write("secret", "program/sub/.hidden")
        try fixture.link("program/link.txt", to: fixture.root + "/secret.txt")
        try fixture.write("", "program/inside/a")
        try fixture.link("program/inside/link", to: fixture.root)
        let source = try #require(FolderSource(path: fixture.root + "/program"))
        let places = fixture.places(source)
        let named = path.replacingOccurrences(of: "ROOT", with: fixture.root)
        #expect(throws: FileError.self) {
            let bytes = try places.read(named).readAll()
            Issue.record("\(named) was read: \(String(decoding: bytes, as: UTF8.self))")
        }
        let temporary = try places.makeTemporary()
        do { try places.move(temporary.path, to: named) } catch {}
        let secret = try String(contentsOfFile: fixture.root + "/secret.txt", encoding: .utf8)
        #expect(secret == "secret")
        let outside = try FileManager.default.contentsOfDirectory(atPath: fixture.root).sorted()
        #expect(outside == ["data", "program", "secret.txt"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.data) == ["wxapp"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.data + "/wxapp/me") == ["files"])
        let kinds = try FileManager.default.contentsOfDirectory(atPath: fixture.files).sorted()
        #expect(kinds == ["store", "tmp", "usr"])
    }

    @Test(arguments: [
        ("/a.txt", "package"), ("a.txt", "package"), ("b/../a.txt", "package"), ("/b/c.txt", "inner"),
        ("wxfile://usr/d.txt", "own"), ("wxfile://usr/e/../d.txt", "own"), ("http://usr/d.txt", "own"),
        ("wxfile://usr//d.txt", "own"), ("wxfile://usr/./d.txt", "own"), ("wxfile://store_k.txt", "kept"),
        ("wxfile://store/store_k.txt", "kept"), ("http://store/store_k.txt", "kept"), ("wxfile://tmp_t.png", "passing"),
        ("wxfile://tmp/tmp_t.png", "passing"), ("http://tmp/tmp_t.png", "passing"), ("wxfile://usr/中文 名.txt", "own"),
    ])
    func `every spelling of a path finds its file`(path: String, expected: String) throws {
        let fixture = try DataFolderFixture()
        try fixture.write("own", "data/wxapp/me/files/usr/d.txt")
        try fixture.write("own", "data/wxapp/me/files/usr/中文 名.txt")
        try fixture.write("kept", "data/wxapp/me/files/store/store_k.txt")
        try fixture.write("passing", "data/wxapp/me/files/tmp/tmp_t.png")
        let places = fixture.places(MemorySource(["a.txt": "package", "b/c.txt": "inner"]))
        #expect(String(decoding: try places.read(path).readAll(), as: UTF8.self) == expected)
    }

    @Test func `a temporary file is written, read, moved and gone`() throws {
        let fixture = try DataFolderFixture()
        let places = fixture.places()
        let temporary = try places.makeTemporary(extension: "png")
        #expect(temporary.path.hasPrefix("wxfile://tmp_") && temporary.path.hasSuffix(".png"))
        try temporary.file.write(Array("hello".utf8), at: 0)
        try temporary.file.write(Array("!".utf8), at: 5)
        #expect(try places.read(temporary.path).read(at: 1, count: 100) == Array("ello!".utf8))
        #expect(try places.read(temporary.path).read(at: 9, count: 1) == [])
        try places.move(temporary.path, to: "wxfile://usr/kept.png")
        #expect(try String(contentsOfFile: fixture.files + "/usr/kept.png", encoding: .utf8) == "hello!")
        #expect(throws: FileError(.missing, "open", temporary.path)) { try places.read(temporary.path) }
        #expect(throws: FileError(.permissionDenied, "open", "/package.txt")) {
            try places.move(try places.makeTemporary().path, to: "/package.txt")
        }
        let bad = try places.makeTemporary(extension: "../../x")
        #expect(!bad.path.contains(".."))
        try places.remove(temporary: bad.path)
        #expect(throws: FileError.self) { try places.read(bad.path) }
    }

    /// In a process of its own: other tests have scratch folders of theirs.
    @Test func `what is in memory only leaves nothing behind, and has the same names in every run`() async {
        await #expect(processExitsWith: .success) {
            func left() throws -> [String] {
                try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())
                    .filter { $0.hasPrefix("termina-files.\(getpid()).") }
            }
            var names: [String] = []
            for _ in 0..<2 {
                let places = FilePlaces(source: MemorySource([:]), place: .memory, appID: "wxapp")
                names.append(try places.makeTemporary(extension: "txt").path)
                #expect(try left().count == 1)
            }
            #expect(names.count == 2 && names[0] == names[1])
            #expect(try left().isEmpty)
        }
    }
}
