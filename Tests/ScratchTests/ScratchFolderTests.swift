import Foundation
import Scratch
import TestFolders
import Testing

/// Folders that leave nothing behind, in processes of their own: each process has one folder for temporary files.
struct ScratchFolderTests {
    @Test func `it goes with its last holder, and is its owner's alone`() async throws {
        let parent = try TemporaryFolder()
        await #expect(processExitsWith: .success) { [path = parent.path as String] in
            setenv("TMPDIR", path, 1)
            var folder: ScratchFolder? = try ScratchFolder("a")
            let made = try #require(folder?.path)
            #expect(made.hasPrefix("\(path)/termina-a.\(getpid())."))
            let mode = try FileManager.default.attributesOfItem(atPath: made)[.posixPermissions]
            #expect(mode as? Int == 0o700)
            try FileManager.default.createDirectory(atPath: "\(made)/b/c", withIntermediateDirectories: true)
            try Data("d".utf8).write(to: URL(filePath: "\(made)/b/c/d"))
            folder = nil
            #expect(!FileManager.default.fileExists(atPath: made))
        }
    }

    @Test func `it goes when the process ends, also while it is held`() async throws {
        let parent = try TemporaryFolder()
        await #expect(processExitsWith: .exitCode(7)) { [path = parent.path as String] in
            setenv("TMPDIR", path, 1)
            let folder = try ScratchFolder("a")
            try Data("b".utf8).write(to: URL(filePath: "\(folder.path)/b"))
            withExtendedLifetime(folder) { exit(7) }
        }
        #expect(try parent.names() == [])
    }

    @Test func `what a process that was killed has left goes with the next one's first`() async throws {
        let parent = try TemporaryFolder()
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = parent.path as String] in
            setenv("TMPDIR", path, 1)
            let folder = try ScratchFolder("a")
            try Data("b".utf8).write(to: URL(filePath: "\(folder.path)/b"))
            withExtendedLifetime(folder) { _ = kill(getpid(), SIGKILL) }
        }
        #expect(try parent.names().count == 1)
        let kept = [
            "other.999999999.x", "termina-a.\(getpid()).x", "termina-b", "termina-c.1x.y", "termina-d.999999999",
        ]
        for name in kept { try parent.write("", to: "\(name)/file") }
        try parent.write("no folder", to: "termina-e.999999999.x")
        await #expect(processExitsWith: .success) { [path = parent.path as String] in
            setenv("TMPDIR", path, 1)
            _ = try ScratchFolder("a")
        }
        #expect(try parent.names() == kept + ["termina-e.999999999.x"])
    }

    @Test func `where none can be made, it says so`() async {
        await #expect(processExitsWith: .success) {
            setenv("TMPDIR", "/nowhere", 1)
            let error = #expect(throws: ScratchError.self) { try ScratchFolder("a") }
            #expect(
                error?.description
                    == "no folder for temporary files can be made in /nowhere: No such file or directory")
        }
    }
}
