import Bridge
import LogicFixture
import Testing

/// The seed's sections on requests and on several at once: its code runs verbatim against the embedded server, and
/// does what it really does, where that is not what the text says, too.
@Suite(.serialized, .enabled(if: Snippets.folder != nil, Snippets.whereTheyAre))
struct NetworkSeedTests {
    private static let listing =
        "<view id='next' bindtap='onReachBottom'/><view wx:for='{{list || products}}' wx:key='id'>{{item.name}}</view>"

    private func tell(
        page: String, files: [String: String] = [:], template: String = listing,
        pages: [String] = ["pages/index/index"], network: NetworkConditions = .online,
        _ steps: @escaping @Sendable (LogicFixture) -> Void = { _ in }
    ) async throws -> SeedStory {
        try await SeedStory.tell(
            page: page, files: files, template: template, pages: pages, network: network, steps)
    }

    // MARK: 1.1

    @Test func `1_1 shows the first page of products, before anybody has logged in`() async throws {
        let told = try await tell(page: try Snippets.text("000-1.1-request-basics.page.js"))
        #expect(told.count("view") == 1 + 10)
        #expect(told.overlays == ["加载中 loading", "hidden"])
        #expect(told.faults.isEmpty)
    }

    @Test func `1_1's failure toast is taken away by its own hideLoading`() async throws {
        let told = try await tell(
            page: try Snippets.text("000-1.1-request-basics.page.js"), network: .offline)
        #expect(told.overlays == ["加载中 loading", "网络错误 none", "hidden"])
        #expect(told.lines("error").contains { $0.contains("请求失败") && $0.contains("ERR_INTERNET_DISCONNECTED") })
        #expect(told.lines("warn").contains { $0.contains("showLoading") })
    }

    // MARK: 1.2 and 1.3

    @Test func `1_2 wraps a request in a promise, which is rejected for a status`() async throws {
        let told = try await tell(
            page: """
                import { http } from '../../utils/request.js'
                Page({ async onLoad() {
                  const { list, total } = await http.get('/products', { page: 2, size: 3 })
                  console.log(list.length, total > 3)
                  try { await http.get('/products', { fail: 500 }) } catch (res) { console.log(res.statusCode) }
                  console.log((await http.put('/products/1', { price: 1 })).code, (await http.delete('/products/1')).code)
                } })
                """, files: ["utils/request.js": try Snippets.text("000-1.2-promise-wrapper.js")])
        #expect(told.console == ["log 3 true", "log 500", "log 401 401"])
    }

    @Test func `1_3 loads a page of products, and the next when the bottom is reached`() async throws {
        let told = try await tell(
            page: try Snippets.text("000-1.3-async-await.page.js"),
            files: ["utils/request.js": try Snippets.text("000-1.2-promise-wrapper.js")]
        ) { app in
            app.tap("next")
        }
        #expect(told.count("view") == 1 + 20)
        #expect(told.overlays == ["加载中 loading", "hidden"])
        #expect(told.faults.isEmpty)
    }

    // MARK: 1.4

    private func intercepted(
        _ body: String, token: String = "", network: NetworkConditions = .online
    ) async throws -> SeedStory {
        try await tell(
            page: """
                import { http } from '../../utils/request.js'
                Page({ async onLoad() {
                  wx.setStorageSync('token', '\(token)')
                  \(body)
                } })
                """,
            files: [
                "utils/request.js": try Snippets.text("000-1.4-interceptors.js"),
                "app.js": "App({ onError(text) { console.log('onError', text) } })",
                "pages/login/login.js": "Page({})",
            ], pages: ["pages/index/index", "pages/login/login"], network: network)
    }

    @Test func `1_4's way of success throws inside its callback, and the promise never settles`() async throws {
        let told = try await intercepted(
            "http.get('/products').then(() => console.log('settled'), () => console.log('settled'))")
        // A plain object has no `then`.
        let place = "utils/request.js:79:16"
        #expect(told.faults.map(\.source) == [place])
        #expect(told.lines("log").count == 1)
        #expect(told.lines("log").first?.hasPrefix("onError") == true)
        #expect(told.lines("log").first?.contains(".then is not a function") == true, "\(told.console)")
        #expect(told.lines("log").first?.contains(place) == true, "\(told.console)")
        #expect(told.lines("error").contains { $0.contains("TypeError") && $0.contains(place) }, "\(told.console)")
    }

    @Test func `1_4's ways of failure work`() async throws {
        let told = try await intercepted(
            """
            const tell = (name, promise) => promise.catch((error) => console.log(name, error.message))
            await tell('status', http.get('/products', { fail: 500 }))
            await tell('code', http.get('/products', { code: 403 }))
            """)
        let toast = told.overlays.last?.dropLast(" none".count) ?? ""
        #expect(told.overlays.first == "网络错误 none")
        #expect(!toast.isEmpty && toast != "请求失败")
        #expect(told.lines("log") == ["status 网络错误", "code \(toast)"])
        #expect(told.faults.isEmpty)
    }

    @Test func `1_4 rejects with the platform's error where there is no network`() async throws {
        let told = try await intercepted(
            "http.get('/products').catch((error) => console.log(error.errMsg.split(' ')[0]))", network: .offline)
        #expect(told.lines("log") == ["request:fail"])
        #expect(told.overlays == ["网络错误 none"])
    }

    @Test func `1_4 goes to the login page when the token has expired`() async throws {
        let told = try await intercepted(
            """
            http.get('/products').catch((error) => console.log(error.message, JSON.stringify(wx.getStorageSync('token'))))
            """, token: "no.such.token")
        #expect(told.lines("log") == ["登录已过期 \"\""])
        #expect(told.stack == ["pages/login/login"])
    }

    // MARK: 1.5

    @Test func `1_5 has words for every code`() async throws {
        let told = try await tell(
            page: """
                import { errorHandler } from '../../utils/errorHandler.js'
                Page({ onLoad() {
                  for (const code of [400, 403, 404, 500, 1234]) errorHandler.handleBusinessError(code)
                  errorHandler.handleBusinessError(400, '缺少参数')
                  for (const errMsg of ['request:fail timeout', 'request:fail abort', 'odd']) {
                    errorHandler.handleNetworkError({ errMsg })
                  }
                  errorHandler.handleBusinessError(401)
                } })
                """,
            files: ["utils/errorHandler.js": try Snippets.text("000-1.5-error-handler.js")],
            pages: ["pages/index/index", "pages/login/login"]
        ) { app in
            app.advance(milliseconds: 1_500)
        }
        #expect(
            told.overlays.filter { $0 != "hidden" } == [
                "请求参数错误 none", "没有权限 none", "资源不存在 none", "服务器错误 none", "操作失败 none", "缺少参数 none",
                "请求超时 none", "网络连接失败 none", "网络错误 none", "登录已过期,请重新登录 none",
            ])
        #expect(told.stack == ["pages/login/login"])
    }

    @Test func `1_5's use names an http that it never imports, which its own handler tells`() async throws {
        let told = try await tell(
            page: try Snippets.text("000-1.5-error-handler-use.page.js"),
            files: ["utils/errorHandler.js": try Snippets.text("000-1.5-error-handler.js")],
            template: "<view id='load' bindtap='loadData'/>"
        ) { app in
            app.tap("load")
        }
        #expect(told.overlays.first?.contains("http") == true)
        #expect(told.faults.isEmpty)
    }

    // MARK: 1.6

    @Test func `1_6 lists, finds, creates, updates and deletes products`() async throws {
        let told = try await tell(
            page: """
                import { productAPI } from '../../api/product.js'
                Page({ async onLoad() {
                  const { code } = await wx.login()
                  const { data } = await wx.request({ url: 'https://api.example.com/login', method: 'POST', data: { code } })
                  wx.setStorageSync('token', data.token)
                  const { total } = await productAPI.getList({ page: 1, size: 1 })
                  const made = await productAPI.create({ name: '新的', price: 9.9 })
                  await productAPI.update(made.id, { price: 8 })
                  const found = await productAPI.getDetail(made.id)
                  console.log(found.name, found.price, (await productAPI.getList({})).total - total)
                  await productAPI.delete(made.id)
                  console.log((await productAPI.getDetail(made.id)).code, (await productAPI.getList({})).total - total)
                } })
                """,
            files: [
                "api/product.js": try Snippets.text("000-1.6-product-api.js"),
                "utils/request.js": try Snippets.text("000-1.2-promise-wrapper.js"),
            ])
        #expect(told.console == ["log 新的 8 1", "log 404 0"])
    }

    @Test func `1_6's use loads the products`() async throws {
        let told = try await tell(
            page: try Snippets.text("000-1.6-product-api-use.page.js"),
            files: [
                "api/product.js": try Snippets.text("000-1.6-product-api.js"),
                "utils/request.js": try Snippets.text("000-1.2-promise-wrapper.js"),
            ],
            template:
                "<view id='load' bindtap='loadProducts'/><view wx:for='{{products}}' wx:key='id'>{{item.name}}</view>"
        ) { app in
            app.tap("load")
        }
        #expect(told.count("view") == 1 + 10)
    }

    // MARK: 6

    @Test func `6 waits for three requests at once`() async throws {
        let told = try await tell(
            page: """
                const request = (page) => () => wx.request({ url: 'https://api.example.com/products', data: { page, size: 1 } })
                const [request1, request2, request3] = [1, 2, 3].map(request)
                Page({ onLoad() {
                  const all = \(try Snippets.text("000-6-concurrent.js").replacing("// 所有请求完成", with: "console.log(results.map((r) => r.data.page).join())"))
                } })
                """)
        #expect(told.console == ["log 1,2,3"])
    }
}
