import JavaScript
import Markup
import MiniProgram

/// Runs the program's modules: `require`, `module`, `exports`.
final class ModuleLoader {
    /// A module that could not be found.
    struct Missing: ScriptThrowable {
        var request: String
        var path: String

        func thrownValue(in machine: VirtualMachine) -> ScriptValue {
            machine.error("module '\(path)' is not defined, require args is '\(request)'")
        }
    }

    private let machine: VirtualMachine
    private let program: MiniProgram
    /// The `module` object of every module that has begun to run, by file.
    private var modules: [String: ScriptValue] = [:]
    /// The files that are running, the innermost last.
    private(set) var running: [String] = []

    /// A loader of a program's modules.
    init(_ machine: VirtualMachine, _ program: MiniProgram) {
        self.machine = machine
        self.program = program
    }

    /// Whether a file has run, or begun to.
    func hasRun(_ file: String) -> Bool { modules[file] != nil }

    /// Runs a file unless it has run, and returns its exports. A file that throws is forgotten, so that the next
    /// `require` throws again.
    @discardableResult
    func load(_ file: String) throws -> ScriptValue {
        if let module = modules[file] { return try module.get("exports") }
        let source = try text(file)
        let module = machine.object(["exports": machine.object()])
        modules[file] = module
        do {
            try run(source, file: file, module: module)
        } catch {
            modules[file] = nil
            throw error
        }
        return try module.get("exports")
    }

    private func text(_ file: String) throws -> String {
        do {
            return try program.source.text(file)
        } catch {
            throw ScriptException(name: "Error", message: error.userMessage, location: nil)
        }
    }

    private func run(_ source: String, file: String, module: ScriptValue) throws {
        if file.hasSuffix(".json") {
            try module.set("exports", try machine.global.get("JSON").invoke("parse", machine.string(source)))
            return
        }
        let converted = ModuleConverter.convert(source, path: file)
        if let problem = Self.syntaxError(converted, file) { throw problem }
        let body = try body(converted, source, file)
        running.append(file)
        defer { running.removeLast() }
        try body.call(this: module.get("exports"), require(from: file), module, module.get("exports"))
    }

    /// The function that holds a file's code.
    private func body(_ converted: ConvertedModule, _ source: String, _ file: String) throws(ScriptException)
        -> ScriptValue
    {
        let map = converted.map
        do throws(ScriptException) {
            return try machine.module(
                converted.code, path: file, parameters: ["require", "module", "exports"],
                columns: { line, column in map.originalColumn(line: line, column: column) })
        } catch {
            // The engine knows no column, and what is missing at a file's end it finds behind it; our own reader may know.
            guard error.name == "SyntaxError",
                let better = Self.syntaxError(ModuleConverter.inspect(source, path: file), file)
            else { throw error }
            throw better
        }
    }

    private static func syntaxError(_ module: ConvertedModule, _ file: String) -> ScriptException? {
        guard let problem = module.diagnostics.first(where: { $0.severity == .error }) else { return nil }
        let place = problem.range.start
        return ScriptException(
            name: "SyntaxError", message: problem.message,
            location: ScriptLocation(path: file, line: place.line, column: place.column))
    }

    /// The `require` of a file.
    private func require(from file: String) -> ScriptValue {
        let require = machine.function("require") { [unowned self] call in
            guard let request = call[0].string else {
                throw ScriptException(name: "Error", message: "require args must be a string")
            }
            guard call[1].isFunction || call[2].isFunction else { return try load(resolve(request, from: file)) }
            let outcome = loadLater(request, from: file)
            _ = try outcome.invoke("then", call[1], call[2])
            return machine.undefined
        }
        let later = machine.function("async") { [unowned self] call in
            loadLater(call[0].string ?? "", from: file)
        }
        do { try require.set("async", later) } catch { assertionFailure("\(error)") }
        return require
    }

    /// A promise of a module's exports. It is rejected with what went wrong and the module's name.
    private func loadLater(_ request: String, from file: String) -> ScriptValue {
        let (promise, resolve, reject) = machine.promise()
        do {
            do {
                try resolve.call(load(self.resolve(request, from: file)))
            } catch {
                let reason = machine.thrownValue(of: error)
                if reason.isObject {
                    try reason.set("errMsg", try reason.get("message"))
                    try reason.set("mod", machine.string(request))
                }
                try reject.call(reason)
            }
        } catch {
            assertionFailure("\(error)")
        }
        return promise
    }

    private func resolve(_ request: String, from file: String) throws -> String {
        if let found = program.resolver.resolve(request, from: file) { return found }
        let url = PageURL(request, from: file)
        throw Missing(request: request, path: url.path.hasSuffix(".js") ? url.path : url.path + ".js")
    }
}
