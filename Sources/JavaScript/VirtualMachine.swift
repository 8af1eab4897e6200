import CJavaScriptCore

/// A JavaScript engine of its own: one heap, one global object.
///
/// Confined to the thread that makes it. When that thread is a GLib loop, the engine's own timers (idle garbage
/// collection) run in it.
package final class VirtualMachine {
    let context: ScriptContext
    /// JavaScript's `undefined`, `null` and the global object.
    package let undefined: ScriptValue
    package let null: ScriptValue
    package let global: ScriptValue
    /// Called between turns with the reason of each rejection that nothing handled during the turn.
    package var onUnhandledRejection: ((_ reason: ScriptValue, _ promise: ScriptValue) -> Void)?

    private var rejections: [(reason: ScriptValue, promise: ScriptValue)] = []
    private var turnBody: (() -> Void)?
    private var turnFunction: ScriptValue?
    private let functionPrototype: ScriptValue
    private(set) var codec: DataCodec?

    /// Makes a machine. Costs 4 to 19 ms the first time in a process, then 1 to 2 ms.
    /// - Parameter firstHandle: where its handles start, so that those of two machines in one process differ.
    package init(limits: Watchdog.Limits = .init(), firstHandle: UInt32 = 0) {
        let group = JSContextGroupCreate()
        defer { JSContextGroupRelease(group) }
        let watchdog = Watchdog(limits: limits)
        guard let reference = JSGlobalContextCreateInGroup(group, nil) else {
            preconditionFailure("The JavaScript engine gave no context: the process is out of memory.")
        }
        context = ScriptContext(reference, watchdog: watchdog)
        undefined = ScriptValue(JSValueMakeUndefined(reference), in: context)
        null = ScriptValue(JSValueMakeNull(reference), in: context)
        global = ScriptValue(JSContextGetGlobalObject(reference), in: context)
        let anyFunction = withScriptText("") { JSObjectMakeFunction(reference, nil, 0, nil, $0, nil, 1, nil) }
        functionPrototype = ScriptValue(JSObjectGetPrototype(reference, anyFunction), in: context)
        watchdog.watch(group)
        prepare(firstHandle)
    }

    private func prepare(_ firstHandle: UInt32) {
        turnFunction = function("turn") { [unowned self] _ in
            let body = turnBody
            turnBody = nil
            body?()
            return nil
        }
        let handler = function("unhandledRejection") { [unowned self] call in
            rejections.append((call[1], call[0]))
            return nil
        }
        JSGlobalContextSetUnhandledRejectionCallback(context.reference, handler.reference, nil)
        context.onTurnEnd = { [unowned self] in reportRejections() }
        codec = DataCodec(self, firstHandle: firstHandle)
    }

    deinit { context.close() }

    /// The watchdog: its limits, and whether it stopped the present turn.
    package var watchdog: Watchdog { context.watchdog }
    /// Whether JavaScript, or a turn, is on the stack.
    package var isInTurn: Bool { context.depth > 0 }

    /// Runs several calls as one turn: promise jobs wait until the end of it, as they would if JavaScript had made the
    /// calls. Inside a turn it merely runs the body.
    package func turn(_ body: () -> Void) {
        guard !isInTurn, let turnFunction else {
            body()
            return
        }
        withoutActuallyEscaping(body) { body in
            turnBody = body
            do throws(ScriptException) {
                try turnFunction.call()
            } catch {
                // The body throws nothing; a stop during the promise jobs stands in `watchdog.stop`.
            }
            turnBody = nil
        }
    }

    /// Evaluates a script in the global scope.
    @discardableResult
    package func evaluate(_ source: String, path: String? = nil, line: Int = 1) throws(ScriptException) -> ScriptValue {
        let url = path.flatMap { withScriptText(ScriptLocation.percentEscaped($0)) { JSStringRetain($0) } }
        defer { if let url { JSStringRelease(url) } }
        return try context.run { exception in
            withScriptText(source) {
                JSEvaluateScript(context.reference, $0, nil, url, Int32(clamping: line), exception)
            }
        }
    }

    /// Makes a function whose body is a file's text, without running it. Line and column of exceptions are the file's
    /// own: `columns` tells the column (from 1) that a place in the text had before it was converted.
    package func module(
        _ source: String, path: String, parameters: [String], columns: ((_ line: Int, _ column: Int) -> Int)? = nil
    ) throws(ScriptException) -> ScriptValue {
        let head = "(function (\(parameters.joined(separator: ", "))) {"
        let shift = head.utf16.count
        context.columns[path] = { line, column in
            let own = line == 1 ? max(1, column - shift) : column
            return columns.map { $0(line, own) } ?? own
        }
        return try evaluate(head + source + "\n})", path: path)
    }

    /// A JavaScript function that calls Swift. It lives for as long as JavaScript or Swift holds it.
    package func function(_ name: String, _ body: @escaping (ScriptCall) throws -> ScriptValue?) -> ScriptValue {
        let closure = Unmanaged.passRetained(HostClosure(self, body))
        let engine = context.reference
        let object = JSObjectMake(engine, HostClosure.scriptClass, closure.toOpaque())
        let hidden = JSPropertyAttributes(kJSPropertyAttributeReadOnly | kJSPropertyAttributeDontEnum)
        withScriptText("name") { JSObjectSetProperty(engine, object, $0, string(name).reference, hidden, nil) }
        JSObjectSetPrototype(engine, object, functionPrototype.reference)
        return ScriptValue(object, in: context)
    }

    /// Collects garbage now; what the machine allocates makes it do this by itself.
    package func collectGarbage() { JSSynchronousGarbageCollectForDebugging(context.reference) }

    private func reportRejections() {
        guard !rejections.isEmpty else { return }
        let reported = rejections
        rejections = []
        for (reason, promise) in reported { onUnhandledRejection?(reason, promise) }
    }
}
