import AsyncHTTPClient
import CloudServer
import Foundation
import NIOCore
import NIOHTTP1
import Values

/// A server on a free port for one test, and a client for it.
struct TestCloud {
    let server: CloudServer

    /// An answer.
    struct Answer {
        var status: Int
        var headers: HTTPHeaders
        var bytes: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }
        var json: Value {
            get throws { try JSON.parse(bytes) }
        }
    }

    /// Runs a test with a server, and stops the server.
    static func run(
        _ configure: (inout CloudServer.Options) throws -> Void = { _ in }, _ body: (TestCloud) async throws -> Void
    ) async throws {
        var options = CloudServer.Options()
        // On a busy machine a client may be long in coming to write what it has begun.
        options.limits.headTime = .minutes(10)
        options.limits.stallTime = .minutes(10)
        options.limits.idleTime = .minutes(10)
        try configure(&options)
        let server = try await CloudServer.start(options)
        do {
            try await body(TestCloud(server: server))
        } catch {
            try await server.stop()
            throw error
        }
        try await server.stop()
    }

    var url: String { "http://127.0.0.1:\(server.port)" }

    /// Sends a request.
    func send(
        _ method: HTTPMethod, _ path: String, _ body: Value? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        var headers = headers
        if body != nil { headers["content-type"] = headers["content-type"] ?? "application/json" }
        return try await send(method, path, bytes: body.map { JSON.bytes($0) ?? [] }, headers: headers)
    }

    /// Sends a request with any body.
    func send(
        _ method: HTTPMethod, _ path: String, bytes: [UInt8]?, headers: [String: String] = [:]
    ) async throws -> Answer {
        try await Self.send(method, path.hasPrefix("http") ? path : url + path, bytes: bytes, headers: headers)
    }

    /// Sends a request anywhere.
    static func send(
        _ method: HTTPMethod, _ url: String, bytes: [UInt8]?, headers: [String: String]
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let bytes { request.body = .bytes(bytes) }
        let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
        let body = try await answer.body.collect(upTo: 64 * 1024 * 1024)
        return Answer(status: Int(answer.status.code), headers: answer.headers, bytes: Array(buffer: body))
    }

    /// Sends a request with the owner's key.
    func asOwner(_ method: HTTPMethod, _ path: String, _ body: Value? = nil) async throws -> Answer {
        try await send(method, path, body, headers: ["x-termina-key": server.adminKey])
    }
}
