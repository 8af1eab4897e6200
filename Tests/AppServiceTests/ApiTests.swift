import AppService
import Bridge
import LogicFixture
import Testing
import Values

@Suite struct ApiTests {
    /// Members of every kind.
    private static func functions() -> [HostFunction] {
        [
            HostFunction(
                "addSync",
                .synchronous { arguments, _ throws(HostError) in
                    guard arguments.count == 2, case .number(let a) = arguments[0], case .number(let b) = arguments[1]
                    else {
                        throw HostError("fail not numbers", errno: 7)
                    }
                    return .number(a + b)
                }),
            HostFunction(
                "fetch", parameters: [HostParameter("url", .string), HostParameter("times", .number, required: false)],
                .asynchronous { options, _, reply in
                    if options["url"]?.shown == "bad" {
                        reply(.failure(HostError("fail bad url", errno: 1, errCode: -2)))
                    } else {
                        reply(.success(["got": options["url"] ?? .null, "keys": .number(Double(options.count))]))
                        reply(.success(["got": "twice"]))
                    }
                }),
            HostFunction(
                "later",
                .asynchronous { _, context, reply in
                    context.after(milliseconds: 100) { reply(.success(ValueObject())) }
                }),
            HostFunction(
                "poke",
                .asynchronous { options, context, reply in
                    context.emit("onPoked", .object(options))
                    reply(.success(ValueObject()))
                }),
            HostFunction("onPoked", .listener(event: "onPoked")),
            HostFunction(
                "confirm",
                .asynchronous { _, context, reply in
                    context.ask(.modal(.init())) { reply(.success(["confirm": $0])) }
                }),
        ]
    }

    private static let unsupported = [
        UnsupportedMember("scanCode", .asynchronous), UnsupportedMember("getBatteryInfoSync", .synchronous),
        UnsupportedMember("onCompassChange", .listener), UnsupportedMember("createMediaContainer", .factory),
        UnsupportedMember("cloud", .property), UnsupportedMember("navigateTo", .asynchronous),
    ]

    private func run(_ source: String) -> LogicFixture {
        LogicFixture(
            ["pages/index.js": "Page({}); " + source], functions: Self.functions(), unsupported: Self.unsupported
        ).start()
    }

    @Test(arguments: [
        ("console.log(wx.addSync(1, 2))", ["log 3"]),
        (
            "try { wx.addSync('x') } catch (e) { console.log(e instanceof Error, e.message, e.errno) }",
            ["log true addSync:fail not numbers 7"]
        ),
        (
            "wx.fetch({ url: 'u', success(r) { console.log('ok', r.got, r.keys, r.errMsg) }, complete(r) { console.log('complete', r.errMsg) } })",
            ["log ok u 1 fetch:ok", "log complete fetch:ok"]
        ),
        (
            "wx.fetch({ url: 'bad', fail(r) { console.log(JSON.stringify(r)) }, complete() { console.log('complete') } })",
            [#"log {"errMsg":"fetch:fail bad url","errno":1,"errCode":-2}"#, "log complete"]
        ),
        ("wx.fetch({ url: 'u' }).then((r) => console.log(r.got)); console.log('first')", ["log first", "log u"]),
        ("wx.fetch({ url: 'bad' }).catch((r) => console.log(r.errMsg))", ["log fetch:fail bad url"]),
        ("console.log(wx.fetch({ url: 'u', success() {} }))", ["log undefined"]),
        ("wx.fetch({ url: 'bad', fail: console.error })", [#"error {errMsg:fetch:fail bad url,errno:1,errCode:-2}"#]),
        (
            "wx.fetch().catch((r) => console.log(r.errMsg)); wx.fetch({ url: 1 }).catch((r) => console.log(r.errMsg)); wx.fetch({ url: 'u', times: 'x' }).catch((r) => console.log(r.errMsg)); wx.fetch('u').catch((r) => console.log(r.errMsg)); wx.fetch({ url: null }).catch((r) => console.log(r.errMsg))",
            [
                "log fetch:fail parameter error: parameter.url should be String instead of Undefined;",
                "log fetch:fail parameter error: parameter.url should be String instead of Number;",
                "log fetch:fail parameter error: parameter.times should be Number instead of String;",
                "log fetch:fail parameter error: parameter should be Object instead of String;",
                "log fetch:fail parameter error: parameter.url should be String instead of Null;",
            ]
        ),
        (
            "const a = (r) => console.log('a', r.x); const b = (r) => console.log('b', r.x); wx.onPoked(a); wx.onPoked(b); wx.poke({ x: 1, success() { wx.offPoked(a); wx.poke({ x: 2, success() { wx.offPoked(); wx.poke({ x: 3, success() { console.log('end') } }) } }) } })",
            ["log a 1", "log b 1", "log b 2", "log end"]
        ),
        (
            "wx.scanCode({ fail(r) { console.log(r.errMsg) } }); wx.scanCode().catch((r) => console.log('p', r.errMsg))",
            ["log scanCode:fail not supported", "log p scanCode:fail not supported"]
        ),
        (
            "try { wx.getBatteryInfoSync() } catch (e) { console.log(e.message) }",
            ["log getBatteryInfoSync:fail not supported"]
        ),
        ("wx.onCompassChange(() => {}); wx.offCompassChange(); console.log('quiet')", ["log quiet"]),
        (
            "const v = wx.createMediaContainer('v'); v.play(); v.onPlay(() => {}); console.log(v.then, typeof v.seek, typeof wx.cloud.init); v.requestFullScreen({ fail(r) { console.log(r.errMsg) } })",
            ["log undefined function function", "log createMediaContainer.requestFullScreen:fail not supported"]
        ),
        (
            "wx.fetch({ url: 'u', success() { throw new Error('in success') }, complete() { console.log('still') } })",
            ["log still"]
        ),
        (
            "wx.nextTick(() => console.log('next')); Promise.resolve().then(() => console.log('job')); console.log('now')",
            ["log now", "log job", "log next"]
        ),
        ("const o = wx.fetch; wx.fetch = () => 'patched'; console.log(wx.fetch())", ["log patched"]),
        (
            "const o = wx.getLaunchOptionsSync(); console.log(o.path, o.scene, JSON.stringify(o.query), JSON.stringify(o.referrerInfo))",
            ["log pages/index 1001 {} {}"]
        ),
    ])
    func `The three kinds of members behave as on the platform`(source: String, console: [String]) {
        #expect(run(source).console.filter { !$0.hasPrefix("error Error: in success") } == console)
    }

    @Test func `Time passes for answers that take time`() {
        let app = run("const t = Date.now(); wx.later({ success() { console.log(Date.now() - t) } })")
        #expect(app.console.isEmpty)
        app.advance(milliseconds: 200)
        #expect(app.console == ["log 100"])
    }

    @Test func `Questions are answered in a later turn, once`() throws {
        let app = run("wx.confirm({ success(r) { console.log(r.confirm) } })")
        let id = try #require(
            app.messages.compactMap { if case .ask(let id, _) = $0 { id } else { nil } }.first)
        app.send(.answer(id: id, true))
        app.send(.answer(id: id, false))
        #expect(app.console == ["log true"])
    }

    @Test func `Listeners hear of the app's life`() {
        let app = LogicFixture([
            "app.js": """
            App({ onShow() { console.log('app show') }, onHide() { console.log('app hide') } })
            wx.onAppShow(() => console.log('wx show')); wx.onAppHide(() => console.log('wx hide'))
            wx.onWindowResize((r) => console.log('resize', r.size.windowWidth))
            """,
            "pages/index.js":
                "Page({ onShow() { console.log('page show') }, onHide() { console.log('page hide') }, onResize(r) { console.log('page resize', r.size.windowWidth) } })",
        ]).start()
        var device = Device()
        device.windowWidth = 400
        app.send(.device(device))
        app.send(.visibility(false))
        app.send(.visibility(false))
        app.send(.visibility(true))
        #expect(
            app.console == [
                "log app show", "log wx show", "log page show", "log resize 400", "log page resize 400",
                "log page hide",
                "log app hide", "log wx hide", "log app show", "log wx show", "log page show",
            ])
    }

    @Test func `A ping is answered behind the turns before it`() {
        let app = run("")
        app.send(.ping(3))
        #expect(app.messages.contains { if case .pong(3) = $0 { true } else { false } })
    }
}
