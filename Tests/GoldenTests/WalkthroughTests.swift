import Foundation
import Testing

/// The walkthroughs that come with the demo, played by the built program as a test in CI plays them.
@Suite(.enabled(if: GoldenScreen.binary != nil, "termina is not built beside the tests"))
struct WalkthroughTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Demo/walks")

    static let names: [String] = {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".walk") }
                .sorted()
        } catch {
            return []
        }
    }()

    @Test func `There is a tour, and one for each topic`() {
        let wanted = [
            "apis", "chat", "files", "functions", "login", "modules", "picture", "requests", "stack", "todo", "tour",
        ]
        #expect(Self.names == wanted.map { "\($0).walk" })
    }

    @Test(arguments: names) func `A walkthrough passes, twice with the same frames`(_ name: String) throws {
        // Both at once: a processor that waits for the other's cloud has something to do.
        let plays = try (0..<2).map { _ in try Play(name) }
        let casts = try plays.map { try $0.finish() }
        #expect(casts[0].count > 1_000)
        #expect(casts[0] == casts[1])
    }

    /// All of them only where time is no matter.
    private static let small = ProcessInfo.processInfo.environment["SOAK"] == nil ? ["stack.walk"] : names

    @Test(arguments: small) func `It passes in the smallest usual terminal too`(_ name: String) throws {
        _ = try Play(name, ["--size", "80x24"]).finish()
    }
}

extension WalkthroughTests {
    /// A walkthrough that is being played.
    private struct Play {
        private let process = Process()
        private let errors = Pipe()
        private let scratch = FileManager.default.temporaryDirectory.appending(path: "walk-\(UUID().uuidString)")
        private var cast: URL { scratch.appending(path: "a.cast") }
        /// Its folder for temporary files.
        private var temporary: URL { scratch.appending(path: "temporary") }

        init(_ name: String, _ more: [String] = []) throws {
            try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
            process.executableURL = URL(filePath: try #require(GoldenScreen.binary))
            process.arguments =
                [
                    "walk", WalkthroughTests.folder.appending(path: name).path, "--headless", "--cast", cast.path,
                    "--screenshots", scratch.path, "--patience", "300",
                ] + more
            process.environment = [
                "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8", "TMPDIR": temporary.path,
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = errors
            try process.run()
        }

        /// Waits for its end, and returns its recording.
        func finish() throws -> Data {
            defer { do { try FileManager.default.removeItem(at: scratch) } catch { Issue.record(error) } }
            let said = try errors.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
            #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
            return try Data(contentsOf: cast)
        }
    }
}
