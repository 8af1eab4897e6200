import MiniProgram
import Testing

@Suite struct ResolverTests {
    static let files = [
        "app.js", "app.json", "utils/util.js", "utils/index.js", "utils/data.json", "pages/a/a.js", "pages/a/help.js",
        "pages/a/miniprogram_npm/near/index.js", "miniprogram_npm/far/index.js", "miniprogram_npm/far/sub.js",
        "miniprogram_npm/@scope/kit/lib/main.js", "miniprogram_npm/@scope/kit/package.json",
        "miniprogram_npm/@scope/kit/button/index.json", "components/card/index.json", "components/row.json",
        "templates/item.wxml", "styles/base.wxss", "wxs/format.wxs",
    ]

    let resolver: ModuleResolver = {
        var texts = Dictionary(uniqueKeysWithValues: files.map { ($0, "") })
        texts["miniprogram_npm/@scope/kit/package.json"] = #"{"main": "lib/main"}"#
        return ModuleResolver(MemorySource(texts), aliases: ["@/*": "/*", "util": "utils/util"])
    }()

    @Test(arguments: [
        ("./help", "pages/a/help.js"), ("help", "pages/a/help.js"), ("help.js", "pages/a/help.js"),
        ("../../utils/util", "utils/util.js"), ("/utils/util.js", "utils/util.js"), ("../../utils", "utils/index.js"),
        ("../../utils/", "utils/index.js"), ("/utils/data.json", "utils/data.json"),
        ("near", "pages/a/miniprogram_npm/near/index.js"), ("far", "miniprogram_npm/far/index.js"),
        ("far/sub", "miniprogram_npm/far/sub.js"), ("@scope/kit", "miniprogram_npm/@scope/kit/lib/main.js"),
        ("@/utils/util", "utils/util.js"), ("util", "utils/util.js"), ("nothing", nil), ("../../../app", nil),
        ("", nil),
        ("./a", "pages/a/a.js"), ("../../app", "app.js"),
    ])
    func `a request finds its module`(request: String, path: String?) {
        #expect(resolver.resolve(request, from: "pages/a/a.js") == path)
        #expect(resolver.resolve(request, from: "pages/a/a.js") == path, "the remembered answer")
    }

    @Test(arguments: [
        ("/components/card/index", ComponentTarget.path("components/card/index")),
        ("../../components/card", .path("components/card/index")), ("/components/row", .path("components/row")),
        ("@scope/kit/button/index", .path("miniprogram_npm/@scope/kit/button/index")),
        ("@scope/kit/button", .path("miniprogram_npm/@scope/kit/button/index")),
        ("plugin://hello/x", .plugin("plugin://hello/x")), ("./none", .missing), ("", .missing),
    ])
    func `a component reference finds its component`(request: String, target: ComponentTarget) {
        #expect(resolver.component(request, from: "pages/a/a.json") == target)
    }

    @Test(arguments: [
        ("../../templates/item.wxml", ".wxml", "templates/item.wxml"),
        ("/templates/item", ".wxml", "templates/item.wxml"),
        ("/styles/base.wxss", ".wxss", "styles/base.wxss"), ("../../wxs/format.wxs", ".wxs", "wxs/format.wxs"),
        ("/app.js", ".wxs", nil), ("../../../x.wxml", ".wxml", nil),
    ])
    func `templates, styles and scripts are found`(request: String, suffix: String, path: String?) {
        #expect(resolver.file(request, from: "pages/a/a.wxml", extension: suffix) == path)
    }
}
