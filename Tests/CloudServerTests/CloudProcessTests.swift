import CloudClient
import CloudServer
import Foundation
import NIOCore
import NIOHTTP1
import TestFolders
import Testing
import Values

/// The cloud as a process of its own: the built program, started and killed for real.
@Suite(.serialized, .enabled(if: !FunctionCommand.own.isEmpty, "the program termina is not built beside the tests"))
struct CloudProcessTests {
    /// A terminal: what it starts the cloud by, and its locator.
    private func terminal(_ folder: TemporaryFolder, patience: Double, descriptors: Int? = nil) -> (
        CloudProcess, CloudLocator
    ) {
        let place = CloudPlace(data: folder.path, runtime: nil)
        var command = [
            FunctionCommand.own[0], "serve", "--embedded", "--data", folder.path, "--patience", String(patience),
        ]
        if let descriptors { command = ["/bin/sh", "-c", "ulimit -n \(descriptors); exec \"$@\"", "sh"] + command }
        let process = CloudProcess(place, command: command)
        return (process, process.locator)
    }

    private func address(_ folder: TemporaryFolder) -> CloudAddress? {
        CloudAddress(path: CloudPlace(data: folder.path, runtime: nil).address)
    }

    /// Asks the server of a folder to end, if there is one.
    private func end(_ folder: TemporaryFolder) {
        guard let process = address(folder)?.process, process > 0 else { return }
        kill(process, SIGTERM)
    }

    /// Waits until a process is gone; false if it stays.
    private func ends(_ process: Int32) async -> Bool {
        for _ in 0..<1000 {
            if kill(process, 0) != 0 { return true }
            usleep(10_000)
        }
        return false
    }

    private func post(_ endpoint: CloudEndpoint, _ path: String, _ body: Value) async throws -> Value {
        try await TestCloud.send(
            .POST, endpoint.url + path, bytes: JSON.bytes(body), headers: ["x-termina-key": endpoint.key]
        ).json
    }

    @Test func `terminals that start at once share one server`() async throws {
        let folder = try TemporaryFolder()
        let terminals = (0..<6).map { _ in terminal(folder, patience: 0.3) }
        let endpoints = try await withThrowingTaskGroup(of: CloudEndpoint.self) { group in
            for (_, locator) in terminals { group.addTask { try await locator.endpoint() } }
            var found: Set<CloudEndpoint> = []
            for try await endpoint in group { found.insert(endpoint) }
            return found
        }
        #expect(endpoints.count == 1)
        let process = try #require(address(folder)?.process)
        #expect(getsid(process) != getsid(0))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/cloud/secret")[.posixPermissions]
        #expect(mode as? Int == 0o600)
        kill(process, SIGTERM)
        #expect(await ends(process))
    }

    @Test func `a server that was killed is started again by the next call, and has lost nothing`() async throws {
        let folder = try TemporaryFolder()
        let (cloud, locator) = terminal(folder, patience: 0.3)
        let first = try await locator.endpoint()
        let code = try await post(first, "/termina/code", ["appid": "wx1", "user": "ann"]).text("code") ?? ""
        let token = try await post(first, "/login", ["code": .string(code)]).text("token") ?? ""
        let header = ["authorization": "Bearer \(token)"]
        let made = try await TestCloud.send(
            .POST, first.url + "/products", bytes: Array(#"{"name":"留下","price":1}"#.utf8), headers: header
        ).json
        let number = try #require(made.number("id"))
        let process = try #require(address(folder)?.process)
        kill(process, SIGKILL)
        #expect(await ends(process))
        await locator.lost(first)
        let second = try await locator.endpoint()
        #expect(address(folder)?.process != process)
        let found = try await TestCloud.send(.GET, second.url + "/products/\(Int(number))", bytes: nil, headers: header)
            .json
        #expect(found.text("name") == "留下")
        withExtendedLifetime(cloud) { end(folder) }
    }

    @Test func `the server ends some time after its last terminal, and not before`() async throws {
        let folder = try TemporaryFolder()
        let process: Int32
        do {
            let (first, locator) = terminal(folder, patience: 0.5)
            let endpoint = try await locator.endpoint()
            process = try #require(address(folder)?.process)
            do {
                let (second, other) = terminal(folder, patience: 0.5)
                #expect(try await other.endpoint() == endpoint)
                _ = second
            }
            usleep(1_200_000)
            #expect(kill(process, 0) == 0, "it ended though a terminal was there")
            withExtendedLifetime(first) {}
        }
        #expect(await ends(process))
        #expect(address(folder) == nil)
        let (again, locator) = terminal(folder, patience: 0.2)
        #expect(try await locator.endpoint().port > 0)
        withExtendedLifetime(again) { end(folder) }
    }

    @Test func `a server with few descriptors turns away who is too many, and answers the others`() async throws {
        let folder = try TemporaryFolder()
        let (cloud, locator) = terminal(folder, patience: 30, descriptors: 160)
        let endpoint = try await locator.endpoint()
        func answers(_ count: Int) throws -> [String] {
            let clients = try (0..<count).map { _ in try RawClient(port: endpoint.port) }
            for client in clients { client.write("GET /products?size=1 HTTP/1.1\r\nHost: x\r\n\r\n") }
            return clients.map { $0.read(until: "\"code\":0") ?? "no answer" }
        }
        let many = try answers(200)
        let answered = many.count { $0.hasPrefix("HTTP/1.1 200") }
        #expect((50...160).contains(answered))
        #expect(many.count { $0.isEmpty } == 200 - answered, "\(Set(many))")
        // The server hears of those who left one after the other.
        let end = ContinuousClock.now + .seconds(60)
        var later = try answers(20)
        while later.contains(where: \.isEmpty), ContinuousClock.now < end { later = try answers(20) }
        #expect(later.allSatisfy { $0.hasPrefix("HTTP/1.1 200") })
        withExtendedLifetime(cloud) { self.end(folder) }
    }

    @Test func `a folder of a newer version is left alone`() async throws {
        let folder = try TemporaryFolder()
        let cloud = try CloudFolder(path: folder.path + "/cloud")
        try Data("99\n".utf8).write(to: URL(fileURLWithPath: cloud.path + "/version"))
        #expect(throws: CloudFolderError.newer(cloud.path)) { try CloudFolder(path: cloud.path) }
    }
}
