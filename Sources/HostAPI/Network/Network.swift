import Bridge
import CloudClient
import MiniProgram

/// The network of one mini-program: who may be reached, what runs and what waits. Lives on the logic thread.
final class Network {
    /// How many requests can be sent once more.
    private static let keptPlans = 100

    let routes: HostRoutes
    let domains: DomainLists
    let surroundings: NetworkSurroundings
    let appID: String
    let timeouts: AppConfig.NetworkTimeout
    private var queues: [NetworkKind: TransferQueue] = [:]
    private var transfers: [UInt64: Transfer] = [:]
    private var plans: [(id: UInt64, plan: TransferPlan)] = []
    private var lastID: UInt64 = 0
    private var lossCount: UInt64 = 0
    private let boundarySeed = UInt64.random(in: 1...UInt64.max)
    private var boundaryCount: UInt64 = 0
    private let reachability = Reachability()

    init(_ program: MiniProgram, _ surroundings: NetworkSurroundings) {
        self.surroundings = surroundings
        routes = HostRoutes(program, leavesMachine: surroundings.leavesMachine)
        domains = DomainLists(program)
        appID = program.appID
        timeouts = program.app.networkTimeout
    }

    /// Begins a transfer, or queues it.
    @discardableResult
    func begin(_ plan: TransferPlan, _ context: any HostContext, _ handlers: TransferHandlers, replayed: UInt64? = nil)
        -> Transfer
    {
        observe(context)
        lastID += 1
        let transfer = Transfer(lastID, plan, self, context, handlers, replayed: replayed)
        transfers[transfer.id] = transfer
        if reachability.isCutOff {
            context.after(milliseconds: 0) { transfer.fail(Self.interrupted) }
            return transfer
        }
        keep(plan, transfer.id)
        queues[plan.kind, default: TransferQueue()].add(transfer)?.start()
        return transfer
    }

    /// Begins the transfer of a task, which its `abort` ends, or tells the task why there can be none.
    func begin(
        _ task: HostTask, _ context: any HostContext,
        _ make: () throws(HostError) -> (TransferPlan, TransferHandlers)
    ) {
        do throws(HostError) {
            let (plan, handlers) = try make()
            let transfer = begin(plan, context, handlers)
            task.onCall = { [weak transfer] method, _, _ in
                if method == "abort" { transfer?.abort() }
            }
        } catch {
            context.after(milliseconds: 0) { task.finish(.failure(error)) }
        }
    }

    /// A transfer is over: the next one starts.
    func end(_ transfer: Transfer) {
        transfers[transfer.id] = nil
        queues[transfer.plan.kind, default: TransferQueue()].remove(transfer)?.start()
    }

    /// The number of the next request, as `NetworkConditions.loses` counts.
    func countForLoss() -> UInt64 {
        lossCount += 1
        return lossCount
    }

    /// A line that no file holds, to stand between the parts of a form.
    func nextBoundary() -> String {
        boundaryCount += 1
        let digits = String(boundarySeed &* 6_364_136_223_846_793_005 &+ boundaryCount, radix: 16)
        return "----TerminaFormBoundary" + String(repeating: "0", count: max(0, 16 - digits.count)) + digits
    }

    /// The URL of a call, or why it cannot be asked for. The complaint about a domain goes to the console.
    func check(_ text: String, _ kind: NetworkKind, _ context: any HostContext) throws(HostError) -> WebURL {
        guard let url = WebURL(text), url.scheme == "http" || url.scheme == "https" else {
            throw HostError("fail invalid url \"\(text)\"", errno: 600_009)
        }
        guard domains.allow(url, for: kind) else {
            context.console("error", domains.complaint(about: text, for: kind))
            throw HostError("fail url not in domain list", errno: 600_002)
        }
        return url
    }

    /// The time limit of a call in milliseconds: its own, or the program's.
    func timeout(_ option: Double?, _ kind: NetworkKind) -> Double {
        if let option, option > 0 { return option }
        switch kind {
        case .request: return timeouts.request
        case .socket: return timeouts.connectSocket
        case .uploadFile: return timeouts.uploadFile
        case .downloadFile: return timeouts.downloadFile
        }
    }

    private static let interrupted = HostError("fail interrupted", errno: 600_003)

    // MARK: Changes around

    private func observe(_ context: any HostContext) {
        reachability.observe(context) { [weak self] loss in
            self?.failAll(loss == .disconnected ? NetworkFault.disconnected.hostError : Self.interrupted)
        } onOther: { [weak self, unowned context] change in
            if case .replay(let id) = change { self?.replay(id, context) }
        }
    }

    private func failAll(_ error: HostError) {
        // Those that wait first, so that none of them starts in the place of one that ends.
        for transfer in transfers.values.sorted(by: { $0.id > $1.id }) { transfer.fail(error) }
    }

    private func keep(_ plan: TransferPlan, _ id: UInt64) {
        // A body that is read while it is sent may not be there any more.
        if case .stream = plan.body { return }
        guard plan.body.length <= 1 << 20 else { return }
        if plans.count == Self.keptPlans { plans.removeFirst() }
        plans.append((id, plan))
    }

    private func replay(_ id: UInt64, _ context: any HostContext) {
        guard var plan = plans.first(where: { $0.id == id })?.plan else { return }
        plan.delivery = .collected(limit: 1 << 20)
        begin(plan, context, TransferHandlers(), replayed: id)
    }
}
