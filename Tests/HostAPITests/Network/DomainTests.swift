import Bridge
import CloudClient
import HostAPI
import Synchronization
import Testing
import Values

extension ForeignServerTests {
    /// Which servers can be reached, and where names lead.
    @Suite struct DomainTests {
        private static let lists = """
            [domains]
            request = ["https://api.shop.com", "b.shop.com:8443", "http://plain.com"]
            socket = ["wss://ws.shop.com"]
            """

        @Test(arguments: [
            ("https://api.shop.com/x", true), ("https://API.shop.com:443/x", true),
            ("https://api.shop.com:444/x", false),
            ("http://api.shop.com/x", false), ("https://shop.com/x", false), ("https://evil-api.shop.com/", false),
            ("https://b.shop.com:8443/", true), ("https://b.shop.com/", false), ("http://plain.com/", false),
            ("https://api.shop.com.evil.com/", false), ("https://api.shop.com@evil.com/", false),
        ])
        func `only the list's servers`(_ url: String, _ isAllowed: Bool) {
            var surroundings = NetworkSurroundings()
            surroundings.leavesMachine = false
            let stage = NetworkStage(termina: Self.lists, surroundings: surroundings)
            let call = stage.call("request", ["url": .string(url)])
            #expect((call["x"] == "fail url not in domain list") == !isAllowed)
            #expect(call.error?.errno == (isAllowed ? 600_001 : 600_002))
            let line = stage.context.consoleLines.first ?? ""
            #expect(line.contains("不在以下 request 合法域名列表中") == !isAllowed)
        }

        @Test func `a kind without a list is free, and a project can turn the check off`() {
            var surroundings = NetworkSurroundings()
            surroundings.leavesMachine = false
            let stage = NetworkStage(termina: Self.lists, surroundings: surroundings)
            #expect(stage.call("downloadFile", ["url": "http://any.com/"])["x"].contains("-106"))
            let off = NetworkStage(
                termina: Self.lists, project: #"{"appid": "wx0123456789abcdef", "setting": {"urlCheck": false}}"#,
                surroundings: surroundings)
            #expect(off.call("request", ["url": "http://any.com/"])["x"].contains("-106"))
            let privately = NetworkStage(
                termina: Self.lists,
                files: ["project.private.config.json": #"{"setting": {"urlCheck": false}}"#], surroundings: surroundings
            )
            #expect(privately.call("request", ["url": "http://any.com/"])["x"].contains("-106"))
        }

        @Test func `hosts are mapped, with the Host that was asked for, and count as secure`() throws {
            let server = try #require(ForeignServer.standard, "needs python3")
            let cloud = try #require(WebURL(server.url))
            var surroundings = NetworkSurroundings()
            surroundings.leavesMachine = false
            surroundings.findCloud = { $0(.success(cloud)) }
            let toml = """
                [domains]
                request = ["https://api.example.com", "https://shop.com"]
                [hosts]
                "shop.com" = "\(server.url)/base"
                """
            let stage = NetworkStage(termina: toml, surroundings: surroundings)
            let call = stage.call("request", ["url": "https://api.example.com/echo?a=1"])
            #expect(call.value("data")?.member("path").toString() == "/echo?a=1")
            #expect(call.value("data")?.member("headers").member("host").toString() == "api.example.com")
            #expect(call.value("data")?.member("headers").member("x-forwarded-proto").toString() == "https")
            let mapped = stage.call("request", ["url": "https://shop.com/echo"])
            #expect(mapped["statusCode"] == "404")
            #expect(stage.call("request", ["url": "https://shop.com:8080/echo"])["x"] == "fail url not in domain list")
            // A redirect goes the same ways.
            let redirected = stage.call("request", ["url": "https://api.example.com/redirect/302/0"])
            #expect(redirected.value("data")?.member("headers").member("host").toString() == "api.example.com")
        }

        @Test(arguments: ["request", "downloadFile"])
        func `a redirect leads nowhere where the program itself could not go`(_ kind: String) throws {
            let server = try #require(ForeignServer.standard, "needs python3")
            let toml = """
                [domains]
                \(kind) = ["https://shop.com", "https://other.com"]
                [hosts]
                "shop.com" = "\(server.url)"
                "other.com" = "\(server.url)"
                "evil.com" = "\(server.url)"
                """
            let stage = NetworkStage(termina: toml)
            for (place, isAllowed) in [
                ("https://other.com/status/200", true), ("//other.com/status/200", true), ("/status/200", true),
                ("https://evil.com/status/200", false), ("http://shop.com/status/200", false),
                ("//evil.com/status/200", false),
            ] {
                stage.context.consoleLines = []
                let url = "https://shop.com/lead?to=" + (place.replacing("/", with: "%2F").replacing(":", with: "%3A"))
                let call = stage.call(kind, ["url": .string(url)])
                #expect(call["statusCode"] == (isAllowed ? "200" : "fail url not in domain list"))
                #expect(call.error?.errno == (isAllowed ? nil : 600_002))
                #expect(stage.context.consoleLines.contains { $0.contains("不在以下 \(kind)") } == !isAllowed)
            }
        }

        @Test func `an embedded server that is gone is looked for once more`() throws {
            let server = try #require(ForeignServer.standard, "needs python3")
            let cloud = try #require(WebURL(server.url))
            let gone = try #require(WebURL("http://127.0.0.1:1"))
            let counter = Counter()
            var surroundings = NetworkSurroundings()
            surroundings.findCloud = { $0(.success(counter.forgotten == 0 ? gone : cloud)) }
            surroundings.forgetCloud = { counter.add() }
            let stage = NetworkStage(surroundings: surroundings)
            #expect(stage.call("request", ["url": "https://example.com/status/200"])["statusCode"] == "200")
            #expect(counter.forgotten == 1)
        }

        @Test func `a run without an embedded server says so`() {
            let stage = NetworkStage()
            #expect(stage.call("request", ["url": "https://example.com/"])["x"].contains("-102"))
            #expect(stage.context.consoleLines.first?.contains("no embedded server") == true)
        }

        private final class Counter: Sendable {
            private let count = Atomic<Int>(0)
            var forgotten: Int { count.load(ordering: .relaxed) }
            func add() { count.add(1, ordering: .relaxed) }
        }
    }
}
