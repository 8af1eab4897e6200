import Bridge
import CloudClient

/// Tells the devtools of one transfer, step by step; of its progress not more often than an eye can follow.
struct TransferRecorder {
    private static let progressEvery = 100.0

    private let id: UInt64
    private let name: String
    private let context: any HostContext
    private var lastProgress = 0.0
    private var startTime = 0.0

    init(_ id: UInt64, _ plan: TransferPlan, _ context: any HostContext, replayed: UInt64?) {
        self.id = id
        self.context = context
        name = plan.kind.rawValue
        send(
            .began(
                NetworkRecord.Beginning(
                    source: plan.source, method: plan.method, url: plan.url.text, headers: Self.headers(plan.headers),
                    body: plan.shownBody, page: context.currentPath, replayed: replayed)))
    }

    mutating func started() {
        startTime = context.now
        send(.started)
    }

    func redirected(_ status: Int, to url: WebURL) { send(.redirected(status: status, url: url.text)) }

    func head(_ head: WebHead) { send(.headers(status: head.status, Self.headers(head.headers))) }

    mutating func progress(_ bytes: Int, of total: Int?) {
        guard context.now - lastProgress >= Self.progressEvery || bytes == total else { return }
        lastProgress = context.now
        send(.progress(bytes: bytes, of: total))
    }

    func ended(_ result: Result<TransferResult, HostError>, _ times: WebTimes, head: WebHead?, received: Int) {
        var ending = NetworkRecord.Ending(
            message: "\(name):ok", isOK: true, status: head?.status ?? 0,
            body: NetworkRecord.Body(text: nil, size: received), started: times.start, connected: times.sent,
            firstByte: times.firstByte, ended: times.end)
        switch result {
        case .success(let result):
            if !result.body.isEmpty { ending.body = NetworkRecord.Body(result.body) }
        case .failure(let error):
            ending.isOK = false
            ending.message = "\(name):\(error.message)"
        }
        send(.ended(ending))
    }

    private func send(_ step: NetworkRecord.Step) {
        context.send(.record(Record(kind: .network(NetworkRecord(id: id, step)), time: context.now, source: nil)))
    }

    private static func headers(_ headers: [(name: String, value: String)]) -> [NetworkRecord.Header] {
        headers.map { NetworkRecord.Header($0.name, $0.value) }
    }
}
