import CloudServer
import Foundation
import NIOCore
import NIOHTTP1
import Testing
import Values

@testable import CloudServer

@Suite struct UploadTests {
    private func form(_ parts: [(head: String, body: [UInt8])], boundary: String = "b") -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts {
            bytes += Array("--\(boundary)\r\nContent-Disposition: form-data; \(part.head)\r\n\r\n".utf8) + part.body
            bytes += [13, 10]
        }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    private let type = ["content-type": "multipart/form-data; boundary=b"]

    @Test func `a file comes back from the URL that its upload was given`() async throws {
        try await TestCloud.run { cloud in
            let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let body = form([
                ("name=\"user\"", Array("安".utf8)),
                ("name=\"file\"; filename=\"../../猫.png\"\r\nContent-Type: image/png", content),
            ])
            let answer = try await cloud.send(.POST, "/upload", bytes: body, headers: type).json
            #expect(answer.number("code") == 0)
            #expect(answer.text("name") == "猫.png")
            #expect(answer.number("size") == 300_000)
            #expect(answer.member("formData").text("user") == "安")
            let url = try #require(answer.text("url"))
            #expect(url.hasPrefix(cloud.url + "/files/") && url.hasSuffix(".png"))
            let file = try await cloud.send(.GET, url)
            #expect(file.bytes == content)
            #expect(file.headers.first(name: "content-type") == "image/png")
            let tag = try #require(file.headers.first(name: "etag"))
            #expect(try await cloud.send(.GET, url, headers: ["if-none-match": tag]).status == 304)
            let head = try await cloud.send(.HEAD, url)
            #expect(head.bytes.isEmpty && head.headers.first(name: "content-length") == "300000")
            for (range, expected) in [("0-9", 0..<10), ("299990-", 299_990..<300_000), ("-5", 299_995..<300_000)] {
                let part = try await cloud.send(.GET, url, headers: ["range": "bytes=\(range)"])
                #expect(part.status == 206)
                #expect(part.bytes == Array(content[expected]))
            }
            #expect(try await cloud.send(.GET, url, headers: ["range": "bytes=300000-"]).status == 416)
        }
    }

    @Test func `forms that are none, or too large, are refused`() async throws {
        try await TestCloud.run {
            $0.limits.uploadBytes = 100_000
        } _: { cloud in
            let file = form([("name=\"file\"; filename=\"a\"", [1, 2, 3])])
            #expect(try await cloud.send(.POST, "/upload", bytes: file).status == 415)
            let none = form([("name=\"a\"", [1])])
            #expect(try await cloud.send(.POST, "/upload", bytes: none, headers: type).status == 400)
            #expect(try await cloud.send(.POST, "/upload", bytes: Array(file.dropLast(6)), headers: type).status == 400)
            #expect(try await cloud.send(.POST, "/upload", bytes: [], headers: type).status == 400)
            let large = form([("name=\"file\"; filename=\"a\"", [UInt8](repeating: 1, count: 100_001))])
            #expect(try await cloud.send(.POST, "/upload", bytes: large, headers: type).status == 413)
            let exact = form([("name=\"file\"; filename=\"a\"", [UInt8](repeating: 1, count: 100_000))])
            #expect(try await cloud.send(.POST, "/upload", bytes: exact, headers: type).status == 200)
            let two = form([("name=\"f\"; filename=\"a\"", [1]), ("name=\"g\"; filename=\"b\"", [2])])
            #expect(try await cloud.send(.POST, "/upload", bytes: two, headers: type).status == 400)
            let outside = try await cloud.send(.GET, "/files/..%2f..%2fsecret")
            #expect(outside.status == 404)
        }
    }

    @Test func `an uploaded page of HTML is not one to a browser`() async throws {
        try await TestCloud.run { cloud in
            let body = form([("name=\"f\"; filename=\"a.svg\"", Array("<svg/>".utf8))])
            let url = try await cloud.send(.POST, "/upload", bytes: body, headers: type).json.text("url") ?? ""
            let answer = try await cloud.send(.GET, url)
            #expect(answer.headers.first(name: "content-security-policy") == "sandbox")
            #expect(answer.headers.first(name: "x-content-type-options") == "nosniff")
        }
    }

    @Test(arguments: 1...40)
    func `a form reads the same in pieces of any size`(size: Int) throws {
        let content: [UInt8] = Array("x\r\n--b1\r\n--\r\r\n--bb\r\n-".utf8)
        let body =
            Array("preamble\r\n".utf8)
            + form([("name=a", []), ("name=\"f\"; filename=\"a\\\"b;c\"", content)], boundary: "b12")
        var reader = MultipartReader(boundary: "b12")
        var names: [String] = []
        var data: [[UInt8]] = []
        for start in stride(from: 0, to: body.count, by: size) {
            for event in try reader.read(ByteBuffer(bytes: body[start..<min(start + size, body.count)])) {
                switch event {
                case .part(let name, let fileName, _):
                    names.append("\(name) \(fileName ?? "-")")
                    data.append([])
                case .data(let bytes): data[data.count - 1] += Array(buffer: bytes)
                case .endOfPart, .end: break
                }
            }
        }
        #expect(reader.isOver)
        #expect(names == ["a -", "f a\"b;c"])
        #expect(data == [[], content])
    }

    @Test func `random bytes never trap the reader`() {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "--b", "\r\n", "--", "Content-Disposition: form-data; name=\"a\"", ";", "=", "\"", "\\", "x", "\r", "\u{0}",
        ]
        for _ in 0..<2000 {
            let text = (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            var reader = MultipartReader(boundary: "b")
            do throws(MultipartReader.Failure) {
                let events = try reader.read(ByteBuffer(string: text))
                #expect(events.count <= text.utf8.count)
            } catch {
                #expect(error == .noBoundary || error == .badHeader)
            }
        }
    }

    @Test(
        arguments: [
            (nil, ByteRange.whole), ("bytes=0-", .part(0..<10)), ("bytes=0-0", .part(0..<1)),
            ("bytes=5-100", .part(5..<10)),
            ("bytes=-3", .part(7..<10)), ("bytes=-100", .part(0..<10)), ("bytes=10-", .unsatisfiable),
            ("bytes=-0", .unsatisfiable),
            ("bytes=3-2", .whole), ("bytes=a-b", .whole), ("bytes=1-2,4-5", .whole), ("items=0-1", .whole),
            ("bytes=", .whole),
            ("bytes=-", .whole), ("bytes=0-99999999999999999999", .whole),
            ("bytes=9223372036854775807-", .unsatisfiable),
        ] as [(String?, ByteRange)])
    func `a range header means what RFC 9110 says`(header: String?, expected: ByteRange) {
        #expect(ByteRange(header, size: 10) == expected)
    }
}
