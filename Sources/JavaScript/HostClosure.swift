import CJavaScriptCore

/// One call of a Swift function by JavaScript.
package struct ScriptCall {
    /// The machine that calls.
    package let machine: VirtualMachine
    /// `this` of the call.
    package let this: ScriptValue
    /// The arguments, as many as were given.
    package let arguments: [ScriptValue]

    /// The argument at this index; `undefined` where there is none.
    package subscript(index: Int) -> ScriptValue {
        index < arguments.count ? arguments[index] : machine.undefined
    }
}

/// An error that says which JavaScript value is thrown in its place. Any other Swift error becomes an `Error`.
package protocol ScriptThrowable: Error {
    /// The value that JavaScript's `catch` gets.
    func thrownValue(in machine: VirtualMachine) -> ScriptValue
}

/// What a function object of the engine holds of Swift.
final class HostClosure {
    private unowned let machine: VirtualMachine
    private let context: ScriptContext
    private let body: (ScriptCall) throws -> ScriptValue?

    init(_ machine: VirtualMachine, _ body: @escaping (ScriptCall) throws -> ScriptValue?) {
        self.machine = machine
        context = machine.context
        self.body = body
    }

    /// Runs the closure for the engine.
    private func call(
        this: JSObjectRef?, _ arguments: UnsafeBufferPointer<JSValueRef?>,
        _ exception: UnsafeMutablePointer<JSValueRef?>?
    ) -> JSValueRef? {
        let context = machine.context
        let call = ScriptCall(
            machine: machine, this: ScriptValue(this, in: context),
            arguments: arguments.map { ScriptValue($0, in: context) })
        do {
            let result = try body(call)
            return result?.reference ?? JSValueMakeUndefined(context.reference)
        } catch {
            exception?.pointee = machine.thrownValue(of: error).reference
            return nil
        }
    }

    /// The class of function objects that call Swift.
    // Made once and never written again; the engine counts references to it atomically.
    nonisolated(unsafe) static let scriptClass: JSClassRef? = {
        var definition = JSClassDefinition()
        definition.callAsFunction = { _, function, this, count, arguments, exception in
            guard let held = JSObjectGetPrivate(function) else { return nil }
            let closure = Unmanaged<HostClosure>.fromOpaque(held).takeUnretainedValue()
            return closure.call(this: this, UnsafeBufferPointer(start: arguments, count: count), exception)
        }
        definition.finalize = { function in
            guard let held = JSObjectGetPrivate(function) else { return }
            let closure = Unmanaged<HostClosure>.fromOpaque(held)
            closure._withUnsafeGuaranteedRef { $0.context.collect(closure) }
        }
        return JSClassCreate(&definition)
    }()
}
