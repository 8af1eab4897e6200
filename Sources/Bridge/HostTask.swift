package import Values

/// What JavaScript sees of the task that a member of `wx` returns.
package struct TaskShape: Sendable {
    /// A method of the task.
    package struct Method: Sendable {
        package var name: String
        /// What stands before `:ok` and `:fail` in the errMsg of a method that takes success, fail and complete; nil for
        /// one that takes plain arguments.
        package var answersAs: String?
        /// The options that are checked before the call.
        package var parameters: [HostParameter]

        package init(_ name: String, answersAs: String? = nil, parameters: [HostParameter] = []) {
            self.name = name
            self.answersAs = answersAs
            self.parameters = parameters
        }
    }

    /// An event that the task tells: `onX`, and `offX` where the platform has it.
    package struct Event: Sendable {
        /// "onHeadersReceived".
        package var name: String
        package var hasOff: Bool

        package init(_ name: String, hasOff: Bool = true) {
            self.name = name
            self.hasOff = hasOff
        }
    }

    package var methods: [Method]
    package var events: [Event]
    /// Members that are no functions, as they are at first; `HostTask.set` changes them.
    package var members: ValueObject
    /// Whether the task can be awaited where no callback was given.
    package var isThenable: Bool

    package init(methods: [Method], events: [Event], members: ValueObject = ValueObject(), isThenable: Bool) {
        self.methods = methods
        self.events = events
        self.members = members
        self.isThenable = isThenable
    }
}

/// The native side of one task. Lives on the logic thread, until it ends.
package final class HostTask {
    /// What goes to JavaScript.
    package enum Output {
        /// The answer to the call that began the task.
        case reply(Result<ValueObject, HostError>)
        /// Calls the listeners of an event.
        case event(String, Value)
        /// Sets a member that is no function.
        case member(String, Value)
    }

    /// Called when JavaScript calls a method, with its arguments (its options, for one that answers).
    package var onCall: ((_ method: String, _ arguments: [Value], _ reply: @escaping HostReply) -> Void)?
    private var output: ((Output) -> Void)?
    private var isAnswered = false

    package init(_ output: @escaping (Output) -> Void) { self.output = output }

    /// Whether the task has ended.
    package var isEnded: Bool { output == nil }

    /// Answers the call that began the task, once: success, fail and complete, or the promise.
    package func reply(_ result: Result<ValueObject, HostError>) {
        guard !isAnswered else { return }
        isAnswered = true
        output?(.reply(result))
    }

    /// Calls the listeners of one of the shape's events.
    package func emit(_ event: String, _ payload: Value) { output?(.event(event, payload)) }

    /// Sets a member of the task that is no function.
    package func set(_ member: String, _ value: Value) { output?(.member(member, value)) }

    /// Lets go of everything: nothing more is told, and calls of methods do nothing. Every task must end.
    package func end() {
        output = nil
        onCall = nil
    }

    /// Answers, and ends.
    package func finish(_ result: Result<ValueObject, HostError>) {
        reply(result)
        end()
    }
}
