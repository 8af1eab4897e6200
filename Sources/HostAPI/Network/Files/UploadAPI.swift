import Bridge
import CloudClient
import Values

/// `wx.uploadFile`.
struct UploadAPI {
    let network: Network
    let files: FilePlaces

    /// The members of this family.
    var functions: [HostFunction] {
        let shape = TaskShape(
            methods: [.init("abort")], events: [.init("onProgressUpdate"), .init("onHeadersReceived")],
            isThenable: true)
        let parameters = ["url", "filePath", "name"].map { HostParameter($0, .string) }
        return [
            HostFunction(
                "uploadFile", parameters: parameters,
                .task(shape) { options, context, task in
                    network.begin(task, context) { () throws(HostError) in
                        (try plan(options, context), handlers(task))
                    }
                })
        ]
    }

    private func plan(_ options: ValueObject, _ context: any HostContext) throws(HostError) -> TransferPlan {
        let url = try network.check(options.string("url") ?? "", .uploadFile, context)
        let form = try form(options)
        var headers = RequestHeaders.make(options["header"], appID: network.appID, contentType: nil, context)
        // Programs often set this one, without the boundary that only the form knows.
        headers.removeAll { $0.name.lowercased() == "content-type" }
        headers.append(("Content-Type", "multipart/form-data; boundary=\(form.boundary)"))
        let body = form.body
        return TransferPlan(
            kind: .uploadFile, method: "POST", url: url, headers: headers, body: body,
            shownBody: NetworkRecord.Body(text: form.shown, size: body.length),
            timeout: network.timeout(options.number("timeout"), .uploadFile))
    }

    private func form(_ options: ValueObject) throws(HostError) -> MultipartForm {
        var fields: [(name: String, value: String)] = []
        if case .object(let data)? = options["formData"] {
            for (name, value) in data { fields.append((name, Self.text(value))) }
        }
        do throws(FileError) {
            let file = try files.read(options.string("filePath") ?? "", "open")
            return try MultipartForm(
                fields: fields, name: options.string("name") ?? "", file: file, boundary: network.nextBoundary())
        } catch {
            throw error.reason == .missing || error.reason == .temporaryMissing
                ? HostError("fail file not found", errno: error.hostError.errno) : error.hostError
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .object, .array: JSON.string(value) ?? ""
        default: value.toString()
        }
    }

    private func handlers(_ task: HostTask) -> TransferHandlers {
        var handlers = TransferHandlers()
        var progress = TransferProgress((done: "totalBytesSent", expected: "totalBytesExpectedToSend"))
        handlers.sent = { bytes, total in progress.tell(bytes, of: total, task) }
        handlers.head = { head in task.emit("onHeadersReceived", .object(RequestAPI.answer(head))) }
        handlers.end = { result in
            task.finish(
                result.map { result in
                    var answer = ValueObject([("data", .string(BodyText.text(result.body, result.head)))])
                    for (name, value) in RequestAPI.answer(result.head) { answer[name] = value }
                    answer["profile"] = result.profile.value
                    return answer
                })
        }
        return handlers
    }
}
