package import Values

/// One native member of `wx`, as HostAPI registers it and AppService offers it to JavaScript. The JavaScript side (callbacks,
/// promises, listeners, argument checks) is the same for all: a host function sees checked options and answers once.
package struct HostFunction {
    /// How the member is called.
    package enum Kind {
        /// Returns a value or throws: `getStorageSync`, `getWindowInfo`. Gets all its arguments.
        case synchronous((_ arguments: [Value], any HostContext) throws(HostError) -> Value)
        /// Takes one options object; success, fail and complete or a promise.
        case asynchronous((_ options: ValueObject, any HostContext, @escaping HostReply) -> Void)
        /// `onX` and `offX`: this is the name of the event that `HostContext.emit` fires. Both members are registered by it.
        case listener(event: String)
        /// Takes one options object and returns a task at once; the call is answered by `HostTask.reply`, in this turn or
        /// later. Every task ends by `HostTask.end` or `finish`.
        case task(TaskShape, (_ options: ValueObject, any HostContext, HostTask) -> Void)
        /// Is no member: it is called once before the app starts, so that it can `observe`.
        case observer((any HostContext) -> Void)
    }

    /// The member's name, `setStorage`.
    package var name: String
    package var kind: Kind
    /// The options that are checked before the call, with the official message on a mismatch.
    package var parameters: [HostParameter]

    package init(_ name: String, parameters: [HostParameter] = [], _ kind: Kind) {
        self.name = name
        self.kind = kind
        self.parameters = parameters
    }
}

/// Answers an asynchronous call, once: the members of the result beside errMsg, or the error.
package typealias HostReply = (Result<ValueObject, HostError>) -> Void

/// One checked option.
package struct HostParameter: Sendable {
    /// The type's name in `parameter error: parameter.url should be String instead of Undefined;`
    package enum Kind: String, Sendable {
        case string = "String"
        case number = "Number"
        case boolean = "Boolean"
        case object = "Object"
        case array = "Array"
        case function = "Function"
    }

    package var name: String
    package var kind: Kind
    package var required: Bool

    package init(_ name: String, _ kind: Kind, required: Bool = true) {
        self.name = name
        self.kind = kind
        self.required = required
    }
}

/// Why a call failed: what stands behind `NAME:` in errMsg, and the numbers beside it.
package struct HostError: Error, Sendable {
    /// Without the API's name: "fail data not found".
    package var message: String
    /// `errno` of newer APIs.
    package var errno: Int?
    /// `errCode` of older ones.
    package var errCode: Int?

    package init(_ message: String, errno: Int? = nil, errCode: Int? = nil) {
        self.message = message
        self.errno = errno
        self.errCode = errCode
    }
}

/// Names a timer of the app's clock.
package struct HostTimer: Hashable {
    package var number: Int

    package init(number: Int) { self.number = number }
}

/// What changed around the app.
package enum HostChange: Sendable {
    /// The device is another now; this is what it was.
    case device(old: Device)
    /// The app came to the foreground or left it.
    case visibility(Bool)
    /// The person asks for a request once more, by the number of its records.
    case replay(request: UInt64)
    /// The person does something to a WebSocket, by the number of its records.
    case socket(id: UInt64, SocketOrder)
    /// The person asks something with the developer tools.
    case inspect(Inspection)
    /// Something happens to the device once.
    case happened(DeviceEvent)
    /// So many listen to an event now.
    case listeners(event: String, count: Int)
}

/// What host functions see of the app that they serve. Lives on the logic thread, like they do.
package protocol HostContext: AnyObject {
    /// The device as the shell last told.
    var device: Device { get }
    /// Milliseconds since 1970, by the app's clock.
    var now: Double { get }
    /// The page on top of the stack, or the one that the call's component belongs to.
    var currentPage: PageID? { get }
    /// The path of that page.
    var currentPath: String? { get }
    /// Whether what runs now was brought about by a tap of the person's.
    var isHandlingTap: Bool { get }
    /// Sends a message to the shell.
    func send(_ message: AppMessage)
    /// Asks the person; the answer comes on the logic thread, in a later turn.
    func ask(_ question: Question, answer: @escaping (Value) -> Void)
    /// Calls the listeners of an event (`onThemeChange` listens to "onThemeChange").
    func emit(_ event: String, _ payload: Value)
    /// Runs work on the logic thread after this many milliseconds of the app's clock.
    func after(milliseconds: Double, _ work: @escaping () -> Void)
    /// Runs work on the logic thread after this many milliseconds of the app's clock, unless it is stopped before.
    func startTimer(milliseconds: Double, _ work: @escaping () -> Void) -> HostTimer
    /// Stops a timer that has not run yet.
    func stopTimer(_ timer: HostTimer)
    /// Tells of every later change of what surrounds the app.
    func observe(_ tell: @escaping (HostChange) -> Void)
    /// Writes a line to the app's console ("warn", "error").
    func console(_ level: String, _ message: String)
    /// The first node of the current page that a selector finds, for pageScrollTo.
    func node(matching selector: String) -> NodeID?
    /// Brings work from other threads to this one.
    var poster: LogicPoster { get }
    /// The inboxes in which other threads leave messages for what lives on this one.
    var inboxes: InboxTable { get }
    /// Keeps virtual time from going on while real work is in flight.
    func hold() -> Hold
}

extension HostContext {
    /// Opens an inbox: what any thread posts there is handled on the logic thread, each message in a turn of its own. Close
    /// it with `inboxes.close`.
    package func inbox<Message: Sendable>(_ handle: @escaping (Message) -> Void) -> Inbox<Message> {
        inboxes.open(handle)
    }
}

/// A member of `wx` that exists, so that programs may look for it, and fails when it is used.
package struct UnsupportedMember: Sendable {
    /// How it fails.
    package enum Kind: String, Sendable {
        /// Throws.
        case synchronous
        /// Answers `NAME:fail not supported`.
        case asynchronous
        /// `onX` and `offX`: takes listeners that are never called. The name is that of `onX`.
        case listener
        /// Returns an object whose members all exist and fail.
        case factory
        /// Is such an object itself.
        case property
    }

    package var name: String
    package var kind: Kind

    package init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
