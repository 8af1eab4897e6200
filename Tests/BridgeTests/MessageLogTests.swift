import Glibc
import Testing
import Values

@testable import Bridge

@Suite struct MessageLogTests {
    /// The path of a file that is not there yet, in a folder of its own.
    private func withPath(_ body: (String) throws -> Void) throws {
        var template = Array("/tmp/bridge-log-XXXXXX".utf8CString)
        let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
        defer { rmdir(folder) }
        defer { unlink(folder + "/messages") }
        try body(folder + "/messages")
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    @Test func `a log reads back to the messages that were sent`() throws {
        try withPath { path in
            let log = try MessageLog(path: path)
            let bridge = InMemoryBridge(log: log, now: { 12.5 })
            let sent = (0..<10).flatMap { appMessages(seed: UInt64($0)) }
            let answered = (0..<10).flatMap { shellMessages(seed: UInt64($0)) }
            for message in sent { bridge.send(message) }
            for message in answered { bridge.send(message) }
            #expect(log.failure == nil)
            let reading = LogEntry.read(try bytes(path))
            #expect(reading.broken.isEmpty)
            var fromApp: [AppMessage] = []
            var fromShell: [ShellMessage] = []
            for entry in reading.entries {
                #expect(entry.time == 12.5)
                switch entry.message {
                case .app(let message):
                    fromApp.append(message)
                    #expect(entry.sequence == UInt64(fromApp.count))
                case .shell(let message):
                    fromShell.append(message)
                    #expect(entry.sequence == UInt64(fromShell.count))
                }
            }
            #expect(try texts(fromApp) == texts(sent))
            #expect(try texts(fromShell) == texts(answered))
        }
    }

    @Test func `a line says who sent what`() throws {
        let line = try LogEntry.line(AppMessage.busy(milliseconds: 70), sequence: 3, time: 1.5)
        #expect(
            String(decoding: line, as: UTF8.self)
                == #"{"from":"app","sequence":3,"time":1.5,"message":"busy","body":{"milliseconds":70}}"# + "\n")
    }

    @Test func `broken lines are named and the others are read`() throws {
        let good = try LogEntry.line(ShellMessage.quit, sequence: 1, time: 0)
        let other = Array(#"{"from":"app","sequence":1,"time":0,"message":"dance","body":{}}"#.utf8) + [10]
        let reading = LogEntry.read(good + Array("nonsense\n".utf8) + other + good + Array("{\"from\":".utf8))
        #expect(reading.entries.count == 2)
        #expect(reading.broken.map(\.line) == [2, 3, 5])
        #expect(reading.broken[1].error == .malformed("no message dance"))
    }

    @Test func `random lines are no trap`() {
        var random = SeededRandom(77)
        let bytes = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let reading = LogEntry.read(bytes)
        #expect(reading.entries.isEmpty)
        #expect(!reading.broken.isEmpty)
    }

    @Test func `a log that cannot be opened is an error`() {
        #expect(throws: BridgeError.system(call: "open /no/such/folder/log", number: ENOENT)) {
            _ = try MessageLog(path: "/no/such/folder/log")
        }
    }
}
