import Bridge
import CloudClient
import Values

/// One call or watch, as the dock tells of it: records of kind "cloud".
///
/// A call: `{call, service, action, env, collection, request, milliseconds, result | error, decision, logs}`.
/// A watch: `{watch, env, collection, request, state | event}`.
struct CloudNote {
    private let number: UInt64
    private let service: CloudCall.Service
    private let request: ValueObject
    private let start: Double

    /// How many bytes of a result are kept.
    private static let mostBytes = 16 << 10

    init(number: UInt64, _ service: CloudCall.Service, _ request: ValueObject, at start: Double) {
        self.number = number
        self.service = service
        self.request = request
        self.start = start
    }

    /// What is called: a function's name, or the action.
    var name: String { (request["name"] ?? request["action"] ?? .string(service.rawValue)).toString() }

    /// The end of a call.
    func record(_ result: Result<CloudAnswer, CloudCallError>, at now: Double) -> AppMessage {
        var note = head("call")
        note["service"] = .string(service.rawValue)
        note["action"] = request["action"] ?? request["name"] ?? .null
        note["milliseconds"] = .number(now - start)
        switch result {
        case .success(let answer):
            note["result"] = Self.capped(.object(answer.result))
            note["decision"] = answer.decision ?? .null
            if !answer.logs.isEmpty { note["logs"] = Self.capped(.array(answer.logs)) }
        case .failure(let error):
            note["error"] = ["code": .number(Double(error.code)), "message": .string(error.message)]
            note["decision"] = error.decision ?? .null
            if !error.logs.isEmpty { note["logs"] = Self.capped(.array(error.logs)) }
        }
        return Self.message(note, now)
    }

    /// A change of what is watched.
    func record(_ event: WatchEvent, at now: Double) -> AppMessage {
        var note = head("watch")
        note["event"] = [
            "id": .number(Double(event.id)), "init": .bool(event.isInitial),
            "changes": Self.capped(.array(event.changes.map { .object($0) })),
        ]
        return Self.message(note, now)
    }

    /// A change of a watch itself: "opened", "closed", why it failed.
    func record(_ state: String, at now: Double) -> AppMessage {
        var note = head("watch")
        note["state"] = .string(state)
        return Self.message(note, now)
    }

    private func head(_ kind: String) -> ValueObject {
        [
            kind: .number(Double(number)), "env": request["env"] ?? .null, "collection": request["collection"] ?? .null,
            "request": Self.capped(.object(request)),
        ]
    }

    /// What is too long for the dock is told by its length.
    private static func capped(_ value: Value) -> Value {
        let text = ExtendedJSON.string(value)
        return text.utf8.count <= mostBytes ? value : ["bytes": .number(Double(text.utf8.count))]
    }

    private static func message(_ note: ValueObject, _ now: Double) -> AppMessage {
        .record(Record(kind: .other(kind: "cloud", .object(note)), time: now, source: nil))
    }
}
