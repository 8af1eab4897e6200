import Foundation

/// The folder of the cloud's data: `termina/cloud` below the data folder.
package struct CloudFolder: Sendable {
    /// The version of what is in it. A folder of a later one is left alone.
    package static let version = 1

    /// Where it is.
    package let path: String

    /// Opens the folder; it is made if there is none.
    /// - Throws: `CloudFolderError` if a later version has made it, or the file system's error.
    package init(path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try checkVersion()
    }

    /// The secret that tokens are signed with: made when it is first asked for, and readable for its owner alone.
    package func secret() throws -> [UInt8] {
        let file = "\(path)/secret"
        if FileManager.default.fileExists(atPath: file) {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
            guard bytes.count >= 32 else { throw CloudFolderError.damagedSecret(file) }
            return bytes
        }
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        try AtomicFile.write(bytes, to: file, mode: 0o600)
        return bytes
    }

    private func checkVersion() throws {
        let file = "\(path)/version"
        guard FileManager.default.fileExists(atPath: file) else {
            return try AtomicFile.write(Array("\(Self.version)\n".utf8), to: file, mode: 0o600)
        }
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
        let found = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? Int.max
        guard found <= Self.version else { throw CloudFolderError.newer(path) }
    }
}

/// Why a cloud's folder cannot be used.
package enum CloudFolderError: Error, Equatable {
    case newer(String)
    case damagedSecret(String)
    case system(call: String, path: String, number: Int32)

    /// A sentence that says what to do.
    package var userMessage: String {
        switch self {
        case .newer(let path):
            "the cloud's data in \(path) was written by a newer termina; use that one, or another --data"
        case .damagedSecret(let path):
            "\(path) is damaged; remove it, and everybody signs in anew"
        case .system(let call, let path, let number):
            "\(call) \(path): \(String(cString: strerror(number)))"
        }
    }
}
