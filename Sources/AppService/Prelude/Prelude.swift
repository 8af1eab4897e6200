import CPrelude
import JavaScript

/// The JavaScript half of the framework, evaluated into a machine.
///
/// Every file is a function of `native` (what Swift offers it) and `shared` (what the files and Swift call of one
/// another); neither can be reached by the program.
final class Prelude {
    private let machine: VirtualMachine
    private let shared: ScriptValue
    private let native: ScriptValue
    private var functions: [String: ScriptValue] = [:]

    /// Evaluates the files that every program needs. Costs about 6 ms in a process that has just started.
    init(_ machine: VirtualMachine, native: ScriptValue) throws(ScriptException) {
        self.machine = machine
        shared = machine.object()
        self.native = native
        try evaluate(UnsafeBufferPointer(start: cprelude_files(), count: cprelude_count()))
    }

    /// Evaluates a file that provides what the program has just asked for first.
    func readLater(_ name: String) throws(ScriptException) {
        let files = UnsafeBufferPointer(start: cprelude_later_files(), count: cprelude_later_count())
        guard let index = files.firstIndex(where: { String(cString: $0.name) == name }) else {
            preconditionFailure("There is no file '\(name)' of the prelude.")
        }
        try evaluate(UnsafeBufferPointer(rebasing: files[index...index]))
        // What was told to nobody may have somebody now.
        functions = [:]
    }

    /// Evaluates the files of wx.cloud, which most programs never ask for.
    func loadCloud() throws(ScriptException) {
        try evaluate(UnsafeBufferPointer(start: cprelude_cloud_files(), count: cprelude_cloud_count()))
    }

    private func evaluate(_ files: UnsafeBufferPointer<cprelude_file>) throws(ScriptException) {
        for file in files {
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.size)
            let path = Self.scheme + String(cString: file.name)
            try machine.evaluate(String(decoding: bytes, as: UTF8.self), path: path).call(native, shared)
        }
    }

    /// What stands in front of the files' names in stack traces.
    static let scheme = "termina:"

    /// Calls a function of the prelude. What program code throws is caught inside; this throws for a stop by the
    /// watchdog.
    @discardableResult
    func call(_ name: String, _ arguments: ScriptValue...) throws(ScriptException) -> ScriptValue {
        try call(name, arguments: arguments)
    }

    /// Calls a function of the prelude.
    @discardableResult
    func call(_ name: String, arguments: [ScriptValue]) throws(ScriptException) -> ScriptValue {
        try function(name).call(arguments: arguments)
    }

    private func function(_ name: String) throws(ScriptException) -> ScriptValue {
        if let known = functions[name] { return known }
        let function = try shared.get(name)
        functions[name] = function
        return function
    }
}
