import ArgumentParser
import CloudDatabase
import Values

/// `termina cloud query`: a statement, or a collection and conditions in JSON.
struct CloudQueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Asks the database, or changes it, in the SDK's words or in JSON.",
        discussion: """
            termina cloud query "db.collection('todos').where({n: _.gt(1)}).orderBy('n', 'desc').limit(5).get()"
            termina cloud query todos '{"n": {"$gt": 1}}'
            """)

    @Argument(help: "A statement, or the name of a collection.") var statement: String
    @Argument(help: "The conditions, in JSON.") var conditions: String?
    @OptionGroup var place: CloudDatabasePlace
    @Flag(help: "Tell how the documents are found instead.") var explain = false

    func run() throws {
        let statement = try read()
        let database = try place.open()
        try Failure.describing {
            let environment = try place.environment(of: statement.collection, in: database)
            if explain { return try tell(statement, database, environment) }
            let result = try statement.run(on: database, in: environment, now: SystemTime.now())
            if case .array(let documents) = result.member("data") {
                for document in documents { print(WireText.string(document)) }
            } else {
                print(WireText.string(result, indent: 2))
            }
        }
        try database.close()
    }

    private func tell(_ statement: DatabaseStatement, _ database: SQLiteDatabase, _ environment: String) throws {
        let wire = Wire(now: SystemTime.now())
        let query = try statement.id.map { Query.id($0) } ?? wire.query(statement.query)
        let sort = try wire.sort(.array(statement.order))
        let find = Find(query, sort: sort, skip: statement.skip ?? 0, limit: statement.limit)
        let name = try CollectionName(statement.collection, in: environment)
        for line in try database.explain(find, in: name) { print(line) }
    }

    private func read() throws -> DatabaseStatement {
        if statement.contains("(") {
            guard conditions == nil else { throw Failure(.usage, "a statement brings its own conditions") }
            do throws(StatementError) {
                return try DatabaseStatement(statement)
            } catch {
                throw Failure(.usage, "statement:\(error.line):\(error.column): \(error.message)")
            }
        }
        var result = DatabaseStatement(collection: statement)
        guard let conditions else { return result }
        do throws(JSONError) {
            result.query = try WireText.parse(conditions)
        } catch {
            throw Failure(.usage, "conditions:\(error.line):\(error.column): \(error.message)")
        }
        return result
    }
}
