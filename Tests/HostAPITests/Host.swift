import Bridge
import CloudClient
import Dispatch
import HostAPI
import MiniProgram
import Values

/// The host functions of a small program, called as the prelude calls them.
struct Host {
    let context = FakeContext()
    let functions: [String: HostFunction]
    private let arrival = DispatchSemaphore(value: 0)

    init(
        _ app: String = #"{"pages": ["a", "b"]}"#, data: HostAPI.DataPlace = .memory,
        files: [String: String] = [:], cloud: CloudLocator? = nil
    ) {
        let own = ["app.json": app, "project.config.json": #"{"appid": "wx0123456789abcdef"}"#]
        let program = MiniProgram.load(MemorySource(own.merging(files) { $1 }))
        let list = HostAPI.functions(for: program, data: data, cloud: cloud)
        context.poster.onPost { [arrival] in arrival.signal() }
        functions = Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0) })
    }

    /// Calls an asynchronous member, lets the answer come, and gives its result or `fail ...`; nil if there is no answer yet.
    func call(_ name: String, _ options: Value = [:]) -> Value? {
        guard case .asynchronous(let work)? = functions[name]?.kind, case .object(let object) = options else {
            return "no such member"
        }
        let answer = Answer()
        work(object, context) { result in
            answer.count += 1
            switch result {
            case .success(let object): answer.value = .object(object)
            case .failure(let error): answer.value = .string(error.message)
            }
        }
        precondition(answer.count == 0, "an answer comes in a later turn")
        context.advance(0)
        precondition(answer.count <= 1, "an answer comes once")
        return answer.value
    }

    /// Starts an asynchronous member whose answer comes after a question.
    func start(_ name: String, _ options: Value) -> Answer {
        let answer = Answer()
        guard case .asynchronous(let work)? = functions[name]?.kind, case .object(let object) = options else {
            return answer
        }
        work(object, context) { result in
            answer.count += 1
            switch result {
            case .success(let object): answer.value = .object(object)
            case .failure(let error): answer.value = .string(error.message)
            }
        }
        context.advance(0)
        return answer
    }

    /// Does what other threads post until a condition holds, for thirty seconds at most.
    func waitForPosts(_ isDone: () -> Bool) {
        let deadline = ContinuousClock.now + .seconds(120)
        context.advance(0)
        while !isDone(), ContinuousClock.now < deadline {
            for post in context.poster.take() { context.inboxes.deliver(post) }
            context.advance(0)
            if !isDone(), context.poster.isEmpty { _ = arrival.wait(timeout: .now() + 0.2) }
        }
    }

    /// Calls a synchronous member; what it throws is its message as text.
    func sync(_ name: String, _ arguments: Value...) -> Value {
        guard case .synchronous(let work)? = functions[name]?.kind else { return "no such member" }
        do throws(HostError) { return try work(arguments, context) } catch { return .string(error.message) }
    }

    final class Answer {
        var value: Value?
        var count = 0
    }
}

/// A value as extended JSON, for comparing.
func text(_ value: Value?) -> String {
    value.map { ExtendedJSON.string($0) } ?? "nothing"
}
