import Foundation

/// Python's `websockets`, the second implementation, in a process of its own.
final class PythonPeer {
    /// Whether it is installed.
    static let isThere: Bool = {
        do { return try run(["-c", "import websockets.asyncio.server"]).status == 0 } catch { return false }
    }()

    static let whereFrom = "python3 with the package websockets is not installed (pip install websockets)"

    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/Python/websocket_peer.py").path

    /// The server ends when this closes: with this object, or with the tests, whatever becomes of them.
    private let leash: FileHandle
    private let lines: LineReader
    let port: Int

    /// Starts its server.
    init(certificate: (file: String, key: String)? = nil) throws {
        let (input, output) = (Pipe(), Pipe())
        let process = Self.process([Self.script, "server"] + (certificate.map { [$0.file, $0.key] } ?? []))
        process.standardInput = input
        process.standardOutput = output
        // Not the tests' own: whoever reads that would wait for the last process that holds it.
        process.standardError = FileHandle.nullDevice
        try process.run()
        leash = input.fileHandleForWriting
        lines = LineReader(output.fileHandleForReading)
        port = Int(lines.next() ?? "") ?? 0
    }

    deinit { try? leash.close() }

    /// The next line that it printed.
    func line() -> String? { lines.next() }

    /// Runs its client against a server and gives what it printed.
    static func client(_ url: String) throws -> (status: Int32, output: String) { try run([script, "client", url]) }

    private static func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        return process
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = process(arguments)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}

/// Lines of a pipe, one after the other.
private final class LineReader {
    private let handle: FileHandle
    private var rest = Data()

    init(_ handle: FileHandle) { self.handle = handle }

    func next() -> String? {
        while true {
            if let end = rest.firstIndex(of: 10) {
                let line = String(decoding: rest[..<end], as: UTF8.self)
                rest = Data(rest[(end + 1)...])
                return line
            }
            let more = handle.availableData
            guard !more.isEmpty else { return nil }
            rest += more
        }
    }
}
