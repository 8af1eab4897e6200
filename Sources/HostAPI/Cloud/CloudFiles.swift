import Bridge
import CloudClient
import Values

/// `wx.cloud.uploadFile` and `downloadFile`, below the prelude: files go and come piece by piece. Lives on the logic thread.
final class CloudFiles {
    /// What other threads tell.
    private enum News: Sendable {
        case progress(Double, done: Int, of: Int)
        case ended(Double, Result<String, CloudCallError>)
    }

    private struct Running {
        var stop: TransferStop
        var reply: HostReply
        var hold: Hold
        /// The temporary file of a download.
        var temporary: TemporaryFile?
        var isUpload: Bool
    }

    private let files: FilePlaces
    private let user: CloudUser
    private let connect: (@Sendable (CloudUser) -> any CloudTransport)?
    private var transport: (any CloudTransport)?
    private var inbox: Inbox<News>?
    private var running: [Double: Running] = [:]
    private var lastFetch = 0.0

    init(_ files: FilePlaces, user: CloudUser, _ surroundings: CloudSurroundings) {
        self.files = files
        self.user = user
        connect = surroundings.connect
    }

    /// The members of this family; the prelude alone calls them.
    var functions: [HostFunction] {
        [
            HostFunction("cloud.uploadFile", .asynchronous { [self] in upload($0, $1, $2) }),
            HostFunction("cloud.downloadFile", .asynchronous { [self] in download($0, $1, $2) }),
            .synchronous("cloud.abort") { [self] arguments, _ in
                if case .number(let number)? = arguments.first { running[number]?.stop.stop() }
                return .undefined
            },
        ]
    }

    /// Brings a file of the cloud here, for a page that shows it: the path of a temporary file.
    func fetch(
        _ fileID: String, _ context: any HostContext, answer: @escaping (Result<String, HostError>) -> Void
    ) {
        // The prelude counts up from one.
        lastFetch -= 1
        download(ValueObject([("fileID", .string(fileID)), ("transfer", .number(lastFetch))]), context) { result in
            answer(result.map { $0.string("tempFilePath") ?? "" })
        }
    }

    private func upload(_ options: ValueObject, _ context: any HostContext, _ reply: @escaping HostReply) {
        let path = options.string("filePath") ?? ""
        let (file, length): (OpenFile, Int)
        do throws(FileError) {
            file = try files.read(path)
            length = try file.size()
        } catch {
            return context.after(milliseconds: 0) { reply(.failure(error.hostError)) }
        }
        let transfer = CloudTransfer.upload(
            path: options.string("cloudPath") ?? "", env: options.string("env"), length: length
        ) { try file.read(at: $0, count: $1) }
        begin(transfer, nil, true, options, context, reply)
    }

    private func download(_ options: ValueObject, _ context: any HostContext, _ reply: @escaping HostReply) {
        let id = options.string("fileID") ?? ""
        let name = id.split(separator: "/").last ?? ""
        let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
        let temporary: TemporaryFile
        do throws(FileError) {
            temporary = try files.makeTemporary(extension: ending)
        } catch {
            return context.after(milliseconds: 0) { reply(.failure(error.hostError)) }
        }
        let file = temporary.file
        let transfer = CloudTransfer.download(fileID: id) { try file.write($1, at: $0) }
        begin(transfer, temporary, false, options, context, reply)
    }

    private func begin(
        _ transfer: CloudTransfer, _ temporary: TemporaryFile?, _ isUpload: Bool, _ options: ValueObject,
        _ context: any HostContext, _ reply: @escaping HostReply
    ) {
        guard context.device.network.isConnected, let connect else {
            let code = connect == nil ? -601034 : -601003
            let text = connect == nil ? "there is no cloud in this run" : "the network is not connected"
            return context.after(milliseconds: 0) { reply(.failure(HostError("fail \(text)", errCode: code))) }
        }
        let transport = transport ?? connect(user)
        self.transport = transport
        let inbox = inbox ?? context.inbox { [weak self, unowned context] (news: News) in self?.take(news, context) }
        self.inbox = inbox
        let number = options.number("transfer") ?? 0
        let stop = TransferStop()
        running[number] = Running(
            stop: stop, reply: reply, hold: context.hold(), temporary: temporary, isUpload: isUpload)
        transport.executor.run {
            do throws(CloudCallError) {
                let text = try await transport.carry(transfer, stop: stop) { done, total in
                    inbox.post(.progress(number, done: done, of: total))
                }
                inbox.post(.ended(number, .success(text)))
            } catch {
                inbox.post(.ended(number, .failure(error)))
            }
        }
    }

    private func take(_ news: News, _ context: any HostContext) {
        switch news {
        case .progress(let number, let done, let total):
            guard let transfer = running[number] else { return }
            let verb = transfer.isUpload ? "Sent" : "Written"
            context.emit(
                "cloud.transfer",
                [
                    "transfer": .number(number), "kind": "progress",
                    "payload": .object(
                        ValueObject([
                            ("progress", .number(total > 0 ? Double(done * 100 / total) : 100)),
                            ("totalBytes\(verb)", .number(Double(done))),
                            ("totalBytesExpectedTo\(transfer.isUpload ? "Send" : "Write")", .number(Double(total))),
                        ])),
                ])
        case .ended(let number, let result):
            guard let transfer = running.removeValue(forKey: number) else { return }
            defer { transfer.hold.release() }
            switch result {
            case .success(let text):
                let member: (String, Value) =
                    transfer.isUpload
                    ? ("fileID", .string(text)) : ("tempFilePath", .string(transfer.temporary?.path ?? ""))
                transfer.reply(.success(ValueObject([member, ("statusCode", transfer.isUpload ? 204 : 200)])))
            case .failure(let error):
                if let path = transfer.temporary?.path { forget(path, context) }
                transfer.reply(.failure(HostError("fail \(error.message)", errCode: error.code)))
            }
        }
    }

    private func forget(_ temporary: String, _ context: any HostContext) {
        do throws(FileError) {
            try files.remove(temporary: temporary)
        } catch {
            context.console("warn", "\(temporary) is left behind: \(error.hostError.message)")
        }
    }
}
