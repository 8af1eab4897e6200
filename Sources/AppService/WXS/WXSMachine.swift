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
    private var machine: VirtualMachine?
    private var loaded: [String: ScriptValue] = [:]
    private var library: ScriptValue?
    /// Functions and objects stay alive as long as the app: templates hold them by handle only.
    private var held: [ScriptValue] = []
    private var heldHandles: Set<OpaqueHandle> = []
    /// Whether a module ran away, so that no WXS runs any more.
    private var isOff = false

    /// Handles of this machine start here, so that they are never those of the app's.
    private static let firstHandle: UInt32 = 0x8000_0000

    init(
        _ program: MiniProgram, report: @escaping (ScriptException) -> Void,
        console: @escaping (String, [Value]) -> Void
    ) {
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
        let limits = Watchdog.Limits(turn: .milliseconds(250))
        let machine = VirtualMachine(limits: limits, firstHandle: Self.firstHandle)
        self.machine = machine
        let log = machine.function("log") { [unowned self] call in
            var values: [Value] = []
            for argument in call.arguments { values.append(try machine.data(argument)) }
            console("log", values)
            return nil
        }
        library = try machine.evaluate(Self.library, path: "termina:wxs").call(log)
        return machine
    }

    /// What WXS has beside JavaScript: `getDate`, `getRegExp`, and names of types from `constructor`.
    private static let library = #"""
        (function (log) {
          'use strict';
          const NativeDate = Date, NativeRegExp = RegExp, { isArray } = Array, { apply } = Reflect;
          for (const type of [Boolean, Date, Function, Number, Object, String]) {
            Object.defineProperty(type.prototype, 'constructor', { value: type.name });
          }
          // The engine makes the results of these by the constructor of what they are called on. It reads it once, first
          // of all, and takes undefined to mean the usual one.
          let isMaking = false;
          const nameConstructor = (prototype, name, is, makers) => {
            Object.defineProperty(prototype, 'constructor', {
              get() {
                if (!isMaking) return name;
                isMaking = false;
                return undefined;
              },
              set(value) {
                Object.defineProperty(this, 'constructor', { value, writable: true, enumerable: true, configurable: true });
              },
            });
            for (const key of makers) {
              const make = prototype[key];
              const value = function () {
                isMaking = is(this);
                try { return apply(make, this, arguments); } finally { isMaking = false; }
              };
              Object.defineProperty(prototype, key, { value });
            }
          };
          nameConstructor(
            Array.prototype, 'Array', isArray, ['concat', 'filter', 'flat', 'flatMap', 'map', 'slice', 'splice']);
          nameConstructor(
            NativeRegExp.prototype, 'RegExp', (value) => value instanceof NativeRegExp, [Symbol.matchAll, Symbol.split]);
          globalThis.getDate = (...parts) => new NativeDate(...parts);
          globalThis.getRegExp = (pattern, flags) => new NativeRegExp(pattern, flags);
          globalThis.console = { log };
          return {
            isLive(value) {
              if (isArray(value) || value instanceof NativeDate) return false;
              if (value instanceof NativeRegExp) return true;
              for (const key of Object.keys(value)) if (typeof value[key] === 'function') return true;
              return false;
            },
          };
        })
        """#
}
