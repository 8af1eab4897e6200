package import Values

extension ShellMessage: BridgeMessage {
    /// The cases by their numbers on the wire.
    package enum Kind: UInt8, CaseIterable, Sendable {
        case device = 1
        case visibility, event, userRoute, pageEvent, frame, answer, observed, settled, evaluate, ping, quit, replay
        case socket, inspect, happened
    }

    package static var sender: BridgeSide { .shell }

    package var kind: Kind {
        switch self {
        case .device: .device
        case .visibility: .visibility
        case .event: .event
        case .userRoute: .userRoute
        case .pageEvent: .pageEvent
        case .frame: .frame
        case .answer: .answer
        case .observed: .observed
        case .settled: .settled
        case .evaluate: .evaluate
        case .ping: .ping
        case .quit: .quit
        case .replay: .replay
        case .socket: .socket
        case .inspect: .inspect
        case .happened: .happened
        }
    }

    package var isDroppable: Bool { false }
    package static var patchKind: Kind? { nil }
    package var patch: Patch? { nil }
    package init?(patch: Patch) { nil }
    package static func dropped(_ count: Int, time: Double) -> ShellMessage? { nil }

    package func body() throws(BridgeError) -> Value {
        let body = BodyWriter()
        return switch self {
        case .device(let device): try ValueEncoder.encode(device)
        case .visibility(let visible): try body.with("visible", visible).value
        case .event(let event): try ValueEncoder.encode(event)
        case .userRoute(let route): try ValueEncoder.encode(route)
        case .pageEvent(let page, let event): try body.with("page", page).with("event", event).value
        case .frame(let batch): try body.with("batch", batch).value
        case .answer(let id, let value), .observed(let id, let value):
            try body.with("id", id).with("value", value).value
        case .settled(let node, let value): try body.with("node", node).with("value", value).value
        case .evaluate(let id, let text): try body.with("id", id).with("text", text).value
        case .ping(let id), .replay(let id): try body.with("id", id).value
        case .quit: body.value
        case .socket(let id, let order): try body.with("id", id).with("order", order).value
        case .inspect(let inspection): try ValueEncoder.encode(inspection)
        case .happened(let event): try ValueEncoder.encode(event)
        }
    }

    package init(kind: Kind, body: Value) throws(BridgeError) {
        let members = try BodyReader(body)
        switch kind {
        case .device: self = .device(try ValueDecoder.decode(Device.self, from: body))
        case .visibility: self = .visibility(try members.read("visible"))
        case .event: self = .event(try ValueDecoder.decode(UserEvent.self, from: body))
        case .userRoute: self = .userRoute(try ValueDecoder.decode(UserRoute.self, from: body))
        case .pageEvent: self = .pageEvent(try members.read("page"), try members.read("event"))
        case .frame: self = .frame(batch: try members.read("batch"))
        case .answer: self = .answer(id: try members.read("id"), try members.read("value"))
        case .observed: self = .observed(id: try members.read("id"), try members.read("value"))
        case .settled: self = .settled(try members.read("node"), try members.read("value"))
        case .evaluate: self = .evaluate(id: try members.read("id"), try members.read("text"))
        case .ping: self = .ping(try members.read("id"))
        case .quit: self = .quit
        case .replay: self = .replay(request: try members.read("id"))
        case .socket: self = .socket(id: try members.read("id"), try members.read("order"))
        case .inspect: self = .inspect(try ValueDecoder.decode(Inspection.self, from: body))
        case .happened: self = .happened(try ValueDecoder.decode(DeviceEvent.self, from: body))
        }
    }
}

extension UserEvent: Codable {
    private enum CodingKeys: String, CodingKey {
        case sequence, page, node, type, detail, touches, changedTouches, revision, offsetLeft, offsetTop, time, model
    }

    private struct Model: Codable {
        var name: String
        var value: Value
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            sequence: try container.decode(UInt64.self, forKey: .sequence),
            page: try container.decode(PageID.self, forKey: .page),
            node: try container.decode(NodeID.self, forKey: .node),
            type: try container.decode(String.self, forKey: .type),
            detail: try container.decode(Value.self, forKey: .detail))
        touches = try container.decodeIfPresent([Touch].self, forKey: .touches) ?? []
        changedTouches = try container.decodeIfPresent([Touch].self, forKey: .changedTouches) ?? []
        revision = try container.decode(UInt64.self, forKey: .revision)
        offsetLeft = try container.decode(Double.self, forKey: .offsetLeft)
        offsetTop = try container.decode(Double.self, forKey: .offsetTop)
        time = try container.decodeIfPresent(Double.self, forKey: .time) ?? 0
        model = try container.decodeIfPresent(Model.self, forKey: .model).map { ($0.name, $0.value) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(sequence, forKey: .sequence)
        try container.encode(page, forKey: .page)
        try container.encode(node, forKey: .node)
        try container.encode(type, forKey: .type)
        try container.encode(detail, forKey: .detail)
        if !touches.isEmpty { try container.encode(touches, forKey: .touches) }
        if !changedTouches.isEmpty { try container.encode(changedTouches, forKey: .changedTouches) }
        try container.encode(revision, forKey: .revision)
        try container.encode(offsetLeft, forKey: .offsetLeft)
        try container.encode(offsetTop, forKey: .offsetTop)
        if time > 0 { try container.encode(time, forKey: .time) }
        try container.encodeIfPresent(model.map { Model(name: $0.name, value: $0.value) }, forKey: .model)
    }
}
