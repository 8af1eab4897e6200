import Bridge
import Values

/// The members of FileSystemManager, as its typings list them.
enum FileSystemAPI {
    /// Every member in every form.
    static func functions(_ system: FileSystem, _ worker: FileWorker) -> [HostFunction] {
        calls.flatMap { $0.functions(system, worker) }
    }

    /// Every member.
    static let calls: [FileCall] = reading + writing + folders + descriptors + kept + archives

    private static func text(_ name: String, required: Bool = true) -> HostParameter {
        HostParameter(name, .string, required: required)
    }

    private static let encoding = text("encoding", required: false)
    private static let recursive = HostParameter("recursive", .boolean, required: false)

    private static let reading: [FileCall] = [
        FileCall("access", [text("path")], .arguments(["path"])) { options, system throws(FileError) in
            try system.access(options.text("path"))
            return ValueObject()
        },
        FileCall(
            "readFile",
            [
                text("filePath"), encoding, HostParameter("position", .number, required: false),
                HostParameter("length", .number, required: false),
            ], .arguments(["filePath", "encoding", "position", "length"]), gives: "data"
        ) { options, system throws(FileError) in
            let encoding = try options.encoding()
            let bytes = try system.read(options.text("filePath"), options.span)
            return ValueObject([("data", encoding.map { .string($0.text(bytes)) } ?? .binary(bytes))])
        },
        FileCall("stat", [text("path"), recursive], .arguments(["path", "recursive"]), gives: "stats") {
            options, system throws(FileError) in
            let path = options.text("path")
            if options.flag("recursive"), let tree = try system.statTree(path) {
                return ValueObject([
                    ("stats", .array(tree.map { ["path": .string($0.path), "stats": $0.state.value] }))
                ])
            }
            return ValueObject([("stats", try system.stat(path).value)])
        },
        FileCall("getFileInfo", [text("filePath"), text("digestAlgorithm", required: false)], .none) {
            options, system throws(FileError) in
            let algorithm = options.string("digestAlgorithm") ?? "md5"
            guard let info = try system.info(options.text("filePath"), digest: algorithm) else {
                throw FileError(.invalidArgument, "digestAlgorithm \(algorithm)")
            }
            return ValueObject([("size", .number(Double(info.size))), ("digest", .string(info.digest))])
        },
    ]

    private static let writing: [FileCall] = [
        FileCall("writeFile", [text("filePath"), encoding], .arguments(["filePath", "data", "encoding"])) {
            options, system throws(FileError) in
            try system.write(options.bytes("data"), to: options.text("filePath"))
            return ValueObject()
        },
        FileCall("appendFile", [text("filePath"), encoding], .arguments(["filePath", "data", "encoding"])) {
            options, system throws(FileError) in
            try system.append(options.bytes("data"), to: options.text("filePath"))
            return ValueObject()
        },
        FileCall("copyFile", [text("srcPath"), text("destPath")], .arguments(["srcPath", "destPath"])) {
            options, system throws(FileError) in
            try system.copy(options.text("srcPath"), to: options.text("destPath"))
            return ValueObject()
        },
        FileCall("rename", [text("oldPath"), text("newPath")], .arguments(["oldPath", "newPath"])) {
            options, system throws(FileError) in
            try system.rename(options.text("oldPath"), to: options.text("newPath"))
            return ValueObject()
        },
        FileCall("unlink", [text("filePath")], .arguments(["filePath"])) { options, system throws(FileError) in
            try system.unlink(options.text("filePath"))
            return ValueObject()
        },
        FileCall("truncate", [text("filePath"), HostParameter("length", .number, required: false)], .object) {
            options, system throws(FileError) in
            try system.truncate(options.text("filePath"), to: options.number("length") ?? 0)
            return ValueObject()
        },
    ]

    private static let folders: [FileCall] = [
        FileCall("mkdir", [text("dirPath"), recursive], .arguments(["dirPath", "recursive"])) {
            options, system throws(FileError) in
            try system.makeFolder(options.text("dirPath"), recursive: options.flag("recursive"))
            return ValueObject()
        },
        FileCall("rmdir", [text("dirPath"), recursive], .arguments(["dirPath", "recursive"])) {
            options, system throws(FileError) in
            try system.removeFolder(options.text("dirPath"), recursive: options.flag("recursive"))
            return ValueObject()
        },
        FileCall("readdir", [text("dirPath")], .arguments(["dirPath"]), gives: "files") {
            options, system throws(FileError) in
            let names = try system.names(options.text("dirPath"))
            return ValueObject([("files", .array(names.map(Value.string)))])
        },
    ]

    private static let descriptors: [FileCall] = [
        FileCall("open", [text("filePath"), text("flag", required: false)], .object, gives: "fd") {
            options, system throws(FileError) in
            let name = try system.open(options.text("filePath"), flag: options.string("flag") ?? "r")
            return ValueObject([("fd", .string(name))])
        },
        FileCall("close", [text("fd")], .object) { options, system throws(FileError) in
            try system.close(options.text("fd"))
            return ValueObject()
        },
        FileCall("fstat", [text("fd")], .object, gives: "stats") { options, system throws(FileError) in
            ValueObject([("stats", try system.stat(descriptor: options.text("fd")).value)])
        },
        FileCall("ftruncate", [text("fd"), HostParameter("length", .number)], .object) {
            options, system throws(FileError) in
            guard let length = options.number("length") else { throw FileError(.lengthRange) }
            try system.truncate(descriptor: options.text("fd"), to: length)
            return ValueObject()
        },
        // The prelude puts the bytes into the program's buffer: `room` is the buffer's size.
        FileCall("read", [text("fd")], .object, gives: "") { options, system throws(FileError) in
            guard let room = options.number("room") else { throw FileError(.noBuffer) }
            let offset = try options.count("offset", .offsetRange) ?? 0
            let length = try options.count("length", .lengthRange) ?? 0
            guard Double(offset) <= room else { throw FileError(.offsetRange) }
            guard Double(offset + length) <= room else { throw FileError(.lengthRange) }
            let bytes = try system.read(
                descriptor: options.text("fd"), count: length, position: options.number("position"))
            return ValueObject([("bytesRead", .number(Double(bytes.count))), ("bytes", .binary(bytes))])
        },
        FileCall("write", [text("fd"), encoding], .object, gives: "") { options, system throws(FileError) in
            var bytes = try options.bytes("data")
            if case .binary? = options["data"] {
                let offset = try options.count("offset", .offsetRange) ?? 0
                guard offset <= bytes.count else { throw FileError(.offsetRange) }
                let length = try options.count("length", .lengthRange) ?? bytes.count - offset
                guard length <= bytes.count - offset else { throw FileError(.lengthRange) }
                bytes = Array(bytes[offset..<(offset + length)])
            }
            try system.write(bytes, descriptor: options.text("fd"), position: options.number("position"))
            return ValueObject([("bytesWritten", .number(Double(bytes.count)))])
        },
    ]

    private static let kept: [FileCall] = [
        FileCall(
            "saveFile", [text("tempFilePath"), text("filePath", required: false)],
            .arguments(["tempFilePath", "filePath"]), gives: "savedFilePath", SavedFilesAPI.save),
        FileCall("getSavedFileList", [], .none, SavedFilesAPI.list),
        FileCall("removeSavedFile", [text("filePath")], .none, SavedFilesAPI.remove),
    ]

    private static let archives: [FileCall] = [
        FileCall("unzip", [text("zipFilePath"), text("targetPath")], .none) { options, system throws(FileError) in
            try system.unzip(options.text("zipFilePath"), into: options.text("targetPath"))
            return ValueObject()
        },
        FileCall("readZipEntry", [text("filePath"), encoding], .none) { options, system throws(FileError) in
            let found = try system.readZip(
                options.text("filePath"), try options.zipRequests(), encoding: try options.encoding())
            return ValueObject([
                (
                    "entries",
                    .object(
                        ValueObject(
                            found.map { path, content in
                                switch content {
                                case .success(let data): (path, ["errMsg": "readZipEntry:ok", "data": data])
                                case .failure(let error):
                                    (path, ["errMsg": .string("readZipEntry:" + error.hostError.message)])
                                }
                            }))
                )
            ])
        },
        FileCall(
            "readCompressedFile", [text("filePath"), text("compressionAlgorithm")], .object, gives: "data"
        ) { options, system throws(FileError) in
            guard options.string("compressionAlgorithm") == "br" else {
                throw FileError(.invalidArgument, "compressionAlgorithm \(options.text("compressionAlgorithm"))")
            }
            return ValueObject([("data", .binary(try system.readBrotli(options.text("filePath"))))])
        },
    ]
}
