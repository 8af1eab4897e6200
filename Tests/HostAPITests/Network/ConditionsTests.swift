import Bridge
import HostAPI
import Testing
import Values

extension ForeignServerTests {
    /// What the person makes of the network, and what the program hears of it.
    @Suite struct ConditionsTests {
        private let stage = NetworkStage()

        private func server() throws -> ForeignServer { try #require(ForeignServer.standard, "needs python3") }

        private func become(_ network: NetworkConditions) {
            let old = stage.context.device
            stage.context.device.network = network
            for observer in stage.context.observers { observer(.device(old: old)) }
        }

        @Test func `offline nothing gets through, and what was under way fails`() throws {
            let server = try server()
            let running = stage.begin("request", ["url": .string(server.url + "/hang")])
            let waiting = (0..<20).map { _ in stage.begin("request", ["url": .string(server.url + "/hang")]) }
            stage.context.advance(0)
            become(.offline)
            #expect(running["x"] == "fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED")
            #expect(waiting.allSatisfy { $0.error?.errno == 600_001 })
            #expect(stage.call("request", ["url": .string(server.url + "/echo")])["x"].contains("-106"))
            become(.online)
            #expect(stage.call("request", ["url": .string(server.url + "/status/200")])["statusCode"] == "200")
        }

        @Test func `a slow network takes its time`() throws {
            let server = try server()
            stage.context.device.network = .slow
            let call = stage.begin(
                "request", ["url": .string(server.url + "/bytes/100000"), "responseType": "arraybuffer"])
            stage.context.advance(1_999)
            stage.deliver()
            #expect(!stage.steps.contains("1 headers 200"))
            stage.context.advance(1)
            stage.wait { stage.steps.contains("1 headers 200") && !stage.context.hasNoTimers(within: 2_000) }
            stage.context.advance(1_999)
            #expect(call.answer == nil)
            stage.context.advance(1)
            #expect(call["statusCode"] == "200")
        }

        @Test func `one in five is lost`() throws {
            let server = try server()
            stage.context.device.network = .lossy
            let lost = (1...20).map { _ in stage.call("request", ["url": .string(server.url + "/status/200")])["x"] }
                .map { $0.contains("-101") }
            #expect(lost.filter { $0 }.count == 4)
        }

        @Test func `out of sight the network is cut after five seconds`() throws {
            let server = try server()
            let call = stage.begin("request", ["url": .string(server.url + "/hang")])
            for observer in stage.context.observers { observer(.visibility(false)) }
            stage.context.advance(4_999)
            #expect(call.answer == nil)
            stage.context.advance(1)
            #expect(call["x"] == "fail interrupted")
            #expect(call.error?.errno == 600_003)
            #expect(stage.call("request", ["url": .string(server.url + "/echo")])["x"] == "fail interrupted")
            for observer in stage.context.observers { observer(.visibility(true)) }
            #expect(stage.call("request", ["url": .string(server.url + "/status/200")])["statusCode"] == "200")
        }

        @Test(arguments: [
            (NetworkConditions.online, "wifi", false), (.slow, "3g", true), (.offline, "none", false),
            (.lossy, "wifi", true),
        ])
        func `getNetworkType tells`(_ network: NetworkConditions, _ type: String, _ isWeak: Bool) {
            stage.context.device.network = network
            let answer = stage.ask("getNetworkType") ?? .null
            #expect(answer.member("networkType").toString() == type)
            #expect(answer.member("weakNet").toBoolean() == isWeak)
        }

        @Test func `the machine's address is told where the run may leave the machine`() {
            var surroundings = NetworkSurroundings()
            surroundings.leavesMachine = false
            let inside = NetworkStage(surroundings: surroundings).ask("getLocalIPAddress") ?? .null
            #expect(inside.member("localip").toString() == "127.0.0.1")
            let address = stage.ask("getLocalIPAddress")?.member("localip").toString() ?? ""
            #expect(address.split(separator: ".").count == 4)
        }
    }
}
