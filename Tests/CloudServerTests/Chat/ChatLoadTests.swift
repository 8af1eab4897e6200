import CloudClient
import CloudServer
import Foundation
import Measuring
import NIOCore
import NIOPosix
import SocketFixture
import Synchronization
import Testing
import Values
import WebSockets

/// Many sockets on one server, and a busy room; `make soak` does it in full (SOAK=1), otherwise a tenth.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ChatLoadTests {
    private static let isFull = ProcessInfo.processInfo.environment["SOAK"] != nil
    private static let sockets = isFull ? 10_000 : 1_000
    private static let inRoom = isFull ? 1_000 : 100
    private static let rate = isFull ? 100 : 10
    private static let seconds = isFull ? 20 : 3

    /// What arrives at all clients, as milliseconds on the way.
    private final class Arrivals: Sendable {
        private let times = Mutex<[Double]>([])

        /// How many have been let into a room.
        let joined = Mutex(0)

        func note(_ text: String) {
            // A message has a mark; of the other frames only that a room was joined matters. All are read by a process that
            // is busy enough with the sockets.
            guard let sent = Self.time(in: text) else {
                if text.contains(#""type":"joined""#) { joined.withLock { $0 += 1 } }
                return
            }
            let now = Double(NIODeadline.now().uptimeNanoseconds)
            times.withLock { $0.append((now - sent) / 1e6) }
        }

        var count: Int { times.withLock { $0.count } }

        func quantile(_ part: Double) -> Double {
            times.withLock { times in
                let sorted = times.sorted()
                return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
            }
        }

        /// The number behind `@` in a text.
        private static func time(in text: String) -> Double? {
            guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "@")) else { return nil }
            let digits = text.utf8[mark...].dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            return digits.isEmpty ? nil : Double(digits.reduce(into: UInt64(0)) { $0 = $0 * 10 + UInt64($1 - 48) })
        }
    }

    /// Opens sockets, a few hundred at a time.
    private func open(_ count: Int, _ call: SocketDialer.Call, _ arrivals: Arrivals) async throws -> [SocketConnection]
    {
        var connections: [SocketConnection] = []
        while connections.count < count {
            let batch = min(250, count - connections.count)
            connections += try await withThrowingTaskGroup(of: SocketConnection.self) { group in
                for _ in 0..<batch {
                    group.addTask {
                        let (opened, feed) = AsyncThrowingStream.makeStream(of: SocketConnection.self)
                        _ = SocketDialer().open(call) { event in
                            switch event {
                            case .opened(let connection, _): feed.yield(connection)
                            case .message(.text(let text)): arrivals.note(text)
                            default: break
                            }
                        } onFailure: {
                            feed.finish(throwing: $0)
                        }
                        for try await connection in opened { return connection }
                        throw HandshakeFailure.closed
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        return connections
    }

    /// Sends at the rate, and waits until all has arrived.
    private func drive(_ expected: Int, _ arrivals: Arrivals, _ send: (Int, String) -> Void) async throws {
        let start = ContinuousClock.now
        for number in 0..<(Self.rate * Self.seconds) {
            try await Task.sleep(until: start + .microseconds(number * 1_000_000 / Self.rate))
            send(number, "@\(NIODeadline.now().uptimeNanoseconds) ")
        }
        try await wait { arrivals.count >= expected }
    }

    /// Lets time pass until something is so.
    private func wait(until isSo: () -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(120)
        while !isSo(), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(20)) }
    }

    @Test func `A busy room among many idle sockets, beside a bare echo`() async throws {
        // Both ends of each socket are in this process.
        Descriptors.raiseLimit()
        let count = min(Self.sockets, (Descriptors.limit - 200) / 2)
        let folder = FileManager.default.temporaryDirectory.appending(path: "termina-load-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = CloudServer.Options()
        options.folder = try CloudFolder(path: folder.path)
        let server = try await CloudServer.start(options)
        let arrivals = Arrivals()
        let before = residentMemory()
        let openStart = ContinuousClock.now
        let connections = try await open(count, try call(to: server), arrivals)
        let opening = ContinuousClock.now - openStart
        let each = (residentMemory() - before) / count
        let room = Array(connections.prefix(Self.inRoom))
        for connection in room { connection.send(OutgoingMessage(text: #"{"type":"join","room":"big"}"#)) }
        try await wait { arrivals.joined.withLock { $0 } >= room.count }
        let messages = Self.rate * Self.seconds
        let expected = messages * (room.count - 1)
        try await drive(expected, arrivals) { number, mark in
            let frame = #"{"type":"message","room":"big","id":"\#(number)","content":"\#(mark)"}"#
            room[number % room.count].send(OutgoingMessage(text: frame))
        }
        #expect(arrivals.count == expected)
        let chat = (arrivals.quantile(0.5), arrivals.quantile(0.99))
        #expect(chat.1 < 5_000)
        for connection in connections { connection.drop() }
        try await server.stop()
        let echo = try await bareEcho(min(count, 1_000))
        print(
            """
            chat: \(count) sockets opened in \(opening), \(each) bytes each with its client; room of \(room.count), \
            \(Self.rate) messages/s: \(arrivals.count) of \(expected) delivered, p50 \(chat.0) ms, p99 \(chat.1) ms
            bare echo: p50 \(echo.0) ms, p99 \(echo.1) ms
            """)
    }

    /// The same rate of messages through a server that does nothing but send back.
    private func bareEcho(_ count: Int) async throws -> (Double, Double) {
        let server = try await EchoServer.start()
        let arrivals = Arrivals()
        guard let url = WebURL(server.url) else { throw HandshakeFailure.badURL(server.url) }
        let connections = try await open(count, SocketDialer.Call(url), arrivals)
        try await drive(Self.rate * Self.seconds, arrivals) { number, mark in
            connections[number % connections.count].send(OutgoingMessage(text: mark))
        }
        for connection in connections { connection.drop() }
        try await server.stop()
        return (arrivals.quantile(0.5), arrivals.quantile(0.99))
    }

    private func call(to server: CloudServer) throws -> SocketDialer.Call {
        let session = Session(userID: 1, openID: "load", appID: "wx1")
        guard let url = WebURL("ws://127.0.0.1:\(server.port)/ws") else { throw HandshakeFailure.badURL("") }
        var call = SocketDialer.Call(url)
        call.headers = [("Authorization", "Bearer \(server.core.token.sign(session, now: server.core.clock.now()))")]
        call.subprotocols = ["termina.chat.v1"]
        return call
    }
}
