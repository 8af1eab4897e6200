import Bridge
import CloudClient
import Values

/// `wx.downloadFile`.
struct DownloadAPI {
    /// How long a file may become.
    static let limit = 200 << 20

    let network: Network
    let files: FilePlaces

    /// The members of this family.
    var functions: [HostFunction] {
        let shape = TaskShape(
            methods: [.init("abort")], events: [.init("onProgressUpdate"), .init("onHeadersReceived")],
            isThenable: true)
        return [
            HostFunction(
                "downloadFile",
                parameters: [HostParameter("url", .string), HostParameter("filePath", .string, required: false)],
                .task(shape) { options, context, task in
                    network.begin(task, context) { () throws(HostError) in
                        let plan = try plan(options, context)
                        let sink = DownloadSink(files, url: plan.url, target: try target(options))
                        return (plan, handlers(sink, task))
                    }
                })
        ]
    }

    private func plan(_ options: ValueObject, _ context: any HostContext) throws(HostError) -> TransferPlan {
        let url = try network.check(options.string("url") ?? "", .downloadFile, context)
        var headers = RequestHeaders.make(options["header"], appID: network.appID, contentType: nil, context)
        // Unpacked on the way, the length would not be the one that the server says.
        headers.append(("Accept-Encoding", "identity"))
        return TransferPlan(
            kind: .downloadFile, method: "GET", url: url, headers: headers, body: .none,
            shownBody: NetworkRecord.Body(text: "", size: 0),
            timeout: network.timeout(options.number("timeout"), .downloadFile), delivery: .pieces)
    }

    /// Where the file is to be kept, which only a program's own folder can be.
    private func target(_ options: ValueObject) throws(HostError) -> String? {
        guard let path = options.string("filePath"), !path.isEmpty else { return nil }
        do throws(FileError) {
            guard try FilePath(path, "open").place == .user else { throw FileError(.permissionDenied, "open", path) }
        } catch {
            throw HostError("fail permission denied can not open file \(path)", errno: 603_303)
        }
        return path
    }

    private func handlers(_ sink: DownloadSink, _ task: HostTask) -> TransferHandlers {
        var handlers = TransferHandlers()
        var progress = TransferProgress((done: "totalBytesWritten", expected: "totalBytesExpectedToWrite"))
        handlers.head = { head in
            sink.head = head
            task.emit("onHeadersReceived", .object(RequestAPI.answer(head)))
        }
        handlers.piece = { bytes in
            do throws(HostError) {
                try sink.write(bytes)
            } catch {
                return .failure(error)
            }
            progress.tell(sink.count, of: sink.head?.length, task)
            return .success(())
        }
        handlers.end = { result in
            do throws(HostError) {
                let result = try result.get()
                var answer = try sink.keep()
                for (name, value) in RequestAPI.answer(result.head) { answer[name] = value }
                answer["profile"] = result.profile.value
                task.finish(.success(answer))
            } catch {
                sink.discard()
                task.finish(.failure(error))
            }
        }
        return handlers
    }
}
