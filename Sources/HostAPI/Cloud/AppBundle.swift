import Crypto
import MiniProgram
import Synchronization
import Values

/// What a mini-program's folder brings to its cloud: `clouddata/rules.json` and the first documents of collections in
/// `clouddata/NAME.json` (an array, or a document a line).
struct AppBundle: Sendable {
    /// Tells one state of the files from another.
    let hash: String
    /// What is sent.
    let content: ValueObject
    /// What is wrong with the files, as sentences that begin with their names.
    let problems: [String]

    private static let folder = "clouddata"
    private static let rulesFile = "rules.json"

    /// Whether there is anything to send.
    static func exists(in source: any ProgramSource) -> Bool { source.isFolder(folder) }

    /// Reads the files.
    init(_ source: any ProgramSource) {
        var hasher = SHA256()
        var rules: Value = .null
        var seed = ValueObject()
        var problems: [String] = []
        for name in source.names(in: Self.folder) where name.hasSuffix(".json") {
            let path = "\(Self.folder)/\(name)"
            do {
                let bytes = try source.read(path)
                hasher.update(data: Array("\(name)\n\(bytes.count)\n".utf8))
                hasher.update(data: bytes)
                if name == Self.rulesFile {
                    rules = try JSON.parse(bytes)
                } else {
                    seed[String(name.dropLast(5))] = try Self.documents(bytes)
                }
            } catch let error as JSONError {
                problems.append("\(path):\(error)")
            } catch let error as LineError {
                problems.append("\(path):\(error.line):\(error.error.column): \(error.error.message)")
            } catch let error as SourceError {
                problems.append(error.userMessage)
            } catch {
                problems.append("\(path): \(error)")
            }
        }
        hash = hasher.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        content = ["rules": rules, "seed": .object(seed)]
        self.problems = problems
    }

    /// What is wrong in a file of lines.
    private struct LineError: Error {
        var line: Int
        var error: JSONError
    }

    /// An array of documents, or a document a line, as the platform exports them. The server reads what stands for dates.
    private static func documents(_ bytes: [UInt8]) throws -> Value {
        if bytes.first(where: { $0 > 32 }) == UInt8(ascii: "[") { return try JSON.parse(bytes) }
        var documents: [Value] = []
        for (number, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { $0 > 32 }) {
            do throws(JSONError) {
                documents.append(try JSON.parse(Array(line)))
            } catch {
                throw LineError(line: number + error.line, error: error)
            }
        }
        return .array(documents)
    }
}

/// Sends an app's bundle to an environment before the first call there, and again when its files have changed.
final class BundleSender: Sendable {
    private let source: any ProgramSource
    private let appID: String
    private let sent = Mutex<[String: String]>([:])

    init(_ source: any ProgramSource, appID: String) {
        self.source = source
        self.appID = appID
    }

    /// Makes sure that the cloud has what the folder brings.
    /// - Returns: what is wrong with it, as sentences; each is told once.
    func ensure(_ env: Value, by send: (ValueObject) async -> String?) async -> [String] {
        guard AppBundle.exists(in: source) else { return [] }
        let bundle = AppBundle(source)
        let key = env.toString()
        guard sent.withLock({ $0[key] }) != bundle.hash else { return [] }
        var body = bundle.content
        body["appid"] = .string(appID)
        body["env"] = env
        body["hash"] = .string(bundle.hash)
        let failure = await send(body)
        let isNews = sent.withLock { sent in
            guard sent[key] != bundle.hash else { return false }
            sent[key] = bundle.hash
            return true
        }
        return isNews ? bundle.problems + (failure.map { ["clouddata: \($0)"] } ?? []) : []
    }
}
