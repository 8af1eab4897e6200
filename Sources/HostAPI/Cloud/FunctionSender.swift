import CloudClient
import Crypto
import MiniProgram
import Synchronization
import Values

/// Sends the cloud functions of a mini-program's folder to its cloud: before the first call, and again when files have changed.
final class FunctionSender: Sendable {
    /// The bytes of all functions together.
    private static let most = 48 << 20

    private let source: (any ProgramSource)?
    private let appID: String
    private let sent = Mutex<[String: String]>([:])

    /// - Parameter source: `cloudfunctionRoot`; nil if there is none.
    init(_ source: (any ProgramSource)?, appID: String) {
        self.source = source
        self.appID = appID
    }

    /// Makes sure that the cloud has the functions as the files are now.
    /// - Returns: what is wrong, as a sentence.
    func ensure(_ env: Value, by transport: any CloudTransport) async -> String? {
        guard let source else { return nil }
        let files = Self.files(source)
        let hash = Self.hash(files)
        guard sent.withLock({ $0[env.toString()] }) != hash else { return nil }
        var body: ValueObject = ["appid": .string(appID), "env": env, "hash": .string(hash)]
        do throws(CloudCallError) {
            let known = try await transport.send(CloudCall(.functionBundle, body, isOwners: true)).result["known"]
            if known?.toBoolean() != true {
                let size = files.reduce(0) { $0 + $1.bytes.count }
                guard size <= Self.most else { return "the cloud functions have \(size >> 20) MB; 48 are the most" }
                body["functions"] = .object(Self.functions(files))
                _ = try await transport.send(CloudCall(.functionBundle, body, isOwners: true))
            }
        } catch {
            return "the cloud functions could not be sent: \(error.message)"
        }
        sent.withLock { $0[env.toString()] = hash }
        return nil
    }

    private struct File {
        var function: String
        var path: String
        var bytes: [UInt8]
    }

    private static func files(_ source: any ProgramSource) -> [File] {
        var files: [File] = []
        for function in source.names(in: "") where source.isFolder(function) {
            collect(function, "", source, &files)
        }
        return files
    }

    private static func collect(
        _ function: String, _ folder: String, _ source: any ProgramSource, _ files: inout [File]
    ) {
        let place = folder.isEmpty ? function : "\(function)/\(folder)"
        for name in source.names(in: place) where !name.hasPrefix(".") {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            // The SDK is the cloud's own.
            if path == "node_modules/wx-server-sdk" { continue }
            if source.isFolder("\(function)/\(path)") {
                if path.utf8.count < 900 { collect(function, path, source, &files) }
            } else if [".js", ".json", ".cjs"].contains(where: { name.hasSuffix($0) }) {
                do throws(SourceError) {
                    files.append(File(function: function, path: path, bytes: try source.read("\(function)/\(path)")))
                } catch {
                    // A file that went while it was looked at is missing to the function, which says so.
                    continue
                }
            }
        }
    }

    private static func hash(_ files: [File]) -> String {
        var hasher = SHA256()
        for file in files {
            hasher.update(data: Array("\(file.function)\n\(file.path)\n\(file.bytes.count)\n".utf8))
            hasher.update(data: file.bytes)
        }
        return hasher.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func functions(_ files: [File]) -> ValueObject {
        var functions: [String: ValueObject] = [:]
        for file in files {
            functions[file.function, default: ValueObject()][file.path] = .string(
                String(decoding: file.bytes, as: UTF8.self))
        }
        return ValueObject(functions.sorted { $0.key < $1.key }.map { ($0.key, .object($0.value)) })
    }
}
