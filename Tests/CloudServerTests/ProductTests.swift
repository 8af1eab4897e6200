import CloudClient
import CloudServer
import GRDB
import NIOHTTP1
import Synchronization
import TestFolders
import Testing
import Values

@Suite struct ProductTests {
    @Test func `pages of products, newest first, cover all of them once`() async throws {
        try await TestCloud.run { cloud in
            var ids: [Double] = []
            var total = 0.0
            for page in 1...10 {
                let answer = try await cloud.send(.GET, "/products?page=\(page)&size=10").json
                #expect(answer.number("code") == 0)
                total = answer.number("total") ?? 0
                ids += answer.list("list").compactMap { $0.number("id") }
            }
            #expect(total >= 60)
            #expect(ids.count == Int(total))
            #expect(ids == ids.sorted(by: >) && Set(ids).count == ids.count)
        }
    }

    @Test func `a product looks like something, and its picture is a PNG at the request's host`() async throws {
        try await TestCloud.run { cloud in
            let product = try #require(try await cloud.send(.GET, "/products").json.list("list").first)
            #expect(product.text("name")?.isEmpty == false)
            #expect((product.number("price") ?? 0) > 0)
            #expect(product.number("stock") != nil)
            let image = try #require(product.text("image"))
            #expect(image.hasPrefix(cloud.url + "/products/pictures/"))
            let picture = try await cloud.send(.GET, image)
            #expect(picture.headers.first(name: "content-type") == "image/png")
            #expect(picture.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let called = try await cloud.send(.GET, "/products", headers: ["host": "api.example.com"]).json
            #expect(called.list("list").first?.text("image")?.hasPrefix("http://api.example.com/products/") == true)
        }
    }

    @Test(arguments: ["page=0", "page=-1", "page=x", "page=1e3", "size=0", "size=101", "page=99999999999999999999"])
    func `page and size out of range are 400`(query: String) async throws {
        try await TestCloud.run { cloud in
            let answer = try await cloud.send(.GET, "/products?" + query)
            #expect(answer.status == 400)
            #expect(try answer.json.text("message")?.contains("should be a whole number") == true)
        }
    }

    @Test func `a page past the end is empty; category and keyword narrow`() async throws {
        try await TestCloud.run { cloud in
            #expect(try await cloud.send(.GET, "/products?page=1000000&size=100").json.list("list").isEmpty)
            let tea = try await cloud.send(.GET, "/products?category=%E8%8C%B6%E5%8F%B6&size=100").json
            #expect(tea.number("total") == 8)
            #expect(tea.list("list").allSatisfy { $0.text("category") == "茶叶" })
            let found = try await cloud.send(.GET, "/products?keyword=%E7%B4%AB%E7%A0%82").json
            #expect(found.list("list").map { $0.text("name") } == ["紫砂壶 西施 220ml"])
            #expect(try await cloud.send(.GET, "/products?keyword=%27%3B%25_").json.number("total") == 0)
        }
    }

    @Test func `a product is made, changed and deleted with a token`() async throws {
        try await TestCloud.run { cloud in
            let header = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            let new: Value = ["name": "新茶", "price": 9.9, "stock": 3, "evil": "x"]
            let made = try await cloud.send(.POST, "/products", new, headers: header).json
            #expect(made.number("code") == 0)
            #expect(made.text("name") == "新茶")
            #expect(made.number("createTime") != nil)
            #expect(made.text("evil") == nil)
            let path = "/products/\(Int(made.number("id") ?? 0))"
            let changed = try await cloud.send(.PUT, path, ["price": 8], headers: header).json
            #expect(changed.number("price") == 8 && changed.text("name") == "新茶")
            #expect(try await cloud.send(.GET, path).json.number("price") == 8)
            let newest = try await cloud.send(.GET, "/products?size=1").json.list("list")
            #expect(newest.first?.text("name") == "新茶")
            #expect(try await cloud.send(.DELETE, path, headers: header).json.number("code") == 0)
            for method in [HTTPMethod.GET, .PUT, .DELETE] {
                let body: Value? = method == .PUT ? ["price": 1] : nil
                #expect(try await cloud.send(method, path, body, headers: header).json.number("code") == 404)
            }
        }
    }

    @Test func `reading needs no token, but refuses a bad one; writing needs one`() async throws {
        try await TestCloud.run { cloud in
            for field in ["Bearer ", "Bearer", ""] {
                let answer = try await cloud.send(.GET, "/products", headers: ["authorization": field]).json
                #expect(answer.number("code") == 0)
            }
            let bad = try await cloud.send(.GET, "/products", headers: ["authorization": "Bearer bad"]).json
            #expect(bad.number("code") == 401)
            #expect(try await cloud.send(.POST, "/products", ["name": "x", "price": 1]).json.number("code") == 401)
            #expect(try await cloud.send(.PUT, "/products/1", ["price": 1]).json.number("code") == 401)
            #expect(try await cloud.send(.DELETE, "/products/1").json.number("code") == 401)
        }
    }

    @Test(
        arguments: [
            ["price": 1], ["name": "x"], ["name": "", "price": 1], ["name": "x", "price": -1], ["name": 3, "price": 1],
            ["name": "x", "price": "1"], ["name": "x", "price": 1, "stock": 1.5], ["name": "x", "price": 1e300],
        ] as [Value])
    func `a product that is none is refused with code 400`(body: Value) async throws {
        try await TestCloud.run { cloud in
            let header = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            let answer = try await cloud.send(.POST, "/products", body, headers: header)
            #expect(answer.status == 200)
            #expect(try answer.json.number("code") == 400)
        }
    }

    @Test func `the database's collection products is the same set, both ways`() async throws {
        try await TestCloud.run { cloud in
            let header = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            let total = try await cloud.send(.GET, "/products").json.number("total")
            let products = cloud.client("bob").database().collection("products")
            #expect(try await products.count() == total.map { Int($0) })
            let made = try await cloud.send(.POST, "/products", ["name": "新茶", "price": 1], headers: header).json
            let newest = try await products.orderBy("createTime", .desc).limit(1).get().first
            #expect(newest?["name"] == "新茶" && newest?["_id"] == made.number("id").map { .string(String(Int($0))) })
            let added = try await products.add(["name": "自己的", "price": 2, "createTime": 9e15])
            let first = try await cloud.send(.GET, "/products?size=1").json.list("list").first
            #expect(first?.text("name") == "自己的" && first?.member("id") == added)
            #expect(first?.member("_openid") == .undefined)
            // Each changes his own, and nobody another's.
            #expect(try await products.doc(added).update(["price": 3]) == 1)
            #expect(try await products.doc("1").update(["price": 3]) == 0)
            let path = "/products/\(added.toString())"
            #expect(try await cloud.send(.GET, path).json.number("price") == 3)
            #expect(try await cloud.send(.DELETE, path, headers: header).json.number("code") == 0)
            #expect(try await products.where(["name": "自己的"]).count() == 0)
        }
    }

    @Test func `a mini-program with products of its own sees those`() async throws {
        try await TestCloud.run { cloud in
            _ = try await cloud.bring(["database": ["products": "READONLY"]], seed: ["products": [["_id": "a"]]])
            #expect(try await cloud.client("ann").database().collection("products").count() == 1)
            #expect(try await cloud.client("ann", app: "other").database().collection("products").count() > 60)
            #expect((try await cloud.send(.GET, "/products").json.number("total") ?? 0) > 60)
        }
    }

    @Test func `an older folder's products stay, under their numbers`() async throws {
        let folder = try TemporaryFolder()
        let place = try CloudFolder(path: folder.path)
        try await ServerStore(place).database.write { database in
            let row = #"{"name":"旧的","price":5,"image":"/products/pictures/7.png","createTime":1}"#
            try database.execute(sql: "INSERT INTO product VALUES (7, ?, 1)", arguments: [row])
        }
        for _ in 0..<2 {
            try await TestCloud.run {
                $0.folder = place
            } _: { cloud in
                let old = try await cloud.send(.GET, "/products/7").json
                #expect(old.text("name") == "旧的")
                #expect(old.text("image") == cloud.url + "/products/pictures/7.png")
            }
        }
    }

    @Test func `failures on purpose`() async throws {
        let slept = Mutex<[Double]>([])
        try await TestCloud.run {
            $0.clock.sleep = { milliseconds, _ in slept.withLock { $0.append(milliseconds) } }
        } _: { cloud in
            #expect(try await cloud.send(.GET, "/products?fail=500").status == 500)
            #expect(try await cloud.send(.GET, "/anything?fail=503").status == 503)
            let code = try await cloud.send(.GET, "/products?code=403")
            #expect(code.status == 200)
            #expect(try code.json.number("code") == 403 && code.json.text("message") == "没有权限")
            #expect(try await cloud.send(.GET, "/products?delay=3000").json.number("code") == 0)
            #expect(slept.withLock { $0 } == [3000])
            #expect(try await cloud.send(.GET, "/products?fail=200").status == 400)
            #expect(try await cloud.send(.GET, "/products?delay=-1").status == 400)
        }
    }

    @Test func `a client that leaves during a delay, or reads nothing, does not hold the server`() async throws {
        try await TestCloud.run { cloud in
            for _ in 0..<50 {
                let client = try RawClient(port: cloud.server.port)
                client.write("GET /products?delay=100000 HTTP/1.1\r\nHost: x\r\n\r\n")
            }
            #expect(try await cloud.send(.GET, "/products").json.number("code") == 0)
        }
    }
}
