import CloudClient
import CloudServer
import Dispatch
import HostAPI
import LogicFixture
import MiniProgram

/// An embedded server in memory, and small apps of the seed's code that use it.
struct SeedCloud: Sendable {
    private let server: CloudServer

    /// Starts the server.
    static func start() async throws -> SeedCloud { SeedCloud(server: try await CloudServer.start(.init())) }

    /// Ends it.
    func stop() async throws { try await server.stop() }

    /// Runs a story on a thread of its own, where it may wait for the server, and gives what it tells.
    func tell<Told: Sendable>(
        _ files: [String: String], pages: [String], _ story: @escaping @Sendable (LogicFixture) -> Told
    ) async -> Told {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "story").async { continuation.resume(returning: story(app(files, pages))) }
        }
    }

    private func app(_ files: [String: String], _ pages: [String]) -> LogicFixture {
        let endpoint = CloudEndpoint(host: server.host, port: server.port, key: server.adminKey)
        var network = NetworkSurroundings()
        network.leavesMachine = false
        let url = WebURL(scheme: "http", host: endpoint.host, port: endpoint.port, target: "/")
        network.findCloud = { $0(.success(url)) }
        let program = MiniProgram.load(MemorySource(files.merging(["app.json": "{}"]) { own, _ in own }))
        let functions = HostAPI.functions(
            for: program, data: .memory, network: network, cloud: CloudLocator(endpoint))
        return LogicFixture(files, pages: pages, functions: functions)
    }
}
