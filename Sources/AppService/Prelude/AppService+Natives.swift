import Bridge
import Components
import JavaScript
import MiniProgram
import Values

extension AppService {
    /// The object `native` of the prelude: all that it can ask of Swift.
    func makeNative() -> ScriptValue {
        let natives = Natives(machine)
        addFailures(to: natives)
        addTime(to: natives)
        addEnvironment(to: natives)
        addHostCalls(to: natives)
        addHostTasks(to: natives)
        addRoutes(to: natives)
        addDefinitions(to: natives)
        addInstances(to: natives)
        addQueries(to: natives)
        addCanvas(to: natives)
        addObservers(to: natives)
        addSharing(to: natives)
        addDevice(to: natives)
        addWorkers(to: natives)
        return natives.object
    }

    private func addFailures(to natives: Natives) {
        natives.add("fault") { [unowned self] call in
            report(ScriptException(describing: call[0]), place: call[1].string ?? "")
            return nil
        }
        natives.add("describeError") { call in
            call.machine.string(ScriptException(describing: call[0]).ofProgram.stackDescription)
        }
        natives.add("settled") { [unowned self] call in
            guard let id = call[0].number.flatMap({ UInt64(exactly: $0) }) else { return nil }
            tellEvaluation(id, call[1].truthy ? "result" : "error", try machine.data(call[2]))
            return nil
        }
        natives.add("console") { [unowned self] call in
            var arguments: [Value] = []
            if case .array(let values) = try machine.data(call[1]) { arguments = values }
            faults.console(call[0].string ?? "log", arguments, source: caller(in: call[2].string ?? ""))
            return nil
        }
    }

    /// The innermost place of a stack that is the program's own.
    func caller(in stack: String) -> String? {
        machine.location(in: stack, outside: Prelude.scheme)?.description
    }

    private func addTime(to natives: Natives) {
        natives.set("isVirtual", machine.bool(clock.isVirtual))
        natives.set("seed", machine.number(Double(seed)))
        natives.add("now") { [unowned self] in $0.machine.number(clock.now.rounded(.down)) }
        natives.add("startTimer") { [unowned self] call in
            let given = call[0].number ?? 0
            // JavaScript's timers hold 31 bits; what is longer runs at once, as it does there.
            let delay = given.isFinite && given > 1 && given < 2_147_483_648 ? given : 1
            let number = NumberBox()
            number.value = timers.start(at: clock.now + delay, every: call[1].truthy ? delay : nil) {
                [unowned self] in
                fireTimer(number.value)
            }
            return call.machine.number(Double(number.value))
        }
        natives.add("clearTimer") { [unowned self] call in
            if let number = call[0].number.flatMap({ Int(exactly: $0) }) { timers.cancel(number) }
            return nil
        }
        natives.add("later") { [unowned self] call in
            let work = call[0]
            enqueue { [unowned self] in
                do throws(ScriptException) { try work.call() } catch { report(error, place: "") }
            }
            return nil
        }
    }

    /// A number that the closure which it numbers can see.
    private final class NumberBox { var value = 0 }

    private func addEnvironment(to natives: Natives) {
        natives.add("config") { [unowned self] in $0.machine.value(config) }
        natives.add("launchOptions") { [unowned self] in $0.machine.value(launchOptions.value(path: entryPath)) }
        natives.add("enterOptions") { [unowned self] in
            $0.machine.value(enterOptions.value(path: enterOptions.path ?? entryPath))
        }
        natives.add("readLater") { [unowned self] call in
            try prelude.readLater(call[0].string ?? "")
            return nil
        }
        natives.add("loadCloud") { [unowned self] _ in
            try prelude.loadCloud()
            return nil
        }
        natives.add("runningPath") { [unowned self] in $0.machine.string(runningPath ?? "") }
        natives.add("exit") { [unowned self] _ in
            enqueue { [unowned self] in quit() }
            return nil
        }
    }

    /// What `__wxConfig` tells: app.json with what the framework adds.
    private var config: Value {
        var config = program.app.raw.members ?? ValueObject()
        config["pages"] = .array(program.app.pages.map { .string($0.path) })
        config["entryPagePath"] = .string(entryPath)
        config["accountInfo"] = ["appId": .string(program.appID), "nickname": .string(program.name)]
        config["envVersion"] = "develop"
        config["platform"] = "devtools"
        return .object(config)
    }
}
