package import Values

extension AppMessage: BridgeMessage {
    /// The cases by their numbers on the wire.
    package enum Kind: UInt8, CaseIterable, Sendable {
        case hello = 1
        case sheet, pageOpen, route, patch, query, command, chrome, overlay, ask, eventDone, record, fault, busy, pong,
            exit, observe, unobserve
    }

    package static var sender: BridgeSide { .app }

    package var kind: Kind {
        switch self {
        case .hello: .hello
        case .sheet: .sheet
        case .pageOpen: .pageOpen
        case .route: .route
        case .patch: .patch
        case .query: .query
        case .command: .command
        case .chrome: .chrome
        case .overlay: .overlay
        case .ask: .ask
        case .eventDone: .eventDone
        case .record: .record
        case .fault: .fault
        case .busy: .busy
        case .pong: .pong
        case .exit: .exit
        case .observe: .observe
        case .unobserve: .unobserve
        }
    }

    package var isDroppable: Bool {
        guard case .record(let record) = self else { return false }
        // Somebody waits for the answer to an expression.
        return switch record.kind {
        case .other(kind: "evaluation", _): false
        // The table of keys must be right, not only recent.
        case .storage: false
        // What was copied, or is listened to, is told once.
        case .device: false
        default: true
        }
    }

    package static var patchKind: Kind? { .patch }

    package var patch: Patch? { if case .patch(let patch) = self { patch } else { nil } }

    package init?(patch: Patch) { self = .patch(patch) }

    package static func dropped(_ count: Int, time: Double) -> AppMessage? {
        .record(Record(kind: .other(kind: "dropped", .number(Double(count))), time: time, source: nil))
    }

    package func body() throws(BridgeError) -> Value {
        let body = BodyWriter()
        return switch self {
        case .hello(let hello): try ValueEncoder.encode(hello)
        case .sheet(let scope, let path): try body.with("scope", scope).with("path", path).value
        case .pageOpen(let page): try ValueEncoder.encode(page)
        case .route(let route): try ValueEncoder.encode(route)
        case .patch(let patch): patch.readable
        case .query(let id, let page, let nodes):
            try body.with("id", id).with("page", page).with("nodes", nodes).value
        case .command(let page, let command): try body.with("page", page).with("command", command).value
        case .chrome(let chrome): try ValueEncoder.encode(chrome)
        case .overlay(let overlay): try ValueEncoder.encode(overlay)
        case .ask(let id, let question): try body.with("id", id).with("question", question).value
        case .eventDone(let sequence, let text):
            try body.with("sequence", sequence).with("replacedText", text).value
        case .record(let record): try ValueEncoder.encode(record)
        case .fault(let fault): try ValueEncoder.encode(fault)
        case .busy(let milliseconds): try body.with("milliseconds", milliseconds).value
        case .pong(let id), .unobserve(let id): try body.with("id", id).value
        case .exit: body.value
        case .observe(let id, let page, let observation):
            try body.with("id", id).with("page", page).with("observation", observation).value
        }
    }

    package init(kind: Kind, body: Value) throws(BridgeError) {
        let members = try BodyReader(body)
        switch kind {
        case .hello: self = .hello(try ValueDecoder.decode(Hello.self, from: body))
        case .sheet: self = .sheet(scope: try members.read("scope"), path: try members.read("path"))
        case .pageOpen: self = .pageOpen(try ValueDecoder.decode(PageOpen.self, from: body))
        case .route: self = .route(try ValueDecoder.decode(Route.self, from: body))
        case .patch: self = .patch(try Patch(readable: body))
        case .query:
            self = .query(id: try members.read("id"), page: try members.read("page"), try members.read("nodes"))
        case .command: self = .command(try members.read("page"), try members.read("command"))
        case .chrome: self = .chrome(try ValueDecoder.decode(Chrome.self, from: body))
        case .overlay: self = .overlay(try ValueDecoder.decode(Overlay.self, from: body))
        case .ask: self = .ask(id: try members.read("id"), try members.read("question"))
        case .eventDone:
            self = .eventDone(sequence: try members.read("sequence"), replacedText: try members.read("replacedText"))
        case .record: self = .record(try ValueDecoder.decode(Record.self, from: body))
        case .fault: self = .fault(try ValueDecoder.decode(Fault.self, from: body))
        case .busy: self = .busy(milliseconds: try members.read("milliseconds"))
        case .pong: self = .pong(try members.read("id"))
        case .exit: self = .exit
        case .observe:
            self = .observe(
                id: try members.read("id"), page: try members.read("page"), try members.read("observation"))
        case .unobserve: self = .unobserve(id: try members.read("id"))
        }
    }
}
