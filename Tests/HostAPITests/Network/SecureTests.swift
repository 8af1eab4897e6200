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
            #expect(stage.call("request", ["url": .string(address)])["x"].contains("-202"))
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
