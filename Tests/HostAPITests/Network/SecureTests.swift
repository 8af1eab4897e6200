import Bridge
import CloudClient
import HostAPI
import Testing
import Values

extension ForeignServerTests {
    /// Requests to nginx: encrypted by an authority of its own, packed, moved, dropped.
    @Suite(.enabled(if: NginxServer.shared != nil, "needs nginx and openssl")) struct SecureTests {

        private func stage(trusting: Bool = true) throws -> (NetworkStage, NginxServer) {
            let nginx = try #require(NginxServer.shared, "needs nginx and openssl")
            var surroundings = NetworkSurroundings()
            surroundings.client = WebClient(authorities: trusting ? nginx.authority : nil)
            return (NetworkStage(surroundings: surroundings), nginx)
        }

        @Test func `a server whose authority is trusted`() throws {
            let (stage, nginx) = try stage()
            let call = stage.call("request", ["url": .string("https://localhost:\(nginx.securePort)/json")])
            #expect(call["data"] == #"{"by":"nginx","secure":"on"}"#)
            #expect(call["statusCode"] == "200")
        }

        @Test func `a server whose authority is not, or that is another`() throws {
            let (stranger, nginx) = try stage(trusting: false)
            let url = "https://localhost:\(nginx.securePort)/json"
            #expect(stranger.call("request", ["url": .string(url)])["x"].contains("-202"))
            let (stage, _) = try stage()
            let address = "https://127.0.0.1:\(nginx.securePort)/json"
            #expect(stage.call("request", ["url": .string(address)])["x"].contains("-200"))
            #expect(stage.call("request", ["url": .string("https://localhost:\(nginx.port)/")])["x"].contains("-107"))
        }

        @Test(arguments: [
            ("/page.txt", "200", 8_500), ("/moved", "200", 8_500), ("/away", "200", 8_500), ("/slow", "200", 8_500),
            ("/gone", "410", nil),
        ])
        func `packed, moved, slow and gone`(_ path: String, _ status: String, _ size: Int?) throws {
            let (stage, nginx) = try stage()
            let call = stage.begin("request", ["url": .string("http://127.0.0.1:\(nginx.port)\(path)")])
            stage.wait(seconds: 120) { call.answer != nil }
            #expect(call["statusCode"] == status)
            if let size { #expect(call.value("data")?.toString().utf8.count == size) }
        }

        private func ask(_ path: String, _ options: ValueObject = [:], isSecure: Bool) throws -> NetworkStage.Call {
            let (stage, nginx) = try stage()
            var options = options
            let root = isSecure ? "https://localhost:\(nginx.securePort)" : "http://127.0.0.1:\(nginx.port)"
            options["url"] = .string(root + path)
            return stage.call("request", .object(options))
        }

        @Test(arguments: [false, true]) func `chunked, and ended by the end of the connection`(isSecure: Bool) throws {
            for path in ["/down/chunked", "/closed/chunked"] {
                let call = try ask(path, ["enableChunked": true], isSecure: isSecure)
                #expect(call["data"] == #""one,two,three""#, "\(path)")
                #expect(call["statusCode"] == "200")
                #expect(call.events.contains { $0.name == "onChunkReceived" })
            }
            let whole = try ask("/down/bytes/3000000", ["responseType": "arraybuffer"], isSecure: isSecure)
            guard case .binary(let bytes)? = whole.value("data") else {
                Issue.record("\(whole["data"])")
                return
            }
            #expect(bytes.count == 3_000_000)
            #expect(bytes.indices.allSatisfy { bytes[$0] == UInt8(truncatingIfNeeded: $0) })
        }

        /// An old answer has no length and no pieces; what is cut off or reset by the server behind ends early.
        @Test(arguments: [false, true]) func `old answers, wrong lengths and a reset in the middle`(isSecure: Bool)
            throws
        {
            #expect(try ask("/broken/old", isSecure: isSecure)["data"] == #""until the end""#)
            for path in ["short", "half-chunk", "reset"] {
                let call = try ask("/broken/\(path)", isSecure: isSecure)
                #expect(call.error?.errno == 600_001, "\(path): \(call["data"])")
                let data = call["data"]
                let isCutOff = ["-354", "-355", "-101"].contains { data.contains("errcode:\($0) ") }
                #expect(isCutOff, "\(path): \(data)")
            }
            for path in ["nothing", "reset-first"] {
                #expect(try ask("/broken/\(path)", isSecure: isSecure)["statusCode"] == "502", "\(path)")
            }
        }

        @Test(.enabled(if: ForeignServer.werkzeug != nil, "needs python3 with werkzeug"))
        func `a form goes through, is moved with its body, and is refused where it is too large`() throws {
            let form: ValueObject = [
                "method": "POST", "data": ["a": "1 2"], "header": ["Content-Type": "application/x-www-form-urlencoded"],
            ]
            for path in ["/form", "/moved-post"] {
                let call = try ask(path, form, isSecure: true)
                #expect(call.value("data")?.member("form").member("a").toString() == "1 2", "\(path)")
                #expect(call.value("data")?.member("method").toString() == "POST")
            }
            let large = try ask(
                "/little", ["method": "POST", "data": .string(String(repeating: "x", count: 5_000))], isSecure: false)
            #expect(large["statusCode"] == "413")
        }

        @Test func `a connection that is dropped, and a redirect from secure to plain`() throws {
            let (stage, nginx) = try stage()
            #expect(
                stage.call("request", ["url": .string("http://127.0.0.1:\(nginx.port)/drop")])["x"].contains("-324"))
            let away = stage.call("request", ["url": .string("https://localhost:\(nginx.securePort)/away")])
            #expect(away["statusCode"] == "200")
            #expect(away.value("header")?.member("Content-Encoding").toString() == "gzip")
        }
    }
}
