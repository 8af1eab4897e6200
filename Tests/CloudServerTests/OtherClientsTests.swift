import CloudServer
import Foundation
import Measuring
import NIOHTTP1
import TestFolders
import Testing
import Values

/// The server asked by clients that nobody here wrote, and by one that hardly reads.
@Suite struct OtherClientsTests {
    /// Whether a program can be started.
    private static func has(_ program: String) -> Bool {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    /// Runs a program, away from the threads that answer, and gives what it writes.
    private func run(_ program: String, _ arguments: [String]) async throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        return await withCheckedContinuation { continuation in
            Thread {
                let data = output.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }.start()
        }
    }

    /// What curl prints: the answer's status and body.
    private func curl(_ cloud: TestCloud, _ path: String, _ options: [String] = []) async throws -> String {
        try await run("curl", ["-sS", "-q", "--max-time", "60", "-w", " %{http_code}"] + options + [cloud.url + path])
    }

    @Test(.enabled(if: has("curl"), "needs curl")) func `curl is answered, in every way that it asks`() async throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/a file.png"
        let content = (0..<400_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Data(content).write(to: URL(fileURLWithPath: file))
        try await TestCloud.run { cloud in
            for options in [[], ["--http1.0"], ["--http2"], ["--compressed"], ["--ipv4"], ["-H", "Connection: close"]] {
                let answer = try await curl(cloud, "/products?size=1", options)
                #expect(answer.hasPrefix(#"{"code":0,"#) && answer.hasSuffix(" 200"), "\(options): \(answer)")
            }
            let head = try await curl(cloud, "/products", ["--head"])
            #expect(head.hasPrefix("HTTP/1.1 200 ") || head.hasPrefix("HTTP/1.1 404 "))
            let login = try await curl(cloud, "/login", ["--json", #"{"code":"none"}"#])
            #expect(login.hasSuffix(" 200") && login.contains(#""code":"#))
            let broken = try await curl(cloud, "/login", ["--json", "{code"])
            #expect(broken.hasSuffix(" 400") && broken.contains("JSON"))
            // A body of this size has curl ask first whether it may come.
            let form = ["-F", "user=安", "-F", "file=@\(file);type=image/png", "-H", "Expect: 100-continue"]
            let upload = try await curl(cloud, "/upload", form)
            #expect(upload.hasSuffix(" 200"))
            let url = try #require(try JSON.parse(Array(upload.dropLast(4).utf8)).text("url"))
            let path = String(url.dropFirst(cloud.url.count))
            let saved = folder.path + "/back"
            #expect(try await curl(cloud, path, ["-o", saved, "--limit-rate", "4M"]) == " 200")
            #expect(try Data(contentsOf: URL(fileURLWithPath: saved)) == Data(content))
            #expect(try await curl(cloud, path, ["-o", saved, "-r", "10-19"]) == " 206")
            #expect(try Data(contentsOf: URL(fileURLWithPath: saved)) == Data(content[10..<20]))
            let pieces = try await curl(cloud, "/upload", ["-H", "Transfer-Encoding: chunked"] + form.prefix(4))
            #expect(pieces.hasSuffix(" 200") && pieces.contains(#""size":400000"#))
            let two = try await curl(cloud, "/products/1", [cloud.url + "/products/2"])
            #expect(two.components(separatedBy: #""code":0"#).count == 3)
        }
    }

    @Test(.enabled(if: has("wrk"), "needs wrk")) func `wrk is answered without an error`() async throws {
        try await TestCloud.run { cloud in
            let report = try await run(
                "wrk", ["-t", "1", "-c", "50", "-d", "1s", "--timeout", "30s", cloud.url + "/products?size=1"])
            #expect(report.contains("Requests/sec"), "\(report)")
            #expect(!report.contains("Socket errors") && !report.contains("Non-2xx"), "\(report)")
            #expect(try await cloud.send(.GET, "/products?size=1").status == 200)
        }
    }

    /// In a process of its own, whose memory is measured.
    @Test func `who reads slowly gets all, in its own time, and costs the others nothing`() async {
        await #expect(processExitsWith: .success) {
            try await TestCloud.run { cloud in
                let size = 12 << 20
                let content = [UInt8](repeating: 7, count: size)
                let body =
                    Array("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n".utf8) + content
                    + Array("\r\n--b--\r\n".utf8)
                let answer = try await cloud.send(
                    .POST, "/upload", bytes: body, headers: ["content-type": "multipart/form-data; boundary=b"])
                let url = try #require(try answer.json.text("url"))
                let path = url.dropFirst(cloud.url.count)
                let before = residentMemory()
                let slow = try (0..<12).map { _ in
                    let client = try RawClient(port: cloud.server.port)
                    client.write("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    return client
                }
                for client in slow { #expect(client.read(until: "\r\n\r\n") != nil) }
                // Twelve answers wait to be read; others are answered meanwhile.
                for _ in 0..<50 { #expect(try await cloud.send(.GET, "/products?size=1").status == 200) }
                let grown = residentMemory() - before
                #expect(grown < 60 << 20, "\(grown >> 20) MB for twelve files of 12 MB")
                let rest = slow[0].read(milliseconds: 30_000)?.utf8.count ?? 0
                #expect(rest > size - (1 << 20))
            }
        }
    }
}
