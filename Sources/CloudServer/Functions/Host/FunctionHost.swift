import CPrelude
import Crypto
import Glibc
package import JavaScript
import Values

/// The inside of a cloud function's process: its code in an engine of its own, and the server at the other end of two
/// pipes.
///
/// Both write lines of extended JSON. The server: `{load}` first, then `{call: {id, event, context}}` and
/// `{answer: {id, result | error}}`. The process: `{ready}` once it can take a call, `{done: {id, result}}`,
/// `{failed: {id, message, stack}}`, `{ask: {id, service, body}}`, `{log: {level, text}}`. Everything happens on one
/// thread, which sleeps while nothing does.
package final class FunctionHost {
    private let input: LineReader
    private let output: Int32
    private let machine: VirtualMachine
    private let native: ScriptValue
    private let shared: ScriptValue
    private var folder = ""
    private var timers: [(due: ContinuousClock.Instant, id: Double)] = []
    private var later: [ScriptValue] = []
    private var asked: [Double: ScriptValue] = [:]
    private var lastAsk = 0.0

    /// - Parameters:
    ///   - input: what the server writes to.
    ///   - output: what it reads from.
    package init(input: Int32, output: Int32, memory: Int) throws(ScriptException) {
        self.input = LineReader(input)
        self.output = output
        machine = VirtualMachine(limits: .init(turn: .seconds(60), memory: memory))
        native = machine.object()
        shared = machine.object()
        machine.onUnhandledRejection = { [unowned self] reason, _ in
            log("error", "Unhandled promise rejection: \(text(of: reason))")
        }
        try addNatives()
        let bytes = UnsafeBufferPointer(start: cprelude_function_files(), count: cprelude_function_count())
        for file in bytes {
            let text = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.size), as: UTF8.self)
            try machine.evaluate(text, path: "termina:\(String(cString: file.name))").call(native, shared)
        }
    }

    /// Serves until the server goes away.
    package func run() {
        while true {
            runDue()
            let wait = timers.map(\.due).min().map { max(Duration.zero, $0 - ContinuousClock.now) }
            switch input.next(waitingAtMost: later.isEmpty ? wait : .zero) {
            case .line(let line): take(line)
            case .nothing: break
            case .end: return
            }
        }
    }

    private func runDue() {
        let works = later
        later = []
        for work in works { perform { () throws(ScriptException) in _ = try work.call() } }
        let now = ContinuousClock.now
        for timer in timers.filter({ $0.due <= now }).sorted(by: { $0.due < $1.due }) {
            timers.removeAll { $0.id == timer.id && $0.due == timer.due }
            perform { () throws(ScriptException) in
                _ = try self.shared.get("fire").call(self.machine.number(timer.id))
            }
        }
    }

    private func take(_ line: [UInt8]) {
        let message: Value
        do throws(JSONError) {
            message = try ExtendedJSON.parse(line)
        } catch {
            return log("error", "a message of the server cannot be read: \(error)")
        }
        perform { () throws(ScriptException) in
            let (load, call, answer) = (message.member("load"), message.member("call"), message.member("answer"))
            if case .object = load {
                self.folder = load.member("folder").toString()
                for name in ["env", "name", "timeout"] {
                    try self.native.set(name, self.machine.value(load.member(name)))
                }
                self.write(["ready": true])
            } else if case .object = call {
                _ = try self.shared.get("run").call(
                    self.machine.value(call.member("id")), self.machine.value(call.member("event")),
                    self.machine.value(call.member("context")))
            } else if case .number(let id) = answer.member("id"), let done = self.asked.removeValue(forKey: id) {
                _ = try done.call(
                    self.machine.value(answer.member("error")), self.machine.value(answer.member("result")))
            }
        }
        // What stopped the turn stops the call: the process is not used again.
        if let stop = machine.watchdog.stop {
            write(["fatal": .string(stop.message)])
            exit(1)
        }
    }

    private func perform(_ body: () throws(ScriptException) -> Void) {
        do throws(ScriptException) {
            try body()
        } catch {
            log("error", "\(error)")
        }
    }

    private func text(of value: ScriptValue) -> String {
        do throws(ScriptException) {
            return try shared.get("show").call(value).string ?? ""
        } catch {
            return "\(error)"
        }
    }

    // MARK: What JavaScript calls

    private func addNatives() throws(ScriptException) {
        func add(_ name: String, _ body: @escaping (ScriptCall) throws -> ScriptValue?) throws(ScriptException) {
            try native.set(name, machine.function(name, body))
        }
        try add("log") { [unowned self] call in
            log(call[0].string ?? "log", call[1].string ?? "")
            return nil
        }
        try add("later") { [unowned self] call in
            later.append(call[0])
            return nil
        }
        try add("setTimer") { [unowned self] call in
            let time = Duration.milliseconds(Int(min(max(call[1].number ?? 1, 1), 2e9)))
            timers.append((ContinuousClock.now + time, call[0].number ?? 0))
            return nil
        }
        try add("callSynchronous") { _ in nil }
        try add("callAsynchronous") { [unowned self] call in
            lastAsk += 1
            asked[lastAsk] = call[2]
            let service = (call[0].string ?? "").replacing("cloud.", with: "")
            write(["ask": ["id": .number(lastAsk), "service": .string(service), "body": try machine.data(call[1])]])
            return nil
        }
        try add("finish") { [unowned self] call in
            guard call[1].string.map({ $0.utf8.count <= FunctionService.resultBytes }) ?? true else {
                write(["tooLong": .number(call[0].number ?? 0)])
                return nil
            }
            write(["done": ["id": .number(call[0].number ?? 0), "result": .string(call[1].string ?? "null")]])
            return nil
        }
        try add("fail") { [unowned self] call in
            write([
                "failed": [
                    "id": .number(call[0].number ?? 0), "message": .string(call[1].string ?? ""),
                    "stack": .string(call[2].string ?? ""),
                ]
            ])
            return nil
        }
        try addFiles(add)
        try addDigests(add)
    }

    private typealias Add = (String, @escaping (ScriptCall) throws -> ScriptValue?) throws(ScriptException) -> Void

    private func addFiles(_ add: Add) throws(ScriptException) {
        try add("read") { [unowned self] call in
            guard let path = call[0].string, let text = FunctionFile.text(path, in: folder) else { return nil }
            return machine.string(text)
        }
        try add("compile") { [unowned self] call in
            let parameters = ["exports", "require", "module", "__filename", "__dirname"]
            return try machine.module(call[0].string ?? "", path: call[1].string ?? "", parameters: parameters)
        }
    }

    private func addDigests(_ add: Add) throws(ScriptException) {
        try add("digest") { [unowned self] call in
            let key = call[2].string.flatMap { Base64Text.decode($0) }
            let bytes = Base64Text.decode(call[1].string ?? "") ?? []
            return machine.string(Base64Text.encode(Digests.digest(call[0].string ?? "", bytes, key: key)))
        }
        try add("random") { [unowned self] call in
            var random = SystemRandomNumberGenerator()
            let count = Int(min(max(call[0].number ?? 0, 0), 65536))
            return machine.string(Base64Text.encode((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }))
        }
    }

    private func log(_ level: String, _ text: String) {
        write(["log": ["level": .string(level), "text": .string(String(text.prefix(10_000)))]])
    }

    private func write(_ message: Value) {
        var bytes = ExtendedJSON.bytes(message)[...]
        bytes.append(10)
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // Nobody reads any more.
            guard count > 0 else { exit(0) }
            bytes = bytes.dropFirst(count)
        }
    }
}

/// The files of a function, and nothing beside them.
enum FunctionFile {
    /// The text of a file; nil if there is none.
    static func text(_ path: String, in folder: String) -> String? {
        let names = path.split(separator: "/")
        guard !names.isEmpty, !names.contains(".."), !names.contains("."), !path.contains("\0") else { return nil }
        let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = open("\(folder)/\(names.joined(separator: "/"))", flags)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // What is no file has no end, or one that is far away.
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= 0, size < 64 << 20, lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(size))
        let count = read(descriptor, &bytes, bytes.count)
        return count == bytes.count ? String(decoding: bytes, as: UTF8.self) : nil
    }
}
