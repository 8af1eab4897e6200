import CloudClient
import CloudServer
import NIOHTTP1
import Testing
import Values

/// Who may do what: presets and rules, by operation and user, over the real server.
struct PermissionTests {
    /// What an operation comes to: a number or `!code`.
    private static func outcome(_ work: () async throws -> Int) async throws -> String {
        do {
            return "\(try await work())"
        } catch let error as CloudCallError {
            return "!\(error.code)"
        }
    }

    /// Every operation of a user on a document that "ann" has made, and one of the admin's: what each comes to.
    private static func outcomes(_ cloud: TestCloud, _ user: String, _ collection: String) async throws -> String {
        let all = cloud.client(user).database().collection(collection)
        let fresh: Value = ["_id": "anns", "_openid": "ann", "n": 0]
        _ = try await cloud.asAdmin(["action": "collection.remove", "collection": .string(collection), "query": [:]])
        for document in [fresh, ["_id": "admins", "n": 0]] {
            _ = try await cloud.asAdmin([
                "action": "collection.add", "collection": .string(collection), "data": document,
            ])
        }
        var results: [String] = []
        results.append("get " + (try await outcome { try await all.get().count }))
        results.append("count " + (try await outcome { try await all.count() }))
        results.append(
            "one " + (try await outcome { try await all.doc("anns").get().count }))
        results.append(
            "add "
                + (try await outcome {
                    try await all.add(["n": 1])
                    return 1
                }))
        results.append(
            "update "
                + (try await outcome {
                    try await all.doc("anns").update(["n": .command(.inc(1))])
                }))
        results.append(
            "many "
                + (try await outcome {
                    try await all.where(["n": ["$gte": 0]]).update(["m": 1])
                }))
        results.append(
            "set "
                + (try await outcome {
                    let result = try await all.doc("anns").set(["n": 5])
                    return result.updated * 10 + result.created
                }))
        results.append("remove " + (try await outcome { try await all.doc("anns").remove() }))
        results.append(
            "rest "
                + (try await outcome {
                    try await all.where(["n": ["$gte": 0]]).remove()
                }))
        return results.joined(separator: ", ")
    }

    @Test func `Presets and rules let each user do what is documented`() async throws {
        try await TestCloud.run { cloud in
            let own = "doc._openid == auth.openid"
            _ = try await cloud.bring([
                "database": [
                    "readonly": "READONLY", "private": "PRIVATE", "adminwrite": "ADMINWRITE",
                    "adminonly": "ADMINONLY", "open": ["read": true, "write": true],
                    "own": ["read": .string(own), "write": .string(own)], "closed": [:],
                ]
            ])
            let no = "!-502003"
            let nothing =
                "get \(no), count \(no), one \(no), add \(no), update \(no), many \(no), set \(no), remove \(no), rest \(no)"
            let ownRule = nothing.replacing("add \(no)", with: "add 1")
            let table: [(String, String, String)] = [
                ("readonly", "ann", "get 2, count 2, one 3, add 1, update 1, many 2, set 10, remove 1, rest 1"),
                ("readonly", "bob", "get 2, count 2, one 3, add 1, update 0, many 1, set 0, remove 0, rest 1"),
                ("private", "ann", "get 1, count 1, one 3, add 1, update 1, many 2, set 10, remove 1, rest 1"),
                ("private", "bob", "get 0, count 0, one !-1, add 1, update 0, many 1, set 0, remove 0, rest 1"),
                ("undeclared", "bob", "get 0, count 0, one !-1, add 1, update 0, many 1, set 0, remove 0, rest 1"),
                (
                    "adminwrite", "ann",
                    "get 2, count 2, one 3, add \(no), update \(no), many \(no), set \(no), remove \(no), rest \(no)"
                ),
                ("adminonly", "ann", nothing), ("closed", "ann", nothing),
                ("open", "bob", "get 2, count 2, one 3, add 1, update 1, many 3, set 10, remove 1, rest 2"),
                // A query must say itself that it wants one's own.
                ("own", "ann", ownRule), ("own", "bob", ownRule),
            ]
            for (collection, user, expected) in table {
                #expect(try await Self.outcomes(cloud, user, collection) == expected, "\(collection) \(user)")
            }
        }
    }

    @Test func `With rules a query that names its caller passes, by the word {openid} too`() async throws {
        try await TestCloud.run { cloud in
            let own = "doc._openid == auth.openid"
            _ = try await cloud.bring(["database": ["todos": ["read": .string(own), "write": .string(own)]]])
            let todos = cloud.client("ann").database().collection("todos")
            let id = try await todos.add(["title": "a", "by": "{openid}"])
            let mine = try await todos.where(["_id": id, "_openid": "{openid}"]).get()
            #expect(mine.map { $0["by"] } == ["ann"])
            #expect(try await todos.where(["_openid": "ann"]).update(["title": "b"]) == 1)
            #expect(try await todos.where(["_openid": "{openid}", "title": "b"]).remove() == 1)
        }
    }

    @Test func `Nobody but a function says who made a document`() async throws {
        try await TestCloud.run { cloud in
            let todos = cloud.client("ann").database().collection("todos")
            for work in [
                { try await todos.add(["_openid": "bob"]) },
                { .number(Double(try await todos.doc("x").update(["_openid": "b"]))) },
                {
                    .number(Double(try await todos.doc("x").update(["a": .command(.rename("_openid"))])))
                },
            ] as [() async throws -> Value] {
                let error = await #expect(throws: CloudCallError.self) { try await work() }
                #expect(error?.code == -501007 && error?.message.contains("_openid") == true)
            }
            let id = try await todos.add(["a": 1])
            #expect(try await todos.doc(id).get()["_openid"] == "ann")
        }
    }

    @Test func `A decision says which rule saw which values`() async throws {
        try await TestCloud.run { cloud in
            _ = try await cloud.bring([
                "database": ["user": "PRIVATE", "log": ["read": "get(`database.user.${auth.openid}`).isManager"]]
            ])
            _ = try await cloud.asAdmin([
                "action": "collection.add", "collection": "user", "data": ["_id": "ann", "isManager": true],
            ])
            let answer = try await cloud.client("ann").send(
                .database, ["action": "collection.get", "collection": "log"])
            let decision = try #require(answer.decision)
            #expect(decision.member("rule") == "get(`database.user.${auth.openid}`).isManager")
            #expect(decision.member("allowed") == true && decision.member("operation") == "read")
            #expect(decision.member("values").member("get(database.user.ann)").member("isManager") == true)
            let error = await #expect(throws: CloudCallError.self) {
                try await cloud.client("bob").send(.database, ["action": "collection.get", "collection": "log"])
            }
            #expect(error?.code == -502003 && error?.decision?.member("allowed") == false)
        }
    }

    @Test func `Mini-programs and environments do not see one another`() async throws {
        try await TestCloud.run { cloud in
            try await cloud.client("ann").database().collection("a").doc("x").set(["n": 1])
            for client in [cloud.client("ann", app: "other"), cloud.client("ann", env: "test")] {
                #expect(try await client.database().collection("a").count() == 0)
            }
            #expect(try await cloud.client("ann").database().collection("a").count() == 1)
        }
    }

    @Test func `A client gets 20 documents at most, a function 1000`() async throws {
        try await TestCloud.run { cloud in
            let list = Value.array((0..<1100).map { ["_openid": "ann", "n": .number(Double($0))] })
            let added = try await cloud.asAdmin(["action": "collection.add", "collection": "a", "data": list])
            guard case .array(let ids) = added.member("result").member("_ids") else {
                Issue.record("\(added)")
                return
            }
            #expect(ids.count == 1100)
            let all = cloud.client("ann").database().collection("a")
            #expect(try await all.get().count == 20)
            #expect(try await all.limit(500).get().count == 20)
            #expect(
                try await all.limit(5).skip(3).orderBy("n", .desc).get().map { $0["n"] } == [
                    1096, 1095, 1094, 1093, 1092,
                ])
            for (limit, count) in [(nil, 100), (500, 500), (5000, 1000)] as [(Double?, Int)] {
                let found = try await cloud.asAdmin([
                    "action": "collection.get", "collection": "a", "limit": limit.map { .number($0) } ?? .null,
                ])
                guard case .array(let documents) = found.member("result").member("data") else { continue }
                #expect(documents.count == count)
            }
        }
    }

    @Test func `A write whose request comes twice happens once`() async throws {
        try await TestCloud.run { cloud in
            let ann = cloud.client("ann"), bob = cloud.client("bob")
            let add: ValueObject = [
                "action": "collection.add", "collection": "a", "request": "r1", "data": ["n": 1],
            ]
            let one = try await ann.send(.database, add).result
            #expect(try await ann.send(.database, add).result == one)
            #expect(try await bob.send(.database, add).result != one, "another user's request is another")
            #expect(try await ann.database().collection("a").count() == 1)
        }
    }

    @Test func `What an app brings is taken once for each state of its files`() async throws {
        try await TestCloud.run { cloud in
            let seed: Value = ["goods": [["_id": "1", "at": ["$date": 5]]]]
            #expect(
                try await cloud.bring(["database": ["goods": "ADMINWRITE"]], seed: seed).member("result").member(
                    "changed") == true)
            #expect(
                try await cloud.bring(["database": ["goods": "ADMINONLY"]], seed: seed).member("result").member(
                    "changed") == false)
            let goods = cloud.client("ann").database().collection("goods")
            #expect(try await goods.doc("1").get()["at"] == .date(5))
            #expect(
                try await cloud.bring(["database": ["goods": "ADMINONLY"]], hash: "2").member("result").member(
                    "changed") == true)
            let error = await #expect(throws: CloudCallError.self) { try await goods.get() }
            #expect(error?.code == -502003)
            let wrong = try await cloud.bring(["database": ["goods": ["read": "doc."]]], hash: "3")
            #expect(
                wrong.member("error").member("message").toString()
                    == "database.goods: the rule of \"read\" at column 5: expected the name of a member")
        }
    }

    @Test func `Without a token nothing is answered; without sense nothing breaks`() async throws {
        try await TestCloud.run { cloud in
            let none = try await cloud.send(.POST, "/cloud/database", ["action": "collection.get"])
            #expect(try none.json.member("code") == 401)
            let stranger = try await cloud.send(.POST, "/cloud/app", [:])
            #expect(stranger.status == 403)
            let ann = cloud.client("ann")
            for body in [
                [:], ["action": "nonsense"], ["action": "collection.get"],
                ["action": "collection.get", "collection": 5],
                ["action": "collection.get", "collection": "a", "query": "x"],
                ["action": "collection.get", "collection": "a", "limit": -1],
                ["action": "collection.get", "collection": "a", "skip": 1e300],
                ["action": "collection.get", "collection": "a", "order": "x"],
                ["action": "collection.add", "collection": "a", "data": [1]],
                ["action": "document.get", "collection": "a", "id": [:]],
                ["action": "document.update", "collection": "a", "id": "x", "update": [:]],
                ["action": "collection.aggregate", "collection": "a"],
                ["action": "createCollection", "collection": "a"],
            ] as [ValueObject] {
                let error = await #expect(throws: CloudCallError.self) { try await ann.send(.database, body) }
                #expect((error?.code ?? 0) < 0 && error?.message.isEmpty == false, "\(body)")
            }
        }
    }
}
