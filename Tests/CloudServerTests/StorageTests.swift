import CloudServer
import Foundation
import NIOHTTP1
import Synchronization
import TestFolders
import Testing
import Values

@testable import CloudServer

@Suite struct StorageTests {
    private func upload(
        _ cloud: TestCloud, _ path: String, _ bytes: [UInt8], _ header: [String: String]
    ) async throws -> Value {
        let query = PercentEncoding.encode(path, keeping: PercentEncoding.isPath)
        return try await cloud.send(.POST, "/cloud/storage/file?path=\(query)", bytes: bytes, headers: header).json
    }

    private func call(
        _ cloud: TestCloud, _ action: String, _ list: [Value], _ header: [String: String]
    ) async throws -> [Value] {
        let body: Value = ["action": .string(action), "fileList": .array(list)]
        return try await cloud.send(.POST, "/cloud/storage", body, headers: header).json.member("result").list(
            "fileList")
    }

    @Test func `a file is uploaded, has an address for a while, and is deleted`() async throws {
        let time = Mutex(1_000_000_000.0)
        try await TestCloud.run {
            $0.clock = ServerClock(now: { time.withLock { $0 } }, sleep: { _, _ in })
        } _: { cloud in
            let header = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
            let made = try await upload(cloud, "images/猫 1.png", content, header)
            let id = try #require(made.member("result").text("fileID"))
            #expect(id.hasPrefix("cloud://default.") && id.hasSuffix("/images/猫 1.png"))
            let own = "/cloud/storage/file?fileID=\(PercentEncoding.encode(id, keeping: PercentEncoding.isPath))"
            #expect(try await cloud.send(.GET, own, headers: header).bytes == content)
            let answer = try await call(cloud, "getTempFileURL", [["fileID": .string(id), "maxAge": 60]], header)
            let url = try #require(answer.first?.text("tempFileURL"))
            #expect(answer.first?.number("status") == 0 && answer.first?.number("maxAge") == 60)
            let file = try await cloud.send(.GET, url)
            #expect(file.bytes == content)
            #expect(file.headers.first(name: "content-type") == "image/png")
            #expect(try await cloud.send(.GET, url, headers: ["range": "bytes=5-9"]).bytes == Array(content[5..<10]))
            #expect(try await cloud.send(.GET, url.replacing("images", with: "imagez")).status == 403)
            #expect(try await cloud.send(.GET, url.replacing("&t=1", with: "&t=2")).status == 403)
            time.withLock { $0 += 61_000 }
            #expect(try await cloud.send(.GET, url).status == 403)
            #expect(try await call(cloud, "deleteFile", [.string(id)], header).first?.number("status") == 0)
            #expect(try await call(cloud, "deleteFile", [.string(id)], header).first?.number("status") == -503003)
            #expect(try await cloud.send(.GET, own, headers: header).status == 404)
        }
    }

    @Test func `what others put there can be read and not changed, until the rules say otherwise`() async throws {
        try await TestCloud.run { cloud in
            let ann = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            let bob = ["authorization": "Bearer \(try await cloud.token(user: "bob"))"]
            let made = try await upload(cloud, "a.txt", [1, 2], ann)
            let id = made.member("result").text("fileID") ?? ""
            let own = "/cloud/storage/file?fileID=\(id)"
            #expect(try await cloud.send(.GET, own, headers: bob).bytes == [1, 2])
            #expect(try await upload(cloud, "a.txt", [3], bob).member("error").number("code") == -503002)
            #expect(try await call(cloud, "deleteFile", [.string(id)], bob).first?.number("status") == -503002)
            let rules = cloud.server.core.documents.service.rules
            try await rules.setRules(["storage": "PRIVATE"], of: CloudCaller.environment("default", of: "wx1"))
            #expect(try await cloud.send(.GET, own, headers: bob).status == 403)
            #expect(try await cloud.send(.GET, own, headers: ann).bytes == [1, 2])
            try await rules.setRules(["storage": "ADMINONLY"], of: CloudCaller.environment("default", of: "wx1"))
            #expect(try await cloud.send(.GET, own, headers: ann).status == 403)
            let admin = ["x-termina-key": cloud.server.adminKey, "x-termina-app": "wx1"]
            #expect(try await cloud.send(.GET, own, headers: admin).bytes == [1, 2])
            let other = ["x-termina-key": cloud.server.adminKey, "x-termina-app": "wx2"]
            #expect(try await cloud.send(.GET, own, headers: other).status == 404)
        }
    }

    @Test(arguments: [
        // What the file's owner can do, then another: read, address, replace, delete, put a new one.
        ("READONLY", "read address replace delete new", "read address new"),
        ("PRIVATE", "read address replace delete new", "new"), ("ADMINWRITE", "read address", "read address"),
        ("ADMINONLY", "", ""),
        (#"{"read": true, "write": true}"#, "read address replace delete new", "read address replace delete new"),
        (#"{"read": "resource.openid == auth.openid", "write": false}"#, "read address", ""),
        (#"{"read": false, "write": "resource.openid == auth.openid"}"#, "replace delete new", "new"),
    ])
    func `presets and rules let each user do what is documented`(rules: String, own: String, others: String)
        async throws
    {
        try await TestCloud.run { cloud in
            let book = cloud.server.core.documents.service.rules
            let environment = CloudCaller.environment("default", of: "wx1")
            let wanted: Value = rules.hasPrefix("{") ? try JSON.parse(rules) : .string(rules)
            let ann = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            for (user, expected) in [("ann", own), ("bob", others)] {
                let header = ["authorization": "Bearer \(try await cloud.token(user: user))"]
                try await book.setRules(["storage": "READONLY"], of: environment)
                let made = try await upload(cloud, "\(user)/a.txt", [1], ann)
                let id = try #require(made.member("result").text("fileID"))
                try await book.setRules(["storage": wanted], of: environment)
                var allowed: [String] = []
                let read = try await cloud.send(.GET, "/cloud/storage/file?fileID=\(id)", headers: header)
                if read.status == 200 { allowed.append("read") } else { #expect(read.status == 403) }
                let address = try await call(cloud, "getTempFileURL", [.string(id)], header)
                if address.first?.number("status") == 0 { allowed.append("address") }
                for (word, path) in [("replace", "\(user)/a.txt"), ("new", "\(user)/b.txt")] {
                    let answer = try await upload(cloud, path, [2], header)
                    let code = answer.member("error").number("code")
                    if code == nil { allowed.append(word) } else { #expect(code == -503002) }
                }
                let deleted = try await call(cloud, "deleteFile", [.string(id)], header).first?.number("status")
                if deleted == 0 { allowed.append("delete") } else { #expect(deleted == -503002) }
                let words = Set(expected.split(separator: " ").map(String.init))
                #expect(Set(allowed) == words, "\(rules) \(user)")
            }
        }
    }

    @Test func `contents are kept once, and go with their last file`() async throws {
        let folder = try TemporaryFolder()
        try await TestCloud.run {
            $0.folder = try CloudFolder(path: folder.path + "/cloud")
        } _: { cloud in
            func objects() -> Int {
                let all = FileManager.default.enumerator(atPath: folder.path + "/cloud/objects")
                return (all?.allObjects as? [String] ?? []).filter { $0.count > 60 }.count
            }
            let ann = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            let ids = try await ["a", "b"].asyncMap { path in
                try await self.upload(cloud, path, [7, 7, 7], ann).member("result").text("fileID") ?? ""
            }
            #expect(objects() == 1)
            _ = try await call(cloud, "deleteFile", [.string(ids[0])], ann)
            #expect(objects() == 1)
            _ = try await upload(cloud, "b", [8], ann)
            #expect(objects() == 1)
            _ = try await call(cloud, "deleteFile", [.string(ids[1])], ann)
            #expect(objects() == 0)
        }
    }

    @Test(arguments: [
        "", "/a", "a//b", "a/", "../a", "a/../b", "./a", "a\nb", String(repeating: "长", count: 284),
    ])
    func `paths that may not be are refused`(path: String) async throws {
        #expect(FileID.mistake(in: path) != nil)
        try await TestCloud.run { cloud in
            let ann = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            #expect(try await upload(cloud, path, [1], ann).member("error").number("code") == -501007)
        }
    }

    @Test func `a call without a token is 401, a list that is none -501007`() async throws {
        try await TestCloud.run { cloud in
            let ann = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            let answer = try await cloud.send(.POST, "/cloud/storage", ["action": "deleteFile", "fileList": ["x"]])
            #expect(try answer.json.number("code") == 401)
            for list in [[], Array(repeating: "cloud://a.b/c", count: 51)] as [[Value]] {
                let body: Value = ["action": "deleteFile", "fileList": .array(list)]
                let answer = try await cloud.send(.POST, "/cloud/storage", body, headers: ann).json
                #expect(answer.member("error").number("code") == -501007)
            }
        }
    }
}

extension Sequence {
    /// Maps one after another.
    func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var results: [T] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
