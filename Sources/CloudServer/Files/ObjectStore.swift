import Crypto
import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// Bytes on disk by what they are: each object's name is its SHA-256, so that one that is there is never written again, and
/// half an object is never seen.
package final class ObjectStore: Sendable {
    /// An object that is there.
    package struct Object: Hashable, Sendable {
        /// Its SHA-256, in 64 hexadecimal digits.
        package var name: String
        /// Its bytes.
        package var size: Int
    }

    private let path: String
    private let isMade = Mutex(false)

    /// - Parameter place: the folder of the server's data.
    init(_ place: String) { path = "\(place)/objects" }

    /// The path of an object's file.
    func file(of name: String) -> String { "\(path)/\(name.prefix(2))/\(name)" }

    /// Begins an object that comes piece by piece.
    func begin() throws -> ObjectWriter {
        try isMade.withLock { isMade in
            guard !isMade else { return }
            // What was being written when the server was killed is of no use.
            let unfinished = "\(path)/new"
            if FileManager.default.fileExists(atPath: unfinished) {
                try FileManager.default.removeItem(atPath: unfinished)
            }
            try FileManager.default.createDirectory(
                atPath: unfinished, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            isMade = true
        }
        return try ObjectWriter(beside: "\(path)/new/\(UUID().uuidString)") { [self] in file(of: $0) }
    }

    /// Takes an object away; it does not matter if there is none.
    func remove(_ name: String) throws {
        let file = file(of: name)
        guard unlink(file) == 0 || errno == ENOENT else {
            throw CloudFolderError.system(call: "cannot remove", path: file, number: errno)
        }
    }
}

/// An object that is being written. Used by one task.
final class ObjectWriter {
    /// The bytes so far.
    private(set) var size = 0
    private let descriptor: Int32
    private let beside: String
    private let place: (String) -> String
    private var hash = SHA256()
    private var isDone = false

    init(beside: String, place: @escaping (String) -> String) throws(CloudFolderError) {
        self.beside = beside
        self.place = place
        descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(call: "cannot make", path: beside, number: errno) }
    }

    deinit {
        close(descriptor)
        if !isDone { unlink(beside) }
    }

    /// Adds bytes.
    func write(_ buffer: ByteBuffer) throws(CloudFolderError) {
        let written = buffer.withUnsafeReadableBytes { bytes in
            hash.update(bufferPointer: bytes)
            return Self.writeAll(bytes, descriptor)
        }
        guard written else { throw .system(call: "cannot write", path: beside, number: errno) }
        size += buffer.readableBytes
    }

    /// Makes what was written durable, and an object.
    func finish() async throws -> ObjectStore.Object {
        let name = hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
        let (descriptor, beside, target) = (descriptor, beside, place(name))
        // The disk may take long; connections go on meanwhile.
        try await NIOThreadPool.singleton.runIfActive {
            guard fsync(descriptor) == 0 else {
                throw CloudFolderError.system(call: "cannot write", path: beside, number: errno)
            }
            let folder = URL(fileURLWithPath: target).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            guard rename(beside, target) == 0 else {
                throw CloudFolderError.system(call: "cannot make", path: target, number: errno)
            }
        }
        isDone = true
        return ObjectStore.Object(name: name, size: size)
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = Glibc.write(descriptor, part.baseAddress, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
