import CloudClient
import Testing

/// URLs as requests need them.
@Suite struct WebURLTests {
    @Test(arguments: [
        ("https://a.com", "https://a.com/"), ("HTTP://A.Com:80/x", "http://a.com/x"), ("https://a:443", "https://a/"),
        ("https://a:8443/x?y=1#z", "https://a:8443/x?y=1"), ("http://a?q", "http://a/?q"),
        ("http://[::1]:80/", "http://[::1]/"), ("ws://a/b", "ws://a/b"), ("http://u:p@a/", "http://a/"),
        ("http://a/甲 b", "http://a/%E7%94%B2%20b"), ("http://a/%E7%94?x=%", "http://a/%E7%94?x=%"),
        ("http://a\\b", "http://a/b"), ("http://a/\"<>{}|^`", "http://a/%22%3C%3E%7B%7D%7C%5E%60"),
        ("https://good.com@evil.com/", "https://evil.com/"), ("http://a:/", "http://a/"),
    ])
    func `what is one`(_ text: String, _ url: String) {
        #expect(WebURL(text)?.text == url)
        #expect(WebURL(url)?.text == url)
    }

    @Test(arguments: [
        "", "a.com", "//a.com", "ftp://a", "http://", "http:///x", "http://a:0/", "http://a:65536/", "http://a:x/",
        "http://a b/", "http://甲.com/", "http://[::1/", "http://[x]/", "http://a%20b/", "javascript:alert(1)",
        "http://a\u{0}b/", "http://[]/", "http://:80/",
    ])
    func `what is none`(_ text: String) { #expect(WebURL(text) == nil) }

    @Test(arguments: [
        ("/x", "http://a/x"), ("x", "http://a/b/x"), ("../x", "http://a/x"), ("./x?y", "http://a/b/x?y"),
        ("?q", "http://a/b/c?q"), ("//c/d", "http://c/d"), ("https://e/f", "https://e/f"), ("../../../x", "http://a/x"),
        ("", "http://a/b/c?z"), ("#part", "http://a/b/c?z"), ("..", "http://a/"),
        ("x/http://y", "http://a/b/x/http://y"),
    ])
    func `references`(_ reference: String, _ url: String) throws {
        #expect(try #require(WebURL("http://a/b/c?z")).resolving(reference)?.text == url)
    }

    @Test func `any text is one or none`() {
        var random = SystemRandomNumberGenerator()
        let letters = Array("http://a.b:8[]@/?#%\\甲\u{0} \"")
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &random)
            let text = "http://" + String((0..<count).compactMap { _ in letters.randomElement(using: &random) })
            guard let url = WebURL(text) else { continue }
            #expect(WebURL(url.text) == url, "\(text)")
            #expect(url.target.utf8.allSatisfy { $0 > 32 && $0 < 127 })
            _ = url.resolving(text)
        }
    }
}
