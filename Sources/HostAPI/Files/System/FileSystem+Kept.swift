import Bridge
import Glibc

/// A file that `saveFile` kept.
struct KeptFile: Sendable {
    /// `wxfile://store_...`.
    var path: String
    /// In bytes.
    var size: Int
    /// When it was kept, in seconds since 1970.
    var time: Int
}

extension FileSystem {
    /// Keeps a temporary file, under a name of the program's or one that is made; gives the path.
    func save(_ temporary: String, as wanted: String?) throws(FileError) -> String {
        let from = try FilePath(temporary, "saveFile")
        guard from.place == .temporary, let name = from.names.last else { throw FileError(.temporaryMissing) }
        do throws(FileError) {
            guard try status(from, "saveFile").isFile else { throw FileError(.temporaryMissing) }
        } catch  where error.reason == .missing {
            throw FileError(.temporaryMissing)
        }
        let target: FilePath
        if let wanted {
            target = try places.writable(FilePath(wanted, "saveFile"), "saveFile")
            try places.rename(from, to: target, "saveFile")
        } else {
            // The name is taken first, so that nothing is replaced.
            let made = try places.make(.kept, "store", FileType.suffix(of: name))
            target = try FilePath(made.path, "saveFile")
            do throws(FileError) {
                try places.rename(from, to: target, "saveFile")
            } catch {
                try places.unlink(target, "saveFile")
                throw error
            }
        }
        // The list tells when a file was kept, not when it was made.
        if let name = target.names.last {
            utimensat(try places.folder(holding: target, "saveFile").number, name, nil, AT_SYMLINK_NOFOLLOW)
        }
        return target.text
    }

    /// What is kept, oldest first.
    func kept() throws(FileError) -> [KeptFile] {
        var files: [KeptFile] = []
        FolderWalk.visit(try places.root(.kept, "open")) { _, _, path, status in
            guard status.isFile else { return }
            files.append(
                KeptFile(path: "wxfile://" + path, size: Int(status.st_size), time: status.st_mtim.tv_sec))
        }
        return files.sorted { ($0.time, $0.path) < ($1.time, $1.path) }
    }

    /// What is known of a kept file.
    func keptInfo(_ path: String) throws(FileError) -> KeptFile {
        let kept = try keptPath(path)
        let status = try status(kept, "stat")
        return KeptFile(path: path, size: Int(status.st_size), time: status.st_mtim.tv_sec)
    }

    /// Removes a kept file.
    func removeKept(_ path: String) throws(FileError) {
        try places.unlink(try keptPath(path), "unlink")
    }

    private func keptPath(_ text: String) throws(FileError) -> FilePath {
        let path = try FilePath(text, "unlink")
        guard path.place == .kept || path.place == .user, !path.names.isEmpty else {
            throw FileError(.missing, "unlink", text)
        }
        return path
    }
}
