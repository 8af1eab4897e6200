import Bridge
import Values

/// The members of `wx` that Swift provides, and those that exist only to fail.
struct HostRegistry {
    private var functions: [String: HostFunction] = [:]
    /// Those who want to observe from the start.
    private(set) var observers: [(any HostContext) -> Void] = []
    /// What the prelude needs to know of every member.
    let description: Value

    init(_ list: [HostFunction], unsupported: [UnsupportedMember]) {
        var described: [Value] = []
        for function in list {
            if case .observer(let begin) = function.kind {
                observers.append(begin)
                continue
            }
            functions[function.name] = function
            described.append(Self.describe(function))
        }
        described += unsupported.map {
            ["name": .string($0.name), "kind": .string("unsupported" + $0.kind.rawValue.capitalizedFirst)]
        }
        description = .array(described)
    }

    /// The function of this name.
    subscript(name: String) -> HostFunction? { functions[name] }

    private static func describe(_ function: HostFunction) -> Value {
        let parameters = describe(function.parameters)
        return switch function.kind {
        case .observer: .undefined
        case .synchronous: ["name": .string(function.name), "kind": "synchronous", "parameters": parameters]
        case .asynchronous: ["name": .string(function.name), "kind": "asynchronous", "parameters": parameters]
        case .listener(let event): ["name": .string(function.name), "kind": "listener", "event": .string(event)]
        case .task(let shape, _):
            [
                "name": .string(function.name), "kind": "task", "parameters": parameters,
                "methods": .array(shape.methods.map(describe)), "events": .array(shape.events.map(describe)),
                "members": .object(shape.members), "isThenable": .bool(shape.isThenable),
            ]
        }
    }

    private static func describe(_ method: TaskShape.Method) -> Value {
        [
            "name": .string(method.name), "answersAs": method.answersAs.map(Value.string) ?? .undefined,
            "parameters": describe(method.parameters),
        ]
    }

    private static func describe(_ event: TaskShape.Event) -> Value {
        ["name": .string(event.name), "hasOff": .bool(event.hasOff)]
    }

    private static func describe(_ parameters: [HostParameter]) -> Value {
        .array(
            parameters.map {
                ["name": .string($0.name), "kind": .string($0.kind.rawValue), "required": .bool($0.required)]
            })
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
