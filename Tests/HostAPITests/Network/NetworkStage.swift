import Bridge
import CloudClient
import Dispatch
import HostAPI
import MiniProgram
import Values

/// The network members of a small program, called as the prelude calls them, with real servers behind. Virtual time moves
/// only by `context.advance`.
final class NetworkStage {
    let context = FakeContext()
    private var functions: [String: HostFunction] = [:]
    private let arrival = DispatchSemaphore(value: 0)

    init(
        termina: String = "", project: String = #"{"appid": "wx0123456789abcdef"}"#, app: String = #"{"pages": ["a"]}"#,
        files: [String: String] = [:], data: HostAPI.DataPlace = .memory,
        surroundings: NetworkSurroundings = NetworkSurroundings()
    ) {
        let own = ["app.json": app, "project.config.json": project, "termina.toml": termina]
        let program = MiniProgram.load(MemorySource(own.merging(files) { $1 }))
        let list = HostAPI.functions(for: program, data: data, network: surroundings)
        functions = Dictionary(list.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        context.poster.onPost { [arrival] in arrival.signal() }
    }

    /// One call and all that it told.
    final class Call {
        var answer: Result<ValueObject, HostError>?
        var events: [(name: String, payload: Value)] = []
        fileprivate(set) var task: HostTask?

        /// The answer as text: its member, or `fail ...`.
        subscript(member: String) -> String {
            switch answer {
            case nil: "no answer"
            case .success(let object): text(object[member])
            case .failure(let error): error.message
            }
        }

        /// A member of the answer.
        func value(_ member: String) -> Value? {
            if case .success(let object)? = answer { object[member] } else { nil }
        }

        var error: HostError? {
            if case .failure(let error)? = answer { error } else { nil }
        }

        func abort() { task?.onCall?("abort", []) { _ in } }
    }

    /// Begins a call that returns a task.
    func begin(_ name: String, _ options: Value) -> Call {
        let call = Call()
        guard case .task(_, let work)? = functions[name]?.kind, case .object(let object) = options else { return call }
        let task = HostTask { output in
            switch output {
            case .reply(let result): call.answer = result
            case .event(let name, let payload): call.events.append((name, payload))
            case .member: break
            }
        }
        call.task = task
        work(object, context, task)
        return call
    }

    /// Begins a call and waits for its answer.
    func call(_ name: String, _ options: Value) -> Call {
        let call = begin(name, options)
        wait { call.answer != nil }
        return call
    }

    /// Calls a member that answers once.
    func ask(_ name: String) -> Value? {
        guard case .asynchronous(let work)? = functions[name]?.kind else { return nil }
        var answer: Value?
        work(ValueObject(), context) { result in
            answer = (try? result.get()).map(Value.object) ?? "fail"
        }
        context.advance(0)
        return answer
    }

    /// Does what other threads post until a condition holds, or for so long.
    func wait(seconds: Int = 120, _ isDone: () -> Bool) {
        let deadline = ContinuousClock.now + .seconds(seconds)
        context.advance(0)
        while !isDone(), ContinuousClock.now < deadline {
            deliver()
            if isDone() { return }
            if context.poster.isEmpty { _ = arrival.wait(timeout: .now() + 0.2) }
        }
    }

    /// Does what was posted.
    func deliver() {
        for post in context.poster.take() {
            context.inboxes.deliver(post)
            context.advance(0)
        }
    }

    /// The steps that the devtools were told, shortly.
    var steps: [String] {
        context.sent.compactMap { message in
            guard case .record(let record) = message, case .network(let network) = record.kind else { return nil }
            switch network.step {
            case .began(let beginning): return "\(network.id) began \(beginning.method) \(beginning.source)"
            case .started: return "\(network.id) started"
            case .redirected(let status, _): return "\(network.id) redirected \(status)"
            case .headers(let status, _): return "\(network.id) headers \(status)"
            case .progress: return nil
            case .ended(let ending): return "\(network.id) ended \(ending.message)"
            }
        }
    }
}
