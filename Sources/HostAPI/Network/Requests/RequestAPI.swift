import Bridge
import CloudClient
import Values

/// `wx.request`.
struct RequestAPI {
    private static let methods: Set<String> = [
        "OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT",
    ]

    let network: Network

    /// The members of this family.
    var functions: [HostFunction] {
        let shape = TaskShape(
            methods: [.init("abort")], events: [.init("onHeadersReceived"), .init("onChunkReceived")], isThenable: true)
        return [
            HostFunction(
                "request", parameters: [HostParameter("url", .string)],
                .task(shape) { options, context, task in
                    network.begin(task, context) { () throws(HostError) in
                        (try plan(options, context), handlers(options, task))
                    }
                })
        ]
    }

    private func plan(_ options: ValueObject, _ context: any HostContext) throws(HostError) -> TransferPlan {
        let method = (options["method"].flatMap { $0.isNullish ? nil : $0.toString() } ?? "GET").uppercased()
        guard Self.methods.contains(method) else { throw HostError("fail method is invalid") }
        let headers = RequestHeaders.make(
            options["header"], appID: network.appID, contentType: "application/json", context)
        let data = options["data"] ?? .undefined
        var text = options.string("url") ?? ""
        var body = WebBody.none
        if method == "GET" || method == "HEAD" {
            text = QueryText.adding(data, to: text)
        } else if method != "TRACE" {
            body = Self.body(data, RequestHeaders.contentType(headers))
        }
        let url = try network.check(text, .request, context)
        if method == "CONNECT" { throw NetworkFault.methodNotSupported.hostError }
        var shown = NetworkRecord.Body(text: "", size: 0)
        if case .bytes(let bytes) = body { shown = NetworkRecord.Body(bytes) }
        var plan = TransferPlan(
            kind: .request, method: method, url: url, headers: headers, body: body, shownBody: shown,
            timeout: network.timeout(options.number("timeout"), .request))
        plan.followsRedirects = options.string("redirect") != "manual"
        if options.flag("enableChunked") { plan.delivery = .pieces }
        return plan
    }

    /// What a request sends: text and bytes as they are, anything else as a form or as JSON.
    private static func body(_ data: Value, _ contentType: String) -> WebBody {
        switch data {
        case .undefined, .null, .opaque: return .none
        case .binary(let bytes): return .bytes(bytes)
        case .string(let text): return .bytes(Array(text.utf8))
        case .object, .array:
            if contentType.hasPrefix("application/x-www-form-urlencoded") {
                return .bytes(Array(QueryText.form(data).utf8))
            }
            return .bytes(Array((JSON.string(data) ?? "").utf8))
        case .bool, .number, .date: return .bytes(Array((JSON.string(data) ?? "").utf8))
        }
    }

    private func handlers(_ options: ValueObject, _ task: HostTask) -> TransferHandlers {
        var handlers = TransferHandlers()
        let collected = Collected()
        let limit = 100 << 20
        handlers.head = { head in task.emit("onHeadersReceived", .object(Self.answer(head))) }
        handlers.piece = { bytes in
            collected.bytes += bytes
            task.emit("onChunkReceived", ["data": .binary(bytes)])
            return collected.bytes.count <= limit ? .success(()) : .failure(NetworkFault(.tooLarge).hostError)
        }
        handlers.end = { result in
            task.finish(
                result.map { result in
                    var answer = ValueObject()
                    answer["data"] = BodyText.data(
                        collected.bytes.isEmpty ? result.body : collected.bytes, result.head,
                        responseType: options.string("responseType"), dataType: options.string("dataType"))
                    for (name, value) in Self.answer(result.head) { answer[name] = value }
                    answer["profile"] = result.profile.value
                    answer["exception"] = ["reasons": [], "retryCount": 0]
                    return answer
                })
        }
        return handlers
    }

    private final class Collected { var bytes: [UInt8] = [] }

    /// Status, headers and cookies.
    static func answer(_ head: WebHead) -> ValueObject {
        let (header, cookies) = BodyText.header(head)
        return ValueObject([("header", header), ("statusCode", .number(Double(head.status))), ("cookies", cookies)])
    }
}
