import Glibc
import Synchronization
import Values

/// A file of every message of a Bridge, one line of JSON each: `{"from":"app","sequence":3,"time":1700000000000,
/// "message":"route","body":{...}}`. Any thread may append.
package final class MessageLog: Sendable {
    private let descriptor: Int32
    private let failed = Mutex<BridgeError?>(nil)

    /// Opens a log, adding to a file that is there; only this user may read it.
    package init(path: String) throws(BridgeError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemCall.failure("open \(path)") }
    }

    deinit { close(descriptor) }

    /// Why the log is not complete.
    package var failure: BridgeError? { failed.withLock { $0 } }

    /// Adds a message.
    package func append<Message: BridgeMessage>(_ message: Message, sequence: UInt64, time: Double) {
        do throws(BridgeError) {
            let line = try LogEntry.line(message, sequence: sequence, time: time)
            try write(line)
        } catch {
            failed.withLock { $0 = $0 ?? error }
        }
    }

    private func write(_ line: [UInt8]) throws(BridgeError) {
        // One write a line, so that lines of two threads do not mix; the rest of a short write follows under the lock.
        let result: Result<Void, BridgeError> = failed.withLock { _ in
            var start = 0
            while start < line.count {
                let written = line.withUnsafeBytes {
                    Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
                }
                if written < 0, errno != EINTR { return .failure(SystemCall.failure("write to the log")) }
                start += max(0, written)
            }
            return .success(())
        }
        try result.get()
    }
}

/// One line of a message log.
package struct LogEntry: Sendable {
    /// A message of either side.
    package enum Message: Sendable {
        case app(AppMessage)
        case shell(ShellMessage)
    }

    package var message: Message
    /// The message's number among those of its side.
    package var sequence: UInt64
    /// Milliseconds since 1970.
    package var time: Double

    /// A log's entries, and its lines that are none, by their numbers from 1 with what is wrong.
    package struct Reading: Sendable {
        package var entries: [LogEntry] = []
        package var broken: [(line: Int, error: BridgeError)] = []
    }

    /// Reads the text of a log.
    package static func read(_ bytes: [UInt8]) -> Reading {
        var reading = Reading()
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (place, line) in lines.enumerated() where !line.isEmpty {
            do throws(BridgeError) {
                reading.entries.append(try LogEntry(line: Array(line)))
            } catch {
                reading.broken.append((place + 1, error))
            }
        }
        return reading
    }

    /// Reads one line.
    package init(line: [UInt8]) throws(BridgeError) {
        let value: Value
        do throws(JSONError) {
            value = try ExtendedJSON.parse(line)
        } catch {
            throw BridgeError.malformed(error.description)
        }
        let members = try BodyReader(value)
        sequence = try members.read("sequence")
        time = try members.read("time")
        let name: String = try members.read("message")
        let side: BridgeSide = try members.read("from")
        let body: Value = try members.read("body")
        switch side {
        case .app: message = .app(try Self.message(name, body))
        case .shell: message = .shell(try Self.message(name, body))
        }
    }

    private static func message<M: BridgeMessage>(_ name: String, _ body: Value) throws(BridgeError) -> M {
        guard let kind = M.kind(named: name) else { throw BridgeError.malformed("no message \(name)") }
        return try M(kind: kind, body: body)
    }

    /// The line of a message, with its line break.
    static func line<M: BridgeMessage>(_ message: M, sequence: UInt64, time: Double) throws(BridgeError) -> [UInt8] {
        let entry: Value = [
            "from": .string(M.sender.rawValue), "sequence": try ValueEncoder.encode(sequence), "time": .number(time),
            "message": .string(M.name(of: message.kind)), "body": try message.body(),
        ]
        return ExtendedJSON.bytes(entry) + [UInt8(ascii: "\n")]
    }
}
