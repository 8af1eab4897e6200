import Glibc

extension FileAccess {
    /// How many names of a folder are looked at.
    private static let mostNames = 20_000

    /// The person's files on disk.
    package static var disk: FileAccess {
        var access = FileAccess()
        access.start = picturesFolder
        access.list = items
        access.head = head
        access.savePicture = savePicture
        access.saveFile = saveFile
        return access
    }

    private static func picturesFolder() -> String { folder("XDG_PICTURES_DIR", else: ["Pictures", "图片"]) }

    /// The folder that the desktop names for a purpose, else the usual one, else the person's own.
    private static func folder(_ purpose: String, else usual: [String]) -> String {
        let home = getenv("HOME").map { String(cString: $0) } ?? "/"
        let configuration = getenv("XDG_CONFIG_HOME").map { String(cString: $0) } ?? home + "/.config"
        var candidates: [String] = []
        if let named = head(configuration + "/user-dirs.dirs", 65_536) {
            for line in String(decoding: named, as: UTF8.self).split(separator: "\n") {
                guard line.hasPrefix(purpose + "=") else { continue }
                let value = line.dropFirst(purpose.count + 1).filter { $0 != "\"" }
                candidates.append(value.hasPrefix("$HOME") ? home + value.dropFirst("$HOME".count) : String(value))
            }
        }
        candidates += usual.map { home + "/" + $0 } + [home]
        return candidates.first { isFolder($0) } ?? "/"
    }

    private static func savePicture(_ path: String) -> Result<String, FileAccessError> {
        let suffix = path.split(separator: "/").last?.split(separator: ".").last.map(String.init) ?? "png"
        let folder = picturesFolder()
        return copy(path) { "\(folder)/mini-program-\($0).\(suffix)" }
    }

    private static func saveFile(_ path: String, _ name: String) -> Result<String, FileAccessError> {
        let folder = folder("XDG_DOWNLOAD_DIR", else: ["Downloads", "下载"])
        // A name that a program made up stays in the folder, and is seen there.
        let plain = FilePreview.plain(name).split(separator: "/").last.map { String($0.drop { $0 == "." }) } ?? ""
        let whole = plain.isEmpty ? "file" : plain
        let dot = whole.lastIndex(of: ".") ?? whole.endIndex
        return copy(path) { "\(folder)/\(whole[..<dot])\($0 == 1 ? "" : " (\($0 - 1))")\(whole[dot...])" }
    }

    /// Copies a file to the first of these places that is free.
    private static func copy(_ path: String, to place: (Int) -> String) -> Result<String, FileAccessError> {
        func failure() -> Result<String, FileAccessError> {
            .failure(FileAccessError(text: String(cString: strerror(errno))))
        }
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { return failure() }
        defer { close(source) }
        for number in 1...10_000 {
            let target = place(number)
            let file = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if file < 0, errno == EEXIST { continue }
            guard file >= 0 else { return failure() }
            defer { close(file) }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = Glibc.read(source, &chunk, chunk.count)
                if count == 0 { return .success(target) }
                guard count > 0, Glibc.write(file, chunk, count) == count else { return failure() }
            }
        }
        return .failure(FileAccessError(text: "too many files"))
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func items(_ folder: String) -> [FileItem]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var items: [FileItem] = []
        while items.count < mostNames, let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            var status = stat()
            // Links are followed: these are the person's own.
            guard fstatat(dirfd(stream), name, &status, 0) == 0 else { continue }
            let kind = status.st_mode & S_IFMT
            guard kind == S_IFDIR || kind == S_IFREG else { continue }
            items.append(
                FileItem(
                    name: name, isFolder: kind == S_IFDIR, size: kind == S_IFDIR ? 0 : Int(status.st_size),
                    modified: status.st_mtim.tv_sec))
        }
        return items
    }

    private static func head(_ path: String, _ count: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        let read = Glibc.read(descriptor, &bytes, count)
        return read < 0 ? nil : Array(bytes.prefix(read))
    }
}
