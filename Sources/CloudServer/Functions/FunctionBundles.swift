import Crypto
import Foundation
import Values

/// The functions that mini-programs' folders bring, unpacked on disk, each state of them once.
final class FunctionBundles: Sendable {
    /// A function that is there.
    struct Function: Hashable, Sendable {
        var folder: String
        /// How long a call may take, in seconds.
        var timeout: Double
        /// The memory of its process, in megabytes.
        var memory: Int
    }

    private let path: String
    private let store: ServerStore

    /// - Parameter place: the folder of the server's data.
    init(_ place: String, _ store: ServerStore) {
        self.store = store
        path = "\(place)/functions"
    }

    /// Takes `{hash, functions: {name: {path: text}}}` for an environment; without `functions` it only looks.
    /// - Returns: whether the environment has this state now.
    func take(_ body: ValueObject, env: String) async throws -> Bool {
        guard case .string(let hash)? = body["hash"], hash.utf8.count <= 128, hash.allSatisfy({ $0.isHexDigit }) else {
            throw CloudFailure(-501007, "hash should be hexadecimal")
        }
        let key = "functions/\(env)"
        if try await store.setting(key) == hash, FileManager.default.fileExists(atPath: "\(path)/\(hash)") {
            return true
        }
        guard case .object(let functions)? = body["functions"] else { return false }
        try unpack(functions, to: "\(path)/\(hash)")
        try await store.set(key, to: hash)
        return true
    }

    /// A function of an environment; nil if there is none.
    func find(_ name: String, env: String) async throws -> Function? {
        guard Self.isName(name), let hash = try await store.setting("functions/\(env)") else { return nil }
        let folder = "\(path)/\(hash)/\(name)"
        guard FileManager.default.fileExists(atPath: folder) else { return nil }
        var function = Function(folder: folder, timeout: 3, memory: 256)
        if let text = FunctionFile.text("/config.json", in: folder) {
            let config: Value
            do throws(JSONError) { config = try JSON.parse(text) } catch { config = .null }
            if case .number(let seconds) = config.member("timeout"), seconds > 0 { function.timeout = min(seconds, 60) }
            if case .number(let megabytes) = config.member("memorySize"), megabytes >= 128, megabytes <= 2048 {
                function.memory = Int(megabytes)
            }
        }
        return function
    }

    private func unpack(_ functions: ValueObject, to target: String) throws {
        let beside = "\(target).\(UUID().uuidString)"
        for (name, files) in functions {
            guard Self.isName(name), case .object(let files) = files else {
                throw CloudFailure(-501007, "\"\(name)\" is no name of a function")
            }
            for (file, content) in files {
                let names = file.split(separator: "/", omittingEmptySubsequences: false)
                guard case .string(let text) = content, file.utf8.count < 1000,
                    !names.contains(where: { ["", ".", ".."].contains($0) }), !file.contains("\0")
                else { throw CloudFailure(-501007, "\"\(file)\" is no name of a file") }
                let place = "\(beside)/\(name)/\(file)"
                let folder = URL(fileURLWithPath: place).deletingLastPathComponent()
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: URL(fileURLWithPath: place))
            }
        }
        try FileManager.default.createDirectory(atPath: beside, withIntermediateDirectories: true)
        // Two calls at once may both bring it: the first one's stays, since a call may be reading it already.
        guard rename(beside, target) != 0 else { return }
        let reason = errno
        try FileManager.default.removeItem(atPath: beside)
        guard FileManager.default.fileExists(atPath: target) else {
            throw CloudFailure(-501001, "the functions cannot be kept: \(String(cString: strerror(reason)))")
        }
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 60
            && name.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
            }
    }
}
