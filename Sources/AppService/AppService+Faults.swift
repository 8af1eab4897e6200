import Bridge
import JavaScript
import Values

extension AppService {
    /// Tells of an exception of the program's: console, a fault for the person, App.onError and its listeners.
    func report(_ exception: ScriptException, place: String) {
        faults.report(exception, place: place, page: router.stack.top?.page)
        guard exception.stop == nil, !isReportingError else { return }
        isReportingError = true
        defer { isReportingError = false }
        let message = machine.string(exception.stackDescription)
        callPrelude("callApp", machine.string("onError"), machine.array([message]))
        callPrelude("emit", machine.string("onError"), message)
    }

    /// Tells of a rejection that nothing handled.
    func reportRejection(_ reason: ScriptValue, _ promise: ScriptValue) {
        let exception = ScriptException(describing: reason)
        let text = "Uncaught (in promise) " + exception.stackDescription
        faults.console("error", [.string(text)], source: exception.location?.description)
        let event = machine.object(["reason": reason, "promise": promise])
        callPrelude("callApp", machine.string("onUnhandledRejection"), machine.array([event]))
        callPrelude("emit", machine.string("onUnhandledRejection"), event)
    }
}
