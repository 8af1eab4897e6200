import ArgumentParser
import CloudDatabase
import Foundation
import Values

extension DocumentLines.Mode: ExpressibleByArgument {}

/// `termina cloud import`: documents of a file into a collection.
struct CloudImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Adds documents to a collection: objects of JSON, one behind another.",
        discussion: "All of them are added, or none. Dates are written as {\"$date\": \"2018-08-31T17:30:00.882Z\"}.")

    @Argument(help: "The collection.") var collection: String
    @Argument(help: "The file; - is standard input.") var file: String
    @OptionGroup var place: CloudDatabasePlace
    @Option(help: "insert (an _id that is there is an error) or upsert (it replaces the document).")
    var mode = DocumentLines.Mode.insert

    func run() throws {
        let documents = try read()
        let database = try place.open(makes: true)
        let (created, updated) = try Failure.describing {
            let name = try CollectionName(collection, in: place.environment(of: collection, in: database))
            return try database.importDocuments(documents, mode: mode, into: name)
        }
        try database.close()
        print("\(collection): \(created) added, \(updated) replaced")
    }

    private func read() throws -> [ValueObject] {
        let data: Data
        do {
            data =
                try file == "-"
                ? FileHandle.standardInput.readToEnd() ?? Data() : Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw Failure(.usage, "\(file) cannot be read: \(error.localizedDescription)")
        }
        do throws(StatementError) {
            return try DocumentLines.read([UInt8](data))
        } catch {
            throw Failure(.app, "\(file):\(error.line):\(error.column): error: \(error.message)")
        }
    }
}
