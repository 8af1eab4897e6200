import Bridge
import CloudClient
import Values
import WebSockets

/// The sockets of one mini-program: five at once, the latest one for the global forms. Lives on the logic thread.
final class SocketTable {
    /// How many may exist at once.
    private static let limit = 5

    let network: Network
    private var sockets: [UInt64: Socket] = [:]
    private var lastID: UInt64 = 0
    private let reachability = Reachability()
    /// How many connections and messages there were, as `NetworkConditions.loses` counts.
    private var lossCount: UInt64 = 0

    init(_ network: Network) {
        self.network = network
    }

    /// The socket that was made last; nil once it is closed.
    var current: Socket? { sockets[lastID] }

    /// Begins a connection.
    func connect(_ options: ValueObject, _ context: any HostContext, _ task: HostTask) {
        observe(context)
        do throws(HostError) {
            let plan = try SocketPlan(options, network, context)
            guard sockets.count < Self.limit else { throw HostError("fail exceed max task count", errno: 600_007) }
            guard !reachability.isCutOff else { throw HostError("fail interrupted", errno: 600_003) }
            lastID += 1
            let socket = Socket(lastID, plan, self, context, task)
            sockets[socket.id] = socket
            context.after(milliseconds: 0) { task.reply(.success(ValueObject())) }
            socket.start()
        } catch {
            task.set("readyState", 3)
            context.after(milliseconds: 0) { task.finish(.failure(error)) }
        }
    }

    /// Tells the listeners of an event: those of the task, and the global one if the socket is the latest.
    func emit(_ event: String, _ payload: Value, of socket: Socket, _ context: any HostContext) {
        if socket.id == lastID { context.emit("onSocket" + event, payload) }
    }

    /// A socket is over.
    func end(_ socket: Socket) {
        sockets[socket.id] = nil
    }

    /// Whether the network loses the next connection or message.
    func losesNext(_ conditions: NetworkConditions) -> Bool {
        guard conditions == .lossy else { return false }
        lossCount += 1
        return conditions.loses(lossCount)
    }

    private func observe(_ context: any HostContext) {
        reachability.observe(context) { [weak self] loss in
            self?.failAll(loss == .disconnected ? "network is down" : "interrupted")
        } onOther: { [weak self] change in
            if case .socket(let id, let order) = change { self?.sockets[id]?.obey(order) }
        }
    }

    private func failAll(_ message: String) {
        for socket in sockets.values.sorted(by: { $0.id < $1.id }) { socket.fail(message) }
    }
}
