import Bridge
import CloudClient
import Values

/// Where a download goes while it comes: a temporary file, made with the first byte.
final class DownloadSink {
    /// The response's head, once it is there.
    var head: WebHead?
    /// How many bytes are written.
    private(set) var count = 0
    private let files: FilePlaces
    private let url: WebURL
    private let target: String?
    private var file: TemporaryFile?

    /// - Parameter target: where the program wants the file; nil leaves it temporary.
    init(_ files: FilePlaces, url: WebURL, target: String?) {
        self.files = files
        self.url = url
        self.target = target
    }

    /// Writes the next piece.
    func write(_ bytes: [UInt8]) throws(HostError) {
        guard max(head?.length ?? 0, count + bytes.count) <= DownloadAPI.limit else {
            throw HostError("fail exceed max file size", errno: 603_301)
        }
        do throws(FileError) {
            try makeFile().file.write(bytes, at: count)
        } catch {
            throw HostError("fail download save file error: \(error.hostError.message)", errno: 603_300)
        }
        count += bytes.count
    }

    /// Moves the whole file to its place; the answer's `tempFilePath` or `filePath`.
    func keep() throws(HostError) -> ValueObject {
        do throws(FileError) {
            let made = try makeFile()
            guard let target else { return ValueObject([("tempFilePath", .string(made.path))]) }
            try files.move(made.path, to: target)
            return ValueObject([("filePath", .string(target))])
        } catch {
            throw error.hostError
        }
    }

    /// Removes what was written.
    func discard() {
        guard let file else { return }
        do throws(FileError) {
            try files.remove(temporary: file.path)
        } catch {
            // It is gone already, or goes with the other temporary files.
        }
        self.file = nil
    }

    private func makeFile() throws(FileError) -> TemporaryFile {
        if let file { return file }
        let suffix = head?["content-type"].map(MediaType.suffix(forType:)) ?? ""
        let made = try files.makeTemporary(extension: suffix.isEmpty ? MediaType.suffix(of: url.path) : suffix)
        file = made
        return made
    }
}
