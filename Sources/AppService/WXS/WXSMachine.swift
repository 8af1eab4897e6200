import Bridge
import CPrelude
import Components
import JavaScript
import Markup
import MiniProgram
import Values

/// Evaluates WXS modules in a machine of their own, which starts when the first module is met.
///
/// A module that runs for more than 0.25 s at a time, or throws while it loads, is off from then on.
final class WXSMachine: WXSRuntime {
    private let program: MiniProgram
    private let report: (ScriptException) -> Void
    private let console: (String, [Value]) -> Void
    private let limits: Watchdog.Limits
    private var machine: VirtualMachine?
    private var loaded: [String: ScriptValue] = [:]
    private var library: ScriptValue?
    /// Functions and objects stay alive as long as the app: templates hold them by handle only.
    private var held: [ScriptValue] = []
    private var heldHandles: Set<OpaqueHandle> = []
    /// Whether a module ran away, so that no WXS runs any more.
    private var isOff = false
    /// The app, whose nodes and timers handlers use.
    weak var service: AppService?

    /// Handles of this machine start here, so that they are never those of the app's.
    private static let firstHandle: UInt32 = 0x8000_0000

    /// - Parameter memory: the limit of the process's memory, if the process is the app's.
    init(
        _ program: MiniProgram, memory: Int?, report: @escaping (ScriptException) -> Void,
        console: @escaping (String, [Value]) -> Void
    ) {
        limits = Watchdog.Limits(turn: .milliseconds(250), memory: memory)
        self.program = program
        self.report = report
        self.console = console
    }

    /// The value that a template's expressions see for a `<wxs>` tag.
    func module(_ module: WXSModule, in path: String) -> Value {
        attempt { () throws(ScriptException) in
            switch module.source {
            case .file(let src):
                guard let file = program.resolver.file(src, from: path, extension: ".wxs") else {
                    throw ScriptException(name: "Error", message: "\(src) is not found")
                }
                return try export(load(file))
            case .inline(let source, let place):
                // The module's own lines and columns, as the template counts them.
                let lines = String(repeating: "\n", count: max(0, place.line - 1))
                let indent = String(repeating: " ", count: max(0, place.column - 1))
                let exports = try run(lines + indent + source, path: path)
                held.append(exports)
                return try export(exports)
            }
        }
    }

    func member(of object: OpaqueHandle, _ key: String) -> Value {
        attempt { () throws(ScriptException) in
            guard let object = machine?.object(for: object) else { return .undefined }
            return try export(object.get(key))
        }
    }

    func call(_ function: OpaqueHandle, this: Value, arguments: [Value]) -> Value {
        attempt { () throws(ScriptException) in
            guard let machine, let function = machine.object(for: function) else { return .undefined }
            return try export(function.call(this: machine.value(this), arguments: arguments.map(machine.value)))
        }
    }

    /// Runs code of a module; what it throws is told, and it counts as undefined.
    @discardableResult
    private func attempt(_ body: () throws(ScriptException) -> Value) -> Value {
        guard !isOff else { return .undefined }
        do throws(ScriptException) {
            return try body()
        } catch {
            if error.stop != nil { isOff = true }
            report(error)
            return .undefined
        }
    }

    /// What leaves the machine: data as a copy, but functions, and objects that hold some, by handle.
    private func export(_ value: ScriptValue) throws(ScriptException) -> Value {
        guard let machine else { return .undefined }
        guard value.isObject, let library else { return try machine.data(value) }
        let isLive = value.isFunction ? true : try library.invoke("isLive", value).truthy
        guard isLive else { return try machine.data(value) }
        guard let handle = machine.handle(for: value) else { return .undefined }
        if heldHandles.insert(handle).inserted { held.append(value) }
        return .opaque(handle)
    }

    private func load(_ file: String) throws(ScriptException) -> ScriptValue {
        if let exports = loaded[file] { return exports }
        let source: String
        do {
            source = try program.source.text(file)
        } catch {
            throw ScriptException(name: "Error", message: error.userMessage)
        }
        // A module that requires itself, directly or not, gets undefined.
        loaded[file] = try start().undefined
        let exports = try run(source, path: file)
        loaded[file] = exports
        return exports
    }

    private func run(_ source: String, path: String) throws(ScriptException) -> ScriptValue {
        let machine = try start()
        let module = machine.object(["exports": machine.object()])
        let require = machine.function("require") { [unowned self] call in
            let request = call[0].string ?? ""
            guard let file = program.resolver.file(request, from: path, extension: ".wxs") else {
                throw ScriptException(name: "Error", message: "\(request) is not found")
            }
            return try load(file)
        }
        let body = try machine.module(source, path: path, parameters: ["module", "exports", "require"])
        try body.call(module, module.get("exports"), require)
        return try module.get("exports")
    }

    private func start() throws(ScriptException) -> VirtualMachine {
        if let machine { return machine }
        let machine = VirtualMachine(limits: limits, firstHandle: Self.firstHandle)
        self.machine = machine
        let natives = Natives(machine)
        natives.add("log") { [unowned self] call in
            var values: [Value] = []
            for argument in call.arguments { values.append(try machine.data(argument)) }
            console("log", values)
            return nil
        }
        addNodes(to: natives)
        let shared = machine.object()
        for index in 0..<cprelude_wxs_count() {
            let file = cprelude_wxs_files()[index]
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.size)
            try machine.evaluate(
                String(decoding: bytes, as: UTF8.self), path: Prelude.scheme + String(cString: file.name)
            ).call(natives.object, shared)
        }
        library = shared
        return machine
    }

    // MARK: Handlers

    func handle(_ event: ScriptEvent, by function: OpaqueHandle, owner: NodeID) -> Bool {
        var goesOn = true
        attempt { () throws(ScriptException) in
            guard let machine, let library, let function = machine.object(for: function) else { return .undefined }
            let given = machine.value(event.value(uptime: service?.uptime(at: event.timeStamp) ?? 0))
            try given.set("instance", library.invoke("describe", number(event.currentTarget.node)))
            let result = try function.call(given, library.invoke("describe", number(owner)))
            goesOn = result.bool != false
            return .undefined
        }
        return goesOn
    }

    func handleChange(_ change: ObservedChange, by function: OpaqueHandle) {
        attempt { () throws(ScriptException) in
            guard let machine, let library, let function = machine.object(for: function) else { return .undefined }
            try function.call(
                machine.value(change.newValue), machine.value(change.oldValue),
                library.invoke("describe", number(change.owner)), library.invoke("describe", number(change.node)))
            return .undefined
        }
    }

    func release(_ node: NodeID) {
        attempt { () throws(ScriptException) in
            if let library { try library.invoke("release", number(node)) }
            return .undefined
        }
    }

    private func number(_ node: NodeID) -> ScriptValue {
        guard let machine else { preconditionFailure("A handler runs before the machine does.") }
        return machine.number(Double(node.rawValue))
    }

    /// Calls a function that a module gave to a timer.
    func call(_ function: ScriptValue, _ argument: Double) {
        attempt { () throws(ScriptException) in
            if let machine { try function.call(machine.number(argument)) }
            return .undefined
        }
    }
}
