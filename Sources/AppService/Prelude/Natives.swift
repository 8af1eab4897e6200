import JavaScript

/// Builds the object `native` of the prelude: functions by name.
struct Natives {
    let machine: VirtualMachine
    let object: ScriptValue

    init(_ machine: VirtualMachine) {
        self.machine = machine
        object = machine.object()
    }

    /// Adds a function.
    func add(_ name: String, _ body: @escaping (ScriptCall) throws -> ScriptValue?) {
        set(name, machine.function(name, body))
    }

    /// Adds a constant.
    func set(_ name: String, _ value: ScriptValue) {
        do { try object.set(name, value) } catch { assertionFailure("\(error)") }
    }
}
