import CloudClient
import Testing
import WebSockets

@Suite struct SocketURLTests {
    @Test(arguments: [
        ("ws://a.b", false, "a.b", 80, "/", "a.b"), ("wss://a.b", true, "a.b", 443, "/", "a.b"),
        ("WSS://a.b:444/x?y=1#z", true, "a.b", 444, "/x?y=1", "a.b:444"),
        ("ws://[::1]:9/ws", false, "::1", 9, "/ws", "[::1]:9"), ("ws://a.b?q", false, "a.b", 80, "/?q", "a.b"),
        ("ws://a.b/你 %20", false, "a.b", 80, "/%E4%BD%A0%20%20", "a.b"), ("ws://a.b:80/", false, "a.b", 80, "/", "a.b"),
        ("ws://a.b:/", false, "a.b", 80, "/", "a.b"),
    ])
    func `URLs are taken apart`(
        text: String, isSecure: Bool, host: String, port: Int, target: String, field: String
    ) throws {
        let url = try SocketURL(text)
        #expect(url.isSecure == isSecure && url.host == host && url.port == port && url.target == target)
        #expect(url.hostField == field)
    }

    @Test(arguments: [
        "", "ws", "ws:", "ws:/a", "ws://", "http://a", "ws:///x", "ws://a:x", "ws://a:0", "ws://a:65536", "ws://a:-1",
        "ws://u:p@a", "ws://[::1", "ws://[::1]x", "ws://a b", "ws://a\r\nb", "ws://:80",
    ])
    func `what is no WebSocket URL is refused`(text: String) {
        #expect(throws: HandshakeFailure.badURL(text)) { try SocketURL(text) }
    }

    @Test func `random texts are read or refused`() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("ws:/.?#@[]a1你 \u{0}\r\n%")
        for _ in 0..<20_000 {
            let text = "ws://" + String((0..<12).compactMap { _ in alphabet.randomElement(using: &random) })
            do {
                let url = try SocketURL(text)
                #expect((1...65535).contains(url.port) && url.target.utf8.allSatisfy { (0x21...0x7E).contains($0) })
            } catch {
                #expect(error == .badURL(text))
            }
        }
    }
}
