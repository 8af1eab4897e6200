import ArgumentParser
import CloudDatabase
import Foundation

/// `termina cloud export`: the documents of a collection as JSON lines.
struct CloudExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Prints the documents of a collection, a line of JSON each.",
        discussion: "Without a collection it prints the names of all: environment, collection, number of documents.")

    @Argument(help: "The collection.") var collection: String?
    @OptionGroup var place: CloudDatabasePlace
    @Option(name: .shortAndLong, help: "The file to write, instead of standard output.") var output: String?

    func run() throws {
        let database = try place.open()
        try Failure.describing {
            guard let collection else { return try list(database) }
            let name = try CollectionName(collection, in: place.environment(of: collection, in: database))
            guard try database.collections(in: name.environment).contains(name) else {
                throw Failure(.usage, "there is no collection \(collection) in \(name.environment)")
            }
            try export(name, of: database)
        }
        try database.close()
    }

    private func list(_ database: SQLiteDatabase) throws {
        for name in try database.collections() {
            print("\(name.environment)\t\(name.name)\t\(try database.count(.all, in: name))")
        }
    }

    private func export(_ name: CollectionName, of database: SQLiteDatabase) throws {
        let file: FileHandle
        if let output {
            guard FileManager.default.createFile(atPath: output, contents: nil),
                let handle = FileHandle(forWritingAtPath: output)
            else { throw Failure(.missing, "\(output) cannot be written") }
            file = handle
        } else {
            file = .standardOutput
        }
        var lines = Data()
        try database.forEach(in: name) { document in
            lines.append(Data((DocumentLines.line(document) + "\n").utf8))
            guard lines.count > 1 << 16 else { return }
            try file.write(contentsOf: lines)
            lines.removeAll(keepingCapacity: true)
        }
        try file.write(contentsOf: lines)
    }
}
