import Testing
import Values

@testable import CloudDatabase

/// Every operator as its page of the official documentation (SDK 文档, 数据库, Command) uses it: documents of the kind that the page
/// speaks of, the call in the page's own form, and what the page says comes of it.
@Suite struct `Operators as the documentation uses them` {
    /// A page's title, the documents, what `where` is given, and which of the documents (by their place) are found.
    struct Question: Sendable, CustomTestStringConvertible {
        var page: String
        var documents: [String]
        var query: String
        var found: [Int]

        init(_ page: String, _ documents: [String], _ query: String, _ found: [Int]) {
            (self.page, self.documents, self.query, self.found) = (page, documents, query, found)
        }

        var testDescription: String { "\(page): \(query)" }
    }

    /// A page's title, a document, what `update` is given as data, and the document after it.
    struct Change: Sendable, CustomTestStringConvertible {
        var page: String
        var before: String
        var data: String
        var after: String

        init(_ page: String, _ before: String, _ data: String, _ after: String) {
            (self.page, self.before, self.data, self.after) = (page, before, data, after)
        }

        var testDescription: String { "\(page): \(data)" }
    }

    private static let progress = [
        #"{"progress": 0}"#, #"{"progress": 10}"#, #"{"progress": 50}"#, #"{"progress": 90}"#, #"{"progress": 100}"#,
        #"{"done": true}"#,
    ]
    private static let tags = [
        #"{"tags": ["cloud", "database"]}"#, #"{"tags": ["cloud"]}"#, #"{"tags": ["a", "database", "cloud"]}"#,
        #"{"tags": []}"#, #"{}"#,
    ]
    private static let places = [
        #"{"places": [{"type": "garden", "area": 300, "age": 1}, {"type": "theatre", "area": 50, "age": 15}]}"#,
        #"{"places": [{"type": "garden", "area": 300, "age": 9}, {"type": "theatre", "area": 50, "age": 1}]}"#,
    ]
    private static let scores = [#"{"scores": [60, 80, 90]}"#, #"{"scores": [60, 80, 100]}"#, #"{"scores": 90}"#]
    private static let todos = [
        #"{"progress": 10, "tags": ["cloud"]}"#, #"{"progress": 50, "tags": ["miniprogram"]}"#,
        #"{"progress": 50, "tags": ["cloud"]}"#, #"{"progress": 90}"#, #"{"tags": ["cloud"]}"#, #"{"done": true}"#,
    ]

    static let questions: [Question] = [
        Question("Command.eq", progress, "{progress: _.eq(50)}", [2]),
        Question("Command.eq", progress, "{progress: 50}", [2]),
        Question("Command.neq", progress, "{progress: _.neq(50)}", [0, 1, 3, 4, 5]),
        Question("Command.gt", progress, "{progress: _.gt(50)}", [3, 4]),
        Question("Command.gte", progress, "{progress: _.gte(50)}", [2, 3, 4]),
        Question("Command.lt", progress, "{progress: _.lt(50)}", [0, 1]),
        Question("Command.lte", progress, "{progress: _.lte(50)}", [0, 1, 2]),
        Question("Command.in", progress, "{progress: _.in([0, 100])}", [0, 4]),
        Question("Command.nin", progress, "{progress: _.nin([0, 100])}", [1, 2, 3, 5]),
        Question("Command.exists", progress, "{progress: _.exists(true)}", [0, 1, 2, 3, 4]),
        Question("Command.exists", progress, "{progress: _.exists(false)}", [5]),
        Question("Command.mod", progress + [#"{"progress": 55}"#], "{progress: _.mod(10, 0)}", [0, 1, 2, 3, 4]),
        Question("Command.all", tags, "{tags: _.all(['cloud', 'database'])}", [0, 2]),
        Question("Command.size", tags, "{tags: _.size(2)}", [0]),
        Question("Command.elemMatch", places, "{places: _.elemMatch({area: _.gt(100), age: _.lt(2)})}", [0]),
        Question("Command.elemMatch", places, "{places: {area: _.gt(100), age: _.lt(2)}}", [0, 1]),
        Question("Command.elemMatch", scores, "{scores: _.elemMatch(_.gt(80).lt(100))}", [0]),
        Question("Command.and", progress, "{progress: _.gt(0).and(_.lt(100))}", [1, 2, 3]),
        Question("Command.and", progress, "{progress: _.and(_.gt(0), _.lt(100))}", [1, 2, 3]),
        Question("Command.and", progress, "{progress: _.and([_.gt(0), _.lt(100)])}", [1, 2, 3]),
        Question(
            "Command.and", todos, "_.and([_.or({progress: _.lt(20)}, {progress: _.gt(80)}), {tags: 'cloud'}])", [0]),
        Question("Command.or", progress, "{progress: _.gt(80).or(_.lt(20))}", [0, 1, 3, 4]),
        Question("Command.or", progress, "{progress: _.or(_.gt(80), _.lt(20))}", [0, 1, 3, 4]),
        Question("Command.or", progress, "{progress: _.or([_.gt(80), _.lt(20)])}", [0, 1, 3, 4]),
        Question("Command.or", progress, "_.or([{progress: _.gt(80)}, {done: true}])", [3, 4, 5]),
        Question("Command.nor", progress, "{progress: _.nor([_.lt(20), _.gt(80)])}", [2, 5]),
        Question("Command.nor", progress, "{progress: _.exists(true).nor([_.lt(20), _.gt(80)])}", [2]),
        Question("Command.nor", progress, "{progress: _.exists(true).and(_.nor([_.lt(20), _.gt(80)]))}", [2]),
        Question("Command.nor", todos, "_.nor([{progress: _.lt(20)}, {tags: 'miniprogram'}])", [2, 3, 4, 5]),
        Question(
            "Command.nor", todos,
            "_.nor([{progress: _.lt(20)}, {tags: 'miniprogram'}]).and({progress: _.exists(true), tags: _.exists(true)})",
            [2]),
        Question("Command.not", progress, "{progress: _.not(_.eq(100))}", [0, 1, 2, 3, 5]),
        Question("Command.not", progress, "{progress: _.not(_.or([_.lt(50), _.eq(100)]))}", [2, 3, 5]),
        Question(
            "Database.RegExp", [#"{"description": "Mini-Program"}"#, #"{"description": "other"}"#],
            "{description: db.RegExp({regexp: 'miniprogram|mini-program', options: 'i'})}", [0]),
        Question(
            "Database.RegExp", [#"{"description": "Mini-Program"}"#, #"{"description": "miniprogram"}"#],
            "{description: /^miniprogram/}", [1]),
    ]

    static let changes: [Change] = [
        Change(
            "Command.set", #"{"style": {"color": "blue", "size": 2}}"#, "{style: _.set({color: 'red'})}",
            #"{"style": {"color": "red"}}"#),
        Change(
            "Command.set", #"{"style": {"color": "blue", "size": 2}}"#, "{style: {color: 'red'}}",
            #"{"style": {"color": "red", "size": 2}}"#),
        Change("Command.remove", #"{"style": {"color": "red"}, "n": 1}"#, "{style: _.remove()}", #"{"n": 1}"#),
        Change("Command.inc", #"{"progress": 5}"#, "{progress: _.inc(10)}", #"{"progress": 15}"#),
        Change("Command.mul", #"{"progress": 5}"#, "{progress: _.mul(10)}", #"{"progress": 50}"#),
        Change("Command.min", #"{"progress": 70}"#, "{progress: _.min(50)}", #"{"progress": 50}"#),
        Change("Command.min", #"{"progress": 30}"#, "{progress: _.min(50)}", #"{"progress": 30}"#),
        Change("Command.max", #"{"progress": 30}"#, "{progress: _.max(50)}", #"{"progress": 50}"#),
        Change("Command.max", #"{"progress": 70}"#, "{progress: _.max(50)}", #"{"progress": 70}"#),
        Change(
            "Command.rename", #"{"progress": 1}"#, "{progress: _.rename('totalProgress')}", #"{"totalProgress": 1}"#),
        Change(
            "Command.rename", #"{"someObject": {"someField": 1}}"#,
            "{someObject: {someField: _.rename('someObject.renamedField')}}", #"{"someObject": {"renamedField": 1}}"#),
        Change(
            "Command.rename", #"{"someObject": {"someField": 1}}"#,
            "{'someObject.someField': _.rename('someObject.renamedField')}", #"{"someObject": {"renamedField": 1}}"#),
        Change("Command.bit", #"{"n": 13}"#, "{n: _.bit({and: 10})}", #"{"n": 8}"#),
        Change(
            "Command.push", #"{"tags": ["a"]}"#, "{tags: _.push(['mini-program', 'cloud'])}",
            #"{"tags": ["a", "mini-program", "cloud"]}"#),
        Change(
            "Command.push", #"{"tags": ["a", "b"]}"#, "{tags: _.push({each: ['mini-program', 'cloud'], position: 1})}",
            #"{"tags": ["a", "mini-program", "cloud", "b"]}"#),
        // The page's own words: -1 is the last but one.
        Change(
            "Command.push", #"{"tags": ["a", "b"]}"#, "{tags: _.push({each: ['x'], position: -1})}",
            #"{"tags": ["a", "x", "b"]}"#),
        Change(
            "Command.push", #"{"tags": ["m"]}"#, "{tags: _.push({each: ['z', 'b'], sort: 1})}",
            #"{"tags": ["b", "m", "z"]}"#),
        Change(
            "Command.push", #"{"tags": [{"name": "x", "weight": 5}]}"#,
            "{tags: _.push({each: [{name: 'y', weight: 8}, {name: 'z', weight: 2}], sort: {weight: -1}})}",
            #"{"tags": [{"name": "y", "weight": 8}, {"name": "x", "weight": 5}, {"name": "z", "weight": 2}]}"#),
        Change(
            "Command.push", #"{"tags": ["a", "b"]}"#, "{tags: _.push({each: ['c'], slice: -2})}",
            #"{"tags": ["b", "c"]}"#),
        Change("Command.push", #"{"tags": ["a"]}"#, "{tags: _.push({each: ['c'], slice: 0})}", #"{"tags": []}"#),
        Change("Command.pop", #"{"tags": ["a", "b"]}"#, "{tags: _.pop()}", #"{"tags": ["a"]}"#),
        Change("Command.shift", #"{"tags": ["a", "b"]}"#, "{tags: _.shift()}", #"{"tags": ["b"]}"#),
        Change(
            "Command.unshift", #"{"tags": ["a"]}"#, "{tags: _.unshift(['mini-program', 'cloud'])}",
            #"{"tags": ["mini-program", "cloud", "a"]}"#),
        Change(
            "Command.addToSet", #"{"tags": ["a"]}"#, "{tags: _.addToSet('database')}", #"{"tags": ["a", "database"]}"#),
        Change(
            "Command.addToSet", #"{"tags": ["database"]}"#, "{tags: _.addToSet('database')}",
            #"{"tags": ["database"]}"#),
        Change(
            "Command.addToSet", #"{"tags": ["cloud"]}"#, "{tags: _.addToSet({$each: ['database', 'cloud']})}",
            #"{"tags": ["cloud", "database"]}"#),
        Change("Command.pull", #"{"tags": ["database", "a"]}"#, "{tags: _.pull('database')}", #"{"tags": ["a"]}"#),
        Change(
            "Command.pull", #"{"tags": ["database", "a", "cloud"]}"#, "{tags: _.pull(_.in(['database', 'cloud']))}",
            #"{"tags": ["a"]}"#),
        Change(
            "Command.pull", #"{"places": [{"area": 200, "age": 1}, {"area": 200, "age": 3}]}"#,
            "{places: _.pull({area: _.gt(100), age: _.lt(2)})}", #"{"places": [{"area": 200, "age": 3}]}"#),
        Change(
            "Command.pull",
            #"{"cities": [{"places": [{"area": 200, "age": 1}]}, {"places": [{"area": 9, "age": 1}]}]}"#,
            "{cities: _.pull({places: _.elemMatch({area: _.gt(100), age: _.lt(2)})})}",
            #"{"cities": [{"places": [{"area": 9, "age": 1}]}]}"#),
        Change(
            "Command.pullAll", #"{"tags": ["database", "a", "cloud", "database"]}"#,
            "{tags: _.pullAll(['database', 'cloud'])}", #"{"tags": ["a"]}"#),
        Change("Database.serverDate", #"{}"#, "{due: db.serverDate()}", #"{"due": {"$date": 1000}}"#),
        Change(
            "Database.serverDate", #"{}"#, "{due: db.serverDate({offset: 60000})}", #"{"due": {"$date": 61000}}"#),
    ]

    /// A store with these documents, whose `_id`s are their places.
    private func store(_ documents: [String]) throws -> TemporaryDatabase {
        let store = try TemporaryDatabase()
        for (place, text) in documents.enumerated() {
            guard case .object(let fields) = try WireText.parse(text) else { continue }
            try store.add(ValueObject([("_id", .number(Double(place)))] + fields.map { ($0.key, $0.value) }))
        }
        return store
    }

    @Test(arguments: questions) func `a question finds what the page says`(row: Question) throws {
        let store = try store(row.documents)
        let statement = try DatabaseStatement("db.collection('todos').where(\(row.query)).get()")
        let result = try statement.run(on: store.database, in: "test", now: 1000)
        guard case .array(let found) = result.member("data") else {
            Issue.record("\(result)")
            return
        }
        #expect(found.map { Int($0.member("_id").toNumber()) } == row.found)
    }

    @Test(arguments: changes) func `an update does what the page says`(row: Change) throws {
        let store = try store([row.before])
        let statement = try DatabaseStatement("db.collection('todos').doc(0).update({data: \(row.data)})")
        _ = try statement.run(on: store.database, in: "test", now: 1000)
        var fields = try #require(try store.find().first).fields
        fields["_id"] = nil
        #expect(ExtendedJSON.string(.object(fields)) == ExtendedJSON.string(try WireText.parse(row.after)))
    }

    @Test func `no operator is left out`() {
        let questions = Set(Self.questions.map(\.page)).subtracting(["Database.RegExp"])
        #expect(
            questions
                == Set(
                    "eq neq gt gte lt lte in nin exists mod all size elemMatch and or nor not".split(separator: " ").map
                    {
                        "Command.\($0)"
                    }))
        let changes = Set(Self.changes.map(\.page)).subtracting(["Database.serverDate"])
        #expect(
            changes
                == Set(
                    "set remove inc mul min max rename bit push pop shift unshift addToSet pull pullAll".split(
                        separator: " "
                    ).map { "Command.\($0)" }))
    }
}
