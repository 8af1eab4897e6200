import Bridge
import LogicFixture
import Testing
import Values

/// wx.cloud as a program sees it, over a cloud that only listens.
struct CloudPreludeTests {
    /// Runs statements that know `db`, `_` and `todos`, and gives the console and what was asked.
    private func run(_ source: String, isInitialised: Bool = true, _ cloud: FakeCloud = FakeCloud()) -> [String] {
        let setUp =
            isInitialised
            ? "wx.cloud.init({ env: 'e' }); var db = wx.cloud.database(), _ = db.command, todos = db.collection('todos');"
            : ""
        let app = LogicFixture(["pages/index.js": "Page({})"], functions: cloud.functions).start()
        app.evaluate(setUp + source)
        app.settle()
        #expect(app.faults.isEmpty, "\(app.faults)")
        return app.console
    }

    /// The request that one expression makes, without its action, environment and collection.
    private func request(_ source: String) throws -> String {
        let cloud = FakeCloud()
        let console = run("\(source).catch((error) => console.log(error.errMsg))", cloud)
        #expect(console.isEmpty, "\(source)")
        var options = try #require(cloud.calls.last?.options)
        #expect(options["env"] == "e")
        for key in ["action", "env", "collection"] { options.remove(key) }
        return JSON.string(.object(options)) ?? ""
    }

    @Test(arguments: [
        ("{ done: false }", #"{"done":{"$eq":false}}"#),
        ("{ a: null, b: undefined }", #"{"a":{"$eq":null}}"#),
        ("{ style: { color: 'red', size: _.gt(1) } }", #"{"style.color":{"$eq":"red"},"style.size":{"$gt":1}}"#),
        ("{ tags: ['a', 'b'], empty: {} }", #"{"tags":{"$eq":["a","b"]},"empty":{"$eq":{}}}"#),
        ("{ n: _.gt(1).and(_.lt(5)) }", #"{"$and":[{"n":{"$gt":1}},{"n":{"$lt":5}}]}"#),
        ("{ n: _.gt(50).lt(100) }", #"{"$and":[{"n":{"$gt":50}},{"n":{"$lt":100}}]}"#),
        ("{ n: _.eq(0).or(_.eq(100)) }", #"{"$or":[{"n":{"$eq":0}},{"n":{"$eq":100}}]}"#),
        ("{ n: _.or([_.gt(80), 3]) }", #"{"$or":[{"n":{"$gt":80}},{"n":{"$eq":3}}]}"#),
        ("{ n: _.nor(_.gt(80), _.lt(3)) }", #"{"$nor":[{"n":{"$gt":80}},{"n":{"$lt":3}}]}"#),
        ("{ n: _.not(_.eq(1)) }", #"{"$nor":[{"n":{"$eq":1}}]}"#),
        (
            "{ n: _.or(1, 2), m: _.or(3, 4) }",
            #"{"$and":[{"$or":[{"n":{"$eq":1}},{"n":{"$eq":2}}]},{"$or":[{"m":{"$eq":3}},{"m":{"$eq":4}}]}]}"#
        ),
        ("_.or([{ a: 1 }, { b: _.gte(2) }])", #"{"$or":[{"a":{"$eq":1}},{"b":{"$gte":2}}]}"#),
        (
            "_.or({ a: 1 }, { b: 2 }).and({ c: 3 })",
            #"{"$and":[{"$or":[{"a":{"$eq":1}},{"b":{"$eq":2}}]},{"c":{"$eq":3}}]}"#
        ),
        (
            "{ a: _.neq(1), b: _.lte(2), c: _.nin([1]), d: _.in(['x']) }",
            #"{"a":{"$ne":1},"b":{"$lte":2},"c":{"$nin":[1]},"d":{"$in":["x"]}}"#
        ),
        (
            "{ a: _.exists(true), b: _.size(2), c: _.mod(10, 1), d: _.mod([4, 0]) }",
            #"{"a":{"$exists":true},"b":{"$size":2},"c":{"$mod":[10,1]},"d":{"$mod":[4,0]}}"#
        ),
        (
            "{ t: _.all(['a', 'b']), p: _.elemMatch({ score: _.gt(1), kind: 'x' }) }",
            #"{"t":{"$all":["a","b"]},"p":{"$elemMatch":{"score":{"$gt":1},"kind":{"$eq":"x"}}}}"#
        ),
        (
            "{ s: _.elemMatch(_.gte(80).lt(85)), o: _.eq({ b: 1 }) }",
            #"{"s":{"$elemMatch":{"$gte":80,"$lt":85}},"o":{"$eq":{"b":1}}}"#
        ),
        (
            "{ t: /学习/i, u: db.RegExp({ regexp: 'a.b', options: 's' }), v: new db.RegExp({ regexp: 'x' }) }",
            #"{"t":{"$regex":"学习","$options":"i"},"u":{"$regex":"a.b","$options":"s"},"v":{"$regex":"x","$options":""}}"#
        ),
        (
            "{ t: new Date(5), u: _.lt(db.serverDate({ offset: 60 })) }",
            #"{"t":{"$eq":"1970-01-01T00:00:00.005Z"},"u":{"$lt":{"$serverDate":{"offset":60}}}}"#
        ),
        (
            "{ at: _.geoNear({ geometry: db.Geo.Point(113, 23), maxDistance: 5 }) }",
            #"{"at":{"$nearSphere":{"$geometry":{"type":"Point","coordinates":[113,23]},"$maxDistance":5}}}"#
        ),
    ])
    func `Conditions are written down as the official meaning says`(condition: String, expected: String) throws {
        #expect(try request("todos.where(\(condition)).get()") == #"{"query":\#(expected),"limit":20}"#)
    }

    @Test(arguments: [
        ("{ done: true, at: db.serverDate() }", #"{"done":{"$set":true},"at":{"$set":{"$serverDate":{"offset":0}}}}"#),
        ("{ style: { color: 'blue', big: undefined } }", #"{"style.color":{"$set":"blue"}}"#),
        (
            "{ style: _.set({ color: 'blue' }), gone: _.remove() }",
            #"{"style":{"$set":{"color":"blue"}},"gone":{"$remove":true}}"#
        ),
        ("{ tags: _.push(['new-tag']) }", #"{"tags":{"$push":{"$each":["new-tag"]}}}"#),
        ("{ tags: _.push('a', 'b') }", #"{"tags":{"$push":{"$each":["a","b"]}}}"#),
        (
            "{ t: _.push({ each: [1], position: 1, sort: { w: -1 }, slice: -2 }) }",
            #"{"t":{"$push":{"$each":[1],"$position":1,"$slice":-2,"$sort":{"w":-1}}}}"#
        ),
        (
            "{ a: _.pop(), b: _.shift(), c: _.unshift([1, 2]), d: _.unshift(3) }",
            #"{"a":{"$pop":true},"b":{"$shift":true},"c":{"$unshift":[1,2]},"d":{"$unshift":[3]}}"#
        ),
        (
            "{ a: _.addToSet(1), b: _.addToSet({ each: [1, 2] }), c: _.addToSet({ $each: [3] }) }",
            #"{"a":{"$addToSet":{"$each":[1]}},"b":{"$addToSet":{"$each":[1,2]}},"c":{"$addToSet":{"$each":[3]}}}"#
        ),
        (
            "{ a: _.pull('x'), b: _.pull(_.in([1])), c: _.pull({ n: _.gt(3) }), d: _.pullAll([1, 2]) }",
            #"{"a":{"$pull":{"$eq":"x"}},"b":{"$pull":{"$in":[1]}},"c":{"$pull":{"n":{"$gt":3}}},"d":{"$pullAll":[1,2]}}"#
        ),
        (
            "{ a: _.inc(1), b: _.mul(2), c: _.min(3), d: _.max(4), e: _.rename('f') }",
            #"{"a":{"$inc":1},"b":{"$mul":2},"c":{"$min":3},"d":{"$max":4},"e":{"$rename":"f"}}"#
        ),
        (
            "{ p: db.Geo.Point(1, 2), list: [undefined, { a: undefined, b: 1 }], 'x.y': 1 }",
            #"{"p":{"$set":{"type":"Point","coordinates":[1,2]}},"list":{"$set":[null,{"b":1}]},"x.y":{"$set":1}}"#
        ),
    ])
    func `Updates are written down as the official meaning says`(data: String, expected: String) throws {
        #expect(try request("todos.doc('d').update({ data: \(data) })") == #"{"id":"d","update":\#(expected)}"#)
    }

    @Test func `A query carries its order, place, size and fields; a get brings at most 20`() throws {
        #expect(
            try request(
                "todos.orderBy('a', 'desc').orderBy('b', 'asc').skip(3).limit(50).field({ a: true, b: 0 }).get()")
                == #"{"order":[["a","desc"],["b","asc"]],"skip":3,"limit":20,"projection":{"a":1,"b":0}}"#)
        #expect(try request("todos.limit(5).get()") == #"{"limit":5}"#)
        #expect(try request("todos.limit(0).get()") == #"{"limit":20}"#)
        #expect(try request("todos.where({ a: 1 }).limit(3).count()") == #"{"query":{"a":{"$eq":1}}}"#)
        #expect(try request("todos.where({ a: 1 }).remove()") == #"{"query":{"a":{"$eq":1}}}"#)
        #expect(try request("todos.doc(5).get()") == #"{"id":5}"#)
        #expect(
            try request("todos.add({ data: { a: 1, when: db.serverDate() } })")
                == #"{"data":{"a":1,"when":{"$serverDate":{"offset":0}}}}"#)
        #expect(try request("todos.doc('x').set({ data: { a: { b: 1 } } })") == #"{"id":"x","data":{"a":{"b":1}}}"#)
        #expect(try request("todos.doc('x').remove()") == #"{"id":"x"}"#)
    }

    @Test func `A reference is never changed by its methods`() throws {
        let cloud = FakeCloud()
        _ = run("const q = todos.where({ a: 1 }); q.limit(2); q.where({ b: 1 }).get(); q.get()", cloud)
        #expect(cloud.lines.dropFirst().map { $0.contains("\"b\"") } == [true, false])
        #expect(cloud.lines.allSatisfy { !$0.contains("\"limit\":2,") })
    }

    @Test(arguments: [
        ("db.collection()", "parameter.collectionName should be string instead of undefined;"),
        ("todos.doc()", "parameter.docId should be string or number instead of undefined;"),
        ("todos.where(1)", "parameter.query should be object instead of number;"),
        ("todos.where({ a: undefined })", "condition of a query can not be all undefined"),
        ("todos.where({ a: _.inc(1) })", "command inc can not be used in a query"),
        ("todos.orderBy('a', 'up')", "parameter.order should be asc or desc"),
        ("todos.limit(-1)", "parameter.limit should be a non-negative integer instead of -1;"),
        ("todos.skip('1')", "parameter.offset should be number instead of string;"),
        ("_.in(1)", "parameter.in should be array instead of number;"),
        ("db.Geo.Point(200, 1)", "longitude should be a number ranges from -180 to 180"),
        ("db.RegExp({ regexp: 'a', options: 'g' })", "regexp option \"g\" is not supported; use i, m and s"),
        ("todos.watch({ onChange() {} })", "parameter.onError should be function instead of undefined;"),
        ("todos.limit(300).watch({ onChange() {}, onError() {} })", "watch limit should not be larger than 200"),
        ("todos.field({ a: 1 }).watch({ onChange() {}, onError() {} })", "watch does not support field"),
        ("(() => { const o = {}; o.o = o; todos.where({ a: o }) })()", "cannot encode a circular structure"),
    ])
    func `A mistake in building a query is thrown`(source: String, message: String) {
        #expect(run("try { \(source); console.log('no') } catch (e) { console.log(e.message) }") == ["log \(message)"])
    }

    @Test(arguments: [
        ("todos.add({})", "collection.add:fail parameter.data should be object instead of undefined;"),
        ("todos.add()", "collection.add:fail parameter.data should be object instead of undefined;"),
        ("todos.add({ data: 5 })", "collection.add:fail parameter.data should be object instead of number;"),
        ("todos.doc('a').update({ data: {} })", "document.update:fail options.data must not be empty"),
        ("todos.doc('a').update({ data: { _id: 1 } })", "document.update:fail can not update _id"),
        ("todos.doc('a').set({ data: { a: _.inc(1) } })", "document.set:fail update operator complicit"),
        ("todos.doc('a').set({ data: { a: { b: _.inc(1) } } })", "document.set:fail update operator complicit"),
        ("todos.remove()", "collection.remove:fail collection.remove should come after where"),
        ("wx.cloud.callFunction({})", "cloud.callFunction:fail parameter.name should be string instead of undefined;"),
        ("wx.cloud.callFunction()", "cloud.callFunction:fail parameter.name should be string instead of undefined;"),
        ("wx.cloud.callFunction('f')", "cloud.callFunction:fail parameter should be object instead of string;"),
        (
            "wx.cloud.uploadFile({ cloudPath: '/a', filePath: 'b' })",
            "cloud.uploadFile:fail -503001 storage request fail. parameter.cloudPath should not start with /;"
        ),
        (
            "wx.cloud.getTempFileURL({ fileList: Array(51).fill('x') })",
            "cloud.getTempFileURL:fail -501007 invalid parameters. parameter.fileList should have at most 50 items;"
        ),
        ("wx.cloud.callContainer({ path: '/' })", "cloud.callContainer:fail not supported"),
    ])
    func `A mistake in a call fails it, as a promise and as a callback`(source: String, message: String) {
        let call = source.dropLast()
        let isEmpty = call.hasSuffix("(")
        #expect(
            run("\(source).catch((e) => console.log(e instanceof Error, e.errMsg === e.message, e.errMsg))")
                == ["log true true \(message)"])
        guard call.hasSuffix("})") || call.hasSuffix("}") || isEmpty else { return }
        let separator = isEmpty ? "" : ", "
        let body = isEmpty ? "" : String(call.drop { $0 != "{" }.dropFirst().dropLast())
        let head = isEmpty ? String(call) : String(call.prefix { $0 != "{" })
        let given = body.isEmpty ? "" : body + separator
        #expect(
            run("console.log(\(head){ \(given)fail(e) { console.log(e.errMsg) } }))")
                == ["log undefined", "log \(message)"] || call.contains("uploadFile"))
    }

    @Test func `Results come to promises and callbacks alike, with errMsg`() throws {
        let cloud = FakeCloud()
        cloud.answers["collection.add"] = .success(["_id": "x"])
        cloud.answers["document.get"] = .success(["data": ["_id": "x", "at": .date(5)]])
        #expect(
            run(
                """
                todos.add({ data: {} }).then((r) => console.log(JSON.stringify(r)));
                todos.doc('x').get({ success(r) { console.log(r.errMsg, r.data.at instanceof Date) }, complete(r) { console.log('over') } })
                """, cloud) == [
                    #"log {"_id":"x","errMsg":"collection.add:ok"}"#, "log document.get:ok true", "log over",
                ])
    }

    @Test func `A failure of the cloud is told in the SDK's words`() throws {
        let cloud = FakeCloud()
        cloud.answers["collection.get"] = .failure(
            HostError("[ResourceNotFound] Db or Table not exist: todos.", errCode: -502005))
        cloud.answers["document.get"] = .failure(HostError("cannot find document with _id x", errCode: -1))
        cloud.answers["callFunction"] = .failure(
            HostError("FunctionName parameter could not be found.", errCode: -501000))
        #expect(
            run(
                """
                todos.get().catch((e) => console.log(e.errCode, e.errMsg));
                todos.doc('x').get().catch((e) => console.log(e.errCode, e.errMsg));
                wx.cloud.callFunction({ name: 'f' }).catch((e) => console.log(e.errCode, e.errMsg));
                """, cloud) == [
                    "log -502005 collection.get:fail -502005 database collection not exists. [ResourceNotFound] Db or Table not exist: todos.",
                    "log -1 document.get:fail cannot find document with _id x",
                    "log -501000 cloud.callFunction:fail Error: errCode: -501000  | errMsg: FunctionName parameter could not be found.",
                ])
    }

    @Test func `Before init every call says what to do`() {
        let message = "Cloud API isn't enabled, please call wx.cloud.init first"
        #expect(
            run(
                """
                try { wx.cloud.database() } catch (e) { console.log(e.message) }
                wx.cloud.callFunction({ name: 'f' }).catch((e) => console.log(e.errMsg))
                """, isInitialised: false) == ["log \(message)", "log cloud.callFunction:fail \(message)"])
    }

    @Test func `init counts once; each service may have its own environment; a Cloud has one for all`() async throws {
        let cloud = FakeCloud()
        _ = run(
            """
            wx.cloud.init({ env: { database: 'd', functions: 'f', storage: 's' }, traceUser: false });
            wx.cloud.init({ env: 'other' });
            wx.cloud.database().collection('a').get(); wx.cloud.callFunction({ name: 'x' });
            wx.cloud.callFunction({ name: 'x', config: { env: 'own' } });
            wx.cloud.deleteFile({ fileList: ['cloud://a'] });
            wx.cloud.database({ env: 'test' }).collection('a').get();
            const c = new wx.cloud.Cloud({ resourceEnv: 'r' });
            c.init().then(() => { c.database().collection('a').get(); c.callFunction({ name: 'x' }) })
            """, isInitialised: false, cloud)
        #expect(cloud.calls.compactMap { $0.options["env"] } == ["d", "f", "own", "s", "test", "r", "r"])
        #expect(cloud.lines.first == #"init {"envs":{"database":"d","functions":"f","storage":"s"},"traceUser":false}"#)
    }

    @Test func `A call's data is JSON, buffers and all`() throws {
        let cloud = FakeCloud()
        _ = run(
            "wx.cloud.callFunction({ name: 'f', data: { d: new Date(0), b: new Uint8Array([1, 2]).buffer, u: undefined, i: wx.cloud.CloudID('c'), l: wx.cloud.CDN('text') } })",
            cloud)
        #expect(
            cloud.lines.last
                == #"callFunction {"env":"e","name":"f","slow":false,"data":{"d":"1970-01-01T00:00:00.000Z","b":{"type":"Buffer","data":[1,2]},"i":{"$cloudID":"c"},"l":{"$cdn":0}},"parts":["text"]}"#
        )
    }
}
