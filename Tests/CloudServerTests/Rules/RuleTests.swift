import CloudDatabase
import Testing
import Values

@testable import CloudServer

/// Security rules: what follows from a query, and what holds of data.
struct RuleTests {
    private static let documents: [String: ValueObject] = [
        "user.me": ["isManager": true], "user.you": ["isManager": false],
        "room.r": ["members": ["me", "x"], "owner": "me"], "shop.s": ["owner": "you", "managers": ["me"]],
        "pointer.p": ["to": "r"],
    ]

    private func judge(_ openid: String? = "me") -> RuleJudge {
        RuleJudge(openid: openid, now: 1000) { collection, id in Self.documents["\(collection).\(id.toString())"] }
    }

    private func rules(_ text: String) throws -> AccessRules { try AccessRules(["read": .string(text)]) }

    private func query(_ text: String) throws -> Query {
        try Wire(now: 1000, openid: "me").query(try WireText.parse(text))
    }

    @Test(arguments: [
        ("true", "{}", true), ("false", "{}", false), ("auth != null", "{}", true), ("auth.openid == 'me'", "{}", true),
        ("auth.openid in ['you', 'me']", "{}", true), ("!(auth.openid in ['you', 'me'])", "{}", false),
        ("doc._openid == auth.openid", "{}", false),
        ("doc._openid == auth.openid", #"{"_openid": "{openid}"}"#, true),
        ("auth.openid === doc._openid", #"{"_openid": "me", "a": 1}"#, true),
        ("doc._openid == auth.openid", #"{"_openid": "you"}"#, false),
        ("doc._openid == auth.openid", #"{"$or": [{"_openid": "me"}, {"a": 1}]}"#, false),
        ("doc._openid == auth.openid", #"{"$or": [{"_openid": "me", "b": 1}, {"_openid": "me"}]}"#, true),
        ("doc._openid == auth.openid", #"{"$nor": [{"_openid": {"$ne": "me"}}]}"#, false),
        ("doc.age > 10", #"{"age": {"$gt": 10}}"#, true), ("doc.age > 10", #"{"age": {"$gt": 8}}"#, false),
        ("doc.age > 10", #"{"age": {"$gte": 10}}"#, false), ("doc.age > 10", #"{"age": {"$gte": 11}}"#, true),
        ("doc.age >= 10", #"{"age": {"$gte": 10}}"#, true), ("doc.age >= 10", #"{"age": {"$gt": 10}}"#, true),
        ("doc.age < 10", #"{"age": {"$lt": 10}}"#, true), ("10 > doc.age", #"{"age": {"$lt": 10}}"#, true),
        ("doc.age > 10", #"{"age": {"$in": [11, 12]}}"#, true), ("doc.age > 10", #"{"age": {"$in": [9, 12]}}"#, false),
        ("doc.age > 10", #"{"age": 11}"#, true), ("doc.age > 10", #"{"age": {"$or": [11, {"$gt": 20}]}}"#, true),
        ("doc.age > 10 && doc.age < 20", #"{"age": {"$and": [{"$gt": 12}, {"$lt": 15}]}}"#, true),
        ("doc.age > 10 || doc.kind == 'x'", #"{"kind": "x"}"#, true),
        ("!(doc.age > 10)", #"{"age": {"$lte": 10}}"#, true), ("doc.age != 5", #"{"age": {"$gt": 5}}"#, true),
        ("doc.age != 5", #"{"age": {"$nin": [5, 6]}}"#, true), ("doc.age != 5", #"{"age": {"$ne": 5}}"#, true),
        ("doc.kind in ['a', 'b']", #"{"kind": "a"}"#, true),
        ("doc.kind in ['a', 'b']", #"{"kind": {"$in": ["a", "c"]}}"#, false),
        ("!(doc.kind in ['a', 'b'])", #"{"kind": {"$nin": ["a", "b", "c"]}}"#, true),
        ("auth.openid in doc.members", #"{"members": "me"}"#, true),
        ("auth.openid in doc.members", #"{"members": "you"}"#, false),
        ("auth.openid in doc.members", #"{"members": {"$all": ["me", "x"]}}"#, true),
        ("doc.withdrawn == false", #"{"withdrawn": false}"#, true), ("doc.withdrawn == false", "{}", false),
        ("doc.style.color == 'red'", #"{"style.color": "red"}"#, true),
        ("doc.favorites[0] == 'zzz'", #"{"favorites.0": "zzz"}"#, true),
        ("doc['kind'] == 'a'", #"{"kind": "a"}"#, true), ("doc.time < now", #"{"time": {"$lt": 900}}"#, true),
        ("auth.openid in get(`database.room.${doc._id}`).members", #"{"_id": "r"}"#, true),
        ("auth.openid in get(`database.room.${doc.\\_id}`).members", #"{"_id": "r"}"#, true),
        ("auth.openid in get(`database.room.${doc._id}`).members", #"{"_id": "none"}"#, false),
        ("auth.openid in get(`database.room.${doc._id}`).members", "{}", false),
        (
            "auth.openid in get(`database.room.${doc.room}`).members && doc.withdrawn == false",
            #"{"room": "r", "withdrawn": false}"#, true
        ),
        ("auth.openid in get(`database.room.${doc.room}`).members", #"{"room": {"$in": ["r"]}}"#, true),
        (
            "auth.openid == get(`database.shop.${doc.shopId}`).owner || auth.openid in get(`database.shop.${doc.shopId}`).managers",
            #"{"shopId": "s"}"#, true
        ),
        ("get(`database.user.${auth.openid}`).isManager", "{}", true),
        ("!get(`database.user.you`).isManager", "{}", true),
        ("get(`database.room.${get('database.pointer.p').to}`).owner == 'me'", "{}", true),
        ("get('database.user.none') == null", "{}", true), ("get('nonsense').x", "{}", false),
    ])
    func `A query is allowed when the rule follows from it`(rule: String, query: String, expected: Bool) async throws {
        let (verdict, decision) = try await judge().judge(
            .read, of: try self.query(query), in: "a", by: try rules(rule))
        #expect((verdict == .allowed) == expected, "\(rule) for \(query)")
        #expect(decision.isAllowed == expected && decision.rule == rule)
    }

    @Test(arguments: [
        ("doc.publisher == auth.openid", #"{"publisher": "me"}"#, true),
        ("doc.publisher == auth.openid", #"{"publisher": "you"}"#, false),
        ("doc.n > 1 && doc.n < 3", #"{"n": 2}"#, true), ("doc.tags[1] == 'b'", #"{"tags": ["a", "b"]}"#, true),
        ("doc.when < now", #"{"when": {"$date": 5}}"#, true), ("'b' in doc.tags", #"{"tags": ["a", "b"]}"#, true),
        ("!(doc.a == 1 || doc.b == 2)", "{}", true), ("doc.none.deeper == null", "{}", true),
        ("auth.openid in get(`database.room.${doc.room}`).members", #"{"room": "r"}"#, true),
        ("doc.n > '1'", #"{"n": 2}"#, false),
    ])
    func `New data is held to the create rule`(rule: String, text: String, expected: Bool) async throws {
        let data = try WireText.parse(text)
        let rules = try AccessRules(["create": .string(rule)])
        let (verdict, _) = try await judge().judge(.create, of: data, in: "a", by: rules)
        #expect((verdict == .allowed) == expected, "\(rule)")
        let (other, _) = try await judge().judge(.read, of: data, in: "a", by: rules)
        #expect(other == .denied, "what is not said is false")
    }

    @Test func `write stands for create, update and delete, which may be said apart`() async throws {
        let rules = try AccessRules(["write": true, "delete": false, "read": "auth == null"])
        for (operation, expected) in [
            (AccessRules.Operation.create, RuleJudge.Verdict.allowed), (.update, .allowed), (.delete, .denied),
            (.read, .denied),
        ] {
            #expect(try await judge().judge(operation, of: .all, in: "a", by: rules).0 == expected, "\(operation)")
        }
        #expect(try await judge(nil).judge(.read, of: .all, in: "a", by: rules).0 == .allowed)
    }

    @Test(arguments: [
        ("READONLY", "allowed allowed narrowed narrowed"), ("PRIVATE", "narrowed allowed narrowed narrowed"),
        ("ADMINWRITE", "allowed denied denied denied"), ("ADMINONLY", "denied denied denied denied"),
    ])
    func `The presets allow, narrow and deny`(name: String, expected: String) async throws {
        let rules = try AccessRules(.string(name))
        var verdicts: [String] = []
        for operation in AccessRules.Operation.allCases {
            verdicts.append("\(try await judge().judge(operation, of: .all, in: "a", by: rules).0)")
        }
        #expect(verdicts.joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("doc.", "expected the name of a member"), ("foo", "foo is not known here"), ("a ==", "a is not known here"),
        ("doc.a == ", "expected a value"), ("(true", "expected )"), ("true true", "unexpected true"),
        ("'open", "a text does not end"), ("`open ${doc.a", "a template does not end"), ("#", "unexpected #"),
        ("get('a') && get('b') && get('c') && get('d')", "an expression may have at most 3 get()"),
        ("get(get(get('a')))", "get() may be nested at most 2 deep"),
        (String(repeating: "(", count: 500), "the expression is nested too deep"),
        (String(repeating: "[", count: 100_000), "the expression is nested too deep"),
    ])
    func `A rule that means nothing is refused with a sentence`(text: String, message: String) {
        #expect(throws: RuleError.self) { try AccessRules(["read": .string(text)]) }
        do throws(RuleSyntaxError) {
            _ = try RuleParser.parse(text)
        } catch {
            #expect(error.message == message, "\(text.prefix(40))")
        }
    }

    @Test func `Random text never traps`() {
        var random = SystemRandomNumberGenerator()
        let pieces = "doc . a == ( ) 'x' `${ }` ! && || in [ ] 1.2.3 get( - é \\ now".split(separator: " ")
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            do throws(RuleSyntaxError) {
                #expect(try RuleParser.parse(text).getCount <= 3)
            } catch {
                #expect(error.column >= 1 && !error.message.isEmpty)
            }
        }
    }

    @Test func `Who asks without a login may not write by a preset`() async throws {
        #expect(try await judge(nil).judge(.create, of: .all, in: "a", by: .readableByAll).0 == .denied)
        #expect(try await judge(nil).judge(.read, of: .all, in: "a", by: .readableByAll).0 == .allowed)
        #expect(try await judge(nil).judge(.read, of: .all, in: "a", by: .creatorOnly).0 == .denied)
    }
}
