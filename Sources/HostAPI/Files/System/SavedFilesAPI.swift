import Bridge
import Values

/// What `saveFile` kept: members of FileSystemManager and, as older programs call them, of `wx` itself.
enum SavedFilesAPI {
    /// The members of `wx`.
    static func functions(_ system: FileSystem, _ worker: FileWorker) -> [HostFunction] {
        let path = HostParameter("filePath", .string)
        let info = FileSystemAPI.calls.first { $0.name == "getFileInfo" }?.work
        let members: [(String, [HostParameter], FileCall.Work?)] = [
            ("saveFile", [HostParameter("tempFilePath", .string)], save), ("getSavedFileList", [], list),
            ("getSavedFileInfo", [path], keptInfo), ("removeSavedFile", [path], remove), ("getFileInfo", [path], info),
        ]
        return members.compactMap { name, parameters, work in
            guard let work else { return nil }
            return HostFunction(
                name, parameters: parameters,
                .asynchronous { options, context, reply in
                    worker.run(
                        context,
                        { () throws(HostError) in
                            do throws(FileError) { return try work(options, system) } catch { throw error.hostError }
                        }, answer: reply)
                })
        }
    }

    /// Keeps a temporary file.
    static let save: FileCall.Work = { options, system throws(FileError) in
        let path = try system.save(options.text("tempFilePath"), as: options.string("filePath"))
        return ValueObject([("savedFilePath", .string(path))])
    }

    /// Lists what is kept.
    static let list: FileCall.Work = { _, system throws(FileError) in
        let files: [Value] = try system.kept().map { file in
            [
                "filePath": .string(file.path), "size": .number(Double(file.size)),
                "createTime": .number(Double(file.time)),
            ]
        }
        return ValueObject([("fileList", .array(files))])
    }

    /// Removes what is kept.
    static let remove: FileCall.Work = { options, system throws(FileError) in
        try system.removeKept(options.text("filePath"))
        return ValueObject()
    }

    private static let keptInfo: FileCall.Work = { options, system throws(FileError) in
        let file = try system.keptInfo(options.text("filePath"))
        return ValueObject([("size", .number(Double(file.size))), ("createTime", .number(Double(file.time)))])
    }
}
