import Foundation
import Testing

/// A new folder that goes with its owner.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        var template = Array((NSTemporaryDirectory() + "termina-test-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        path = template.withUnsafeBufferPointer {
            String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    deinit {
        // A process that is ending may take its own files away meanwhile.
        let end = ContinuousClock.now + .seconds(60)
        while FileManager.default.fileExists(atPath: path) {
            do {
                try FileManager.default.removeItem(atPath: path)
            } catch  where ContinuousClock.now < end {
                poll(nil, 0, 20)
            } catch {
                Issue.record("cannot remove \(path): \(error)")
                return
            }
        }
    }

    /// Writes a file, and makes the folders that it is in.
    package func write(_ text: String, to file: String) throws {
        let place = URL(filePath: path + "/" + file)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: place, atomically: false, encoding: .utf8)
    }

    /// The names of what is in it, in order.
    package func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}
