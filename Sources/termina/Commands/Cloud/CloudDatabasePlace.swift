import ArgumentParser
import CloudDatabase
import CloudServer
import Foundation

/// Which database, and which environment of it, a command means.
struct CloudDatabasePlace: ParsableArguments {
    @Option(help: "The folder that is given to `termina run --data`.") var data: String?
    @Option(help: "The mini-program's appid, if several have data.") var app: String?
    @Option(help: "The environment's id; without it the one that has the collection.") var env: String?

    /// Opens the database.
    /// - Parameter makes: whether it is made if there is none.
    /// - Throws: `Failure` if there is none, or it cannot be opened.
    func open(makes: Bool = false) throws -> SQLiteDatabase {
        let folder = DataFolder.path(option: data, environment: ProcessInfo.processInfo.environment) + "/cloud"
        let path = folder + "/cloud.sqlite"
        do {
            if makes { _ = try CloudFolder(path: folder) }
        } catch let error as CloudFolderError {
            throw Failure(.missing, error.userMessage)
        }
        guard makes || FileManager.default.fileExists(atPath: path) else {
            throw Failure(.missing, "there is no database in \(folder) yet; --data says where another is")
        }
        do {
            return try SQLiteDatabase(path: path)
        } catch {
            throw Failure(.missing, "\(path): \(error.message)")
        }
    }

    /// The environment, as the database names it, for a collection.
    /// - Throws: `Failure` if it is not clear which.
    func environment(of collection: String?, in database: SQLiteDatabase) throws -> String {
        if let app, let env { return "\(app)/\(env)" }
        let all = try database.collections()
        let known = Set(all.map(\.environment)).filter(isMeant)
        let holding = Set(all.filter { $0.name == collection }.map(\.environment)).filter(isMeant)
        let candidates = (holding.isEmpty ? known : holding).sorted()
        if let only = candidates.first, candidates.count == 1 { return only }
        if candidates.isEmpty, let app { return "\(app)/default" }
        guard !candidates.isEmpty else {
            throw Failure(.usage, "there is no environment yet: --app APPID says which mini-program's it is")
        }
        let names = candidates.joined(separator: ", ")
        throw Failure(.usage, "several environments are possible: \(names); give --app and --env")
    }

    /// Whether an environment is one that the options allow.
    private func isMeant(_ environment: String) -> Bool {
        let parts = environment.split(separator: "/", maxSplits: 1).map(String.init)
        return (app == nil || parts.first == app) && (env == nil || parts.last == env)
    }
}

extension Failure {
    /// Runs `body`; the database's errors become lines.
    static func describing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw Failure(.app, error.message)
        }
    }
}
