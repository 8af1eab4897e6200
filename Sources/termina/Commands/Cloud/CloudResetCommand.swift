import ArgumentParser
import CloudDatabase

/// `termina cloud reset`: removes collections.
struct CloudResetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Removes a collection, or all of an environment, for good.")

    @Argument(help: "The collection; without it all of the environment.") var collection: String?
    @OptionGroup var place: CloudDatabasePlace
    @Flag(help: "Do it; otherwise it is only told what would go.") var yes = false

    func run() throws {
        let database = try place.open()
        try Failure.describing {
            let environment = try place.environment(of: collection, in: database)
            let names = try database.collections(in: environment).filter { collection == nil || $0.name == collection }
            guard !names.isEmpty else { throw Failure(.usage, "there is nothing to remove in \(environment)") }
            for name in names {
                let count = try database.count(.all, in: name)
                if yes { try database.dropCollection(name) }
                print("\(name): \(count) documents \(yes ? "removed" : "would be removed")")
            }
        }
        try database.close()
        if !yes { throw Failure(.usage, "nothing was removed; --yes does it") }
    }
}
