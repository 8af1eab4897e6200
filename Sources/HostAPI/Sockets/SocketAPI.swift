import Bridge
import Values

/// `wx.connectSocket` with its task, and the global forms, which belong to the socket that was made last.
struct SocketAPI {
    private let table: SocketTable

    init(network: Network) {
        table = SocketTable(network)
    }

    /// The members of this family.
    var functions: [HostFunction] {
        [connect, send, close]
            + ["onSocketOpen", "onSocketMessage", "onSocketClose", "onSocketError"].map {
                HostFunction($0, .listener(event: $0))
            }
    }

    private var connect: HostFunction {
        let table = table
        return HostFunction(
            "connectSocket",
            parameters: [
                HostParameter("url", .string), HostParameter("header", .object, required: false),
                HostParameter("protocols", .array, required: false),
                HostParameter("timeout", .number, required: false),
                HostParameter("perMessageDeflate", .boolean, required: false),
                HostParameter("tcpNoDelay", .boolean, required: false),
            ],
            .task(Self.shape) { options, context, task in table.connect(options, context, task) })
    }

    private var send: HostFunction {
        let table = table
        return .immediate("sendSocketMessage") { options, _ throws(HostError) in
            let message = try SocketPlan.message(options)
            guard let socket = table.current, socket.state == .open else {
                throw HostError("fail WebSocket is not connected")
            }
            socket.send(message)
            return ValueObject()
        }
    }

    private var close: HostFunction {
        let table = table
        return .immediate("closeSocket", Self.closeParameters) { options, _ throws(HostError) in
            let ending = try SocketPlan.ending(options)
            // Documented: what has not opened yet is not closed by this.
            guard let socket = table.current, socket.state == .open else {
                throw HostError("fail WebSocket is not connected")
            }
            socket.close(ending.code, ending.reason)
            return ValueObject()
        }
    }

    private static let closeParameters = [
        HostParameter("code", .number, required: false), HostParameter("reason", .string, required: false),
    ]

    /// What JavaScript sees of a task.
    private static var shape: TaskShape {
        TaskShape(
            methods: [
                TaskShape.Method("send", answersAs: "SocketTask.send"),
                TaskShape.Method("close", answersAs: "SocketTask.close", parameters: closeParameters),
            ],
            events: ["onOpen", "onMessage", "onClose", "onError"].map { TaskShape.Event($0, hasOff: false) },
            members: [
                "CONNECTING": 0, "OPEN": 1, "CLOSING": 2, "CLOSED": 3, "readyState": 0,
            ], isThenable: false)
    }
}
