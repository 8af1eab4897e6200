import Bridge
import CloudClient
import CloudServer
import HostAPI
import LogicFixture
import MiniProgram
import SocketFixture
import Synchronization
import Testing
import Values

/// A cloud in this process, and apps that reach it by the mapped hosts.
final class ChatCloud: Sendable {
    private let server = Mutex<CloudServer?>(nil)
    private let place: Place

    /// Where the cloud answers now.
    private final class Place: Sendable {
        let url = Mutex<WebURL?>(nil)
    }

    private init(_ place: Place) { self.place = place }

    static func start() async throws -> ChatCloud {
        let cloud = ChatCloud(Place())
        try await cloud.restart()
        return cloud
    }

    /// Stops the cloud and starts it anew, elsewhere and with nothing in it.
    func restart() async throws {
        try await stop()
        let new = try await CloudServer.start(CloudServer.Options())
        server.withLock { $0 = new }
        place.url.withLock { $0 = WebURL("http://\(new.host):\(new.port)") }
    }

    func stop() async throws {
        let old = server.withLock { server in
            defer { server = nil }
            return server
        }
        place.url.withLock { $0 = nil }
        try await old?.stop()
    }

    /// Has apps reach it by a line that can be cut.
    func cuttable() async throws -> CuttableLine {
        let port = try #require(server.withLock { $0?.port })
        let line = try await CuttableLine(to: port)
        place.url.withLock { $0 = WebURL("http://127.0.0.1:\(line.port)") }
        return line
    }

    /// A token of somebody's.
    func token(_ user: String) throws -> String {
        let core = try #require(server.withLock { $0?.core })
        return core.token.sign(Session(userID: 1, openID: user, appID: "wx1"), now: core.clock.now())
    }

    /// An app of these files whose network leads here.
    func app(_ files: [String: String], pages: [String]) -> LogicFixture {
        var files = files
        let list = pages.map { "\"\($0)\"" }.joined(separator: ",")
        files["app.json"] = files["app.json"] ?? "{\"pages\":[\(list)]}"
        let place = place
        var surroundings = NetworkSurroundings()
        surroundings.leavesMachine = false
        surroundings.findCloud = { answer in
            answer(place.url.withLock { $0 }.map { .success($0) } ?? .failure(.init("no cloud")))
        }
        let functions = HostAPI.functions(
            for: MiniProgram.load(MemorySource(files)), data: .memory, network: surroundings)
        return LogicFixture(files, pages: pages, functions: functions).start()
    }
}

extension LogicFixture {
    /// Lets time pass with all that the network brings, in steps of a second.
    func live(seconds: Int) {
        for _ in 0..<seconds {
            advance(milliseconds: 1_000)
            awaitHeldWork()
        }
    }

    /// The socket records so far, shortly: "1 open", "1 > text ...", "1 < text ...", "1 closed 1000".
    var sockets: [String] {
        messages.compactMap { message in
            guard case .record(let record) = message, case .socket(let socket) = record.kind else { return nil }
            switch socket.step {
            case .began: return "\(socket.id) began"
            case .opened: return "\(socket.id) open"
            case .frame(let frame):
                return "\(socket.id) \(frame.isOutgoing ? ">" : "<") \(frame.kind) \(frame.payload.text ?? "")"
            case .closing: return "\(socket.id) closing"
            case .closed(let code, _, _): return "\(socket.id) closed \(code)"
            }
        }
    }
}
