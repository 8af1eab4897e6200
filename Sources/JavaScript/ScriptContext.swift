import CJavaScriptCore

/// The engine's context as its values see it: they keep this alive, not the machine, so that a value held by a closure
/// inside the engine cannot keep the engine alive. The machine closes it; from then on every value is `undefined`.
final class ScriptContext {
    /// The engine's global context.
    let reference: JSGlobalContextRef
    /// Whether the engine still exists.
    private(set) var isOpen = true
    /// Stops code that runs away.
    let watchdog: Watchdog
    /// How many entries into the engine are on the stack.
    private(set) var depth = 0
    /// Called when the outermost entry ended, microtasks included.
    var onTurnEnd: (() -> Void)?
    /// The column that a place in a module's text had in its file, by path.
    var columns: [String: (_ line: Int, _ column: Int) -> Int] = [:]
    /// Closures whose function objects were collected. They are let go between turns, since letting go may release
    /// values, which the engine does not allow while it collects.
    private var collected: [Unmanaged<HostClosure>] = []

    init(_ reference: JSGlobalContextRef, watchdog: Watchdog) {
        self.reference = reference
        self.watchdog = watchdog
    }

    /// Enters the engine: all calls that may run the program's code come through here.
    func run(
        _ body: (UnsafeMutablePointer<JSValueRef?>) -> JSValueRef?
    ) throws(ScriptException) -> ScriptValue {
        if depth == 0 { watchdog.beginTurn() }
        depth += 1
        var exception: JSValueRef?
        let result = body(&exception)
        let value = ScriptValue(result ?? JSValueMakeUndefined(reference), in: self)
        let thrown = exception.map { ScriptException(thrown: $0, in: self) }
        depth -= 1
        if depth == 0 { endTurn() }
        if let thrown { throw thrown }
        return value
    }

    private func endTurn() {
        watchdog.endTurn()
        releaseCollected()
        onTurnEnd?()
    }

    /// Ends the engine; values that are left become `undefined`.
    func close() {
        guard isOpen else { return }
        isOpen = false
        JSGlobalContextRelease(reference)
        releaseCollected()
    }

    /// Notes a closure whose function object is gone. May be called while the engine collects garbage.
    func collect(_ closure: Unmanaged<HostClosure>) {
        collected.append(closure)
    }

    private func releaseCollected() {
        guard !collected.isEmpty else { return }
        let closures = collected
        collected = []
        for closure in closures { closure.release() }
    }

    deinit { close() }
}
