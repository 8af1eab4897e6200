import GRDB
import Hummingbird
package import Logging
package import NIOCore
import NIOPosix

/// The cloud that mini-programs expect, on one port: HTTP/1.1 and WebSocket.
///
/// It wakes nothing while nobody asks it anything. All its work runs on the event loops of `group`.
package final class CloudServer: Sendable {
    /// How a server is made.
    package struct Options: Sendable {
        package var host = "127.0.0.1"
        /// 0 takes any free one.
        package var port = 0
        /// Where its data is; nil keeps it in memory, and makes everything the same in each run.
        package var folder: CloudFolder?
        package var clock = ServerClock.real
        package var limits = ServerLimits()
        /// The executable, with its arguments, that a cloud function's process is; empty where functions cannot run.
        package var functionHost: [String] = []
        package var logger = Logger(label: "termina.cloud", factory: { _ in SwiftLogNoOpLogHandler() })
        /// Told the number of open connections whenever it changes, on any thread.
        package var counted: @Sendable (_ open: Int) -> Void = { _ in }

        package init() {}
    }

    /// Where it answers.
    package let host: String
    package let port: Int
    /// What a client shows to act for the owner of the data folder, such as to be given a login code.
    package let adminKey: String
    /// The tables and keys that its routes share.
    package let core: ServerCore
    private let listener: Listener
    private let functions: FunctionService
    /// One of the threads that it runs on.
    package var loop: any EventLoop { core.group.next() }

    private init(_ options: Options, _ core: ServerCore, _ functions: FunctionService, _ listener: Listener) {
        self.functions = functions
        host = options.host
        port = listener.address.port ?? options.port
        adminKey = core.adminKey
        self.core = core
        self.listener = listener
    }

    /// Starts a server and returns when its port is open.
    package static func start(
        _ options: Options, group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) async throws -> CloudServer {
        let core = try await ServerCore(options, group)
        let storage = StorageService(core, rules: core.documents.service.rules)
        let functions = FunctionService(core, storage, command: options.functionHost)
        let routes = Routes(
            RouteTable.families(core, storage, functions), sockets: RouteTable.sockets(core), clock: core.clock,
            sessions: { core.session($0, token: $1) })
        var limits = options.limits
        limits.connections = min(limits.connections, Descriptors.connections)
        let listener = try await Listener.open(
            host: options.host, port: options.port, routes: routes, limits: limits, clock: core.clock,
            group: group, logger: options.logger, counted: options.counted)
        functions.serve(origin: "http://127.0.0.1:\(listener.address.port ?? options.port)")
        return CloudServer(options, core, functions, listener)
    }

    /// Takes no more requests, answers those that it has, for two seconds at most, and closes.
    /// The databases close with their last user.
    package func stop() async throws {
        try await listener.close(grace: .seconds(2))
        functions.close()
        core.close()
    }
}
