/// Where the files of a mini-program come from. Paths are relative to its root, with `/` between names and none in
/// front.
package protocol ProgramSource: Sendable {
    /// What tells this mini-program from another when it has no appid: its folder's absolute path.
    var identity: String { get }
    /// The bytes of a file.
    func read(_ path: String) throws(SourceError) -> [UInt8]
    /// Whether there is such a file, inside the root.
    func isFile(_ path: String) -> Bool
    /// Whether there is such a folder, inside the root.
    func isFolder(_ path: String) -> Bool
    /// The names in a folder, sorted; none if there is no such folder. The empty path is the root.
    func names(in folder: String) -> [String]
}

extension ProgramSource {
    /// The text of a file: UTF-8 without its byte order mark, malformed bytes as U+FFFD.
    package func text(_ path: String) throws(SourceError) -> String {
        let bytes = try read(path)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return String(decoding: bytes.starts(with: mark) ? bytes[3...] : bytes[...], as: UTF8.self)
    }
}

/// Why a file of a mini-program could not be read.
package enum SourceError: Error, Hashable, Sendable {
    /// There is no such file.
    case missing(String)
    /// The path, or the link it names, leads out of the mini-program's folder.
    case outside(String)
    /// The file is there, and reading it failed for this reason.
    case unreadable(String, reason: String)

    /// A sentence for a person.
    package var userMessage: String {
        switch self {
        case .missing(let path): "\(path) does not exist"
        case .outside(let path): "\(path) is outside the mini-program's folder, which it may not read"
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
        }
    }
}
