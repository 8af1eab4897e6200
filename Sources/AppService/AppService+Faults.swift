import Bridge
import JavaScript
import Values

extension AppService {
    /// Tells of an exception of the program's: console, a fault for the person, App.onError and its listeners.
    func report(_ thrown: ScriptException, place: String) {
        let exception = thrown.ofProgram
        faults.report(exception, place: place, page: router.stack.top?.page)
        callOnError(exception)
    }

    /// Tells of a file that could not be run.
    func report(file: String, _ thrown: ScriptException) {
        let exception = thrown.ofProgram
        faults.report(file: file, exception, page: nil)
        callOnError(exception)
    }

    /// The platform's text: a heading, the message, then the stack.
    private func callOnError(_ exception: ScriptException) {
        guard exception.stop == nil, !isReportingError else { return }
        isReportingError = true
        defer { isReportingError = false }
        // What was thrown without being an error has no more than its words.
        let message = exception.name.isEmpty ? "" : exception.message + "\n"
        let text = machine.string("MiniProgramError\n\(message)\(exception.stackDescription)")
        callPrelude("callApp", machine.string("onError"), machine.array([text]))
        callPrelude("emit", machine.string("onError"), text)
    }

    /// Tells of a rejection that nothing handled.
    func reportRejection(_ reason: ScriptValue, _ promise: ScriptValue) {
        let exception = ScriptException(describing: reason).ofProgram
        // What is no error has no stack; then it counts where the promise was rejected, or the call made that gave it.
        let stack = exception.location == nil ? callPrelude("rejectionStack", promise).string : nil
        let source = exception.location?.description ?? stack.flatMap(caller)
        let text = "Uncaught (in promise) " + exception.stackDescription
        faults.console("error", [.string(text)], source: source)
        let event = machine.object(["reason": reason, "promise": promise])
        callPrelude("callApp", machine.string("onUnhandledRejection"), machine.array([event]))
        callPrelude("emit", machine.string("onUnhandledRejection"), event)
    }
}

extension ScriptException {
    /// The same without the framework's own calls: where it says that it happened is the program's code.
    var ofProgram: ScriptException {
        var exception = self
        exception.frames = frames.filter { $0.location?.path.hasPrefix(Prelude.scheme) != true }
        if location?.path.hasPrefix(Prelude.scheme) == true {
            exception.location = exception.frames.lazy.compactMap(\.location).first
        }
        if exception.frames.isEmpty, let location = exception.location {
            exception.frames = [ScriptFrame(function: "", location: location)]
        }
        return exception
    }
}
