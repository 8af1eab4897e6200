import AppService
import LogicFixture
import Testing
import Values

@Suite struct PageURLTests {
    @Test(arguments: [
        ("/pages/b", "pages/b"), ("pages/b", "pages/a/pages/b"), ("../b/b", "pages/b/b"), ("./x", "pages/a/x"),
        ("b?x=1", "pages/a/b"), ("/pages/b.html", "pages/b"), ("../../../../x", "x"), ("", "pages/a"),
    ])
    func `A URL is relative to the page that it is used in`(url: String, path: String) {
        #expect(PageURL(url, from: "pages/a/a").path == path)
    }

    @Test(arguments: [
        ("a=1&b=2", "a:1,b:2"), ("name=%E4%B8%AD%E6%96%87", "name:%E4%B8%AD%E6%96%87"), ("name=中文", "name:中文"),
        ("a=1+2", "a:1+2"), ("a=", "a:"), ("a", "a:"), ("=1", ""), ("&&", ""), ("", ""), ("a=1&a=2", "a:2"),
        ("a=b=c", "a:b=c"), ("a=x?y=1", "a:x?y=1"), ("a=100%", "a:100%"), ("a=1#top", "a:1#top"),
        ("url=http%3A%2F%2Fx%3Fa%3D1", "url:http%3A%2F%2Fx%3Fa%3D1"),
    ])
    func `A query is split and not decoded`(raw: String, expected: String) {
        let query = PageURL("/p?" + raw, from: nil).query
        let shown = query.map { "\($0.key):\($0.value.shown)" }.joined(separator: ",")
        #expect(shown == expected)
    }
}
