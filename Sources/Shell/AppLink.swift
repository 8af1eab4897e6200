package import Bridge

/// The shell's end of the way to an app: a process of its own, or the same process in headless runs.
@MainActor
package protocol AppLink: AnyObject {
    /// Sends a message. Never blocks; nothing happens once the app is gone.
    func send(_ message: ShellMessage)
    /// Ends the app at once, whatever it is doing.
    func stop()
    /// Ends the app at once and forgets it: nothing more is heard of it.
    func abandon()
    /// The resident memory of the app's process in bytes, 0 where it is not known.
    var residentMemory: Int { get }
}

/// Why an app is gone.
package enum AppEnd: Sendable, Equatable {
    /// It ended by itself with this status.
    case exited(Int32)
    /// A signal ended it.
    case killed(Int32)
    /// It could not be started, for this reason.
    case notStarted(String)
}
