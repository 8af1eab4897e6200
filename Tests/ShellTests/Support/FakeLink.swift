import Bridge
import Shell

/// An app that does nothing but remember what it was told.
@MainActor
final class FakeLink: AppLink {
    private(set) var messages: [ShellMessage] = []
    private(set) var isStopped = false
    private(set) var isAbandoned = false
    var residentMemory = 0

    func send(_ message: ShellMessage) { messages.append(message) }

    func stop() { isStopped = true }

    func abandon() { isAbandoned = true }

    /// The numbers of the pings that came.
    var pings: [UInt64] { messages.compactMap { if case .ping(let number) = $0 { number } else { nil } } }

    /// The devices that it was told of.
    var devices: [Device] { messages.compactMap { if case .device(let device) = $0 { device } else { nil } } }

    /// The sequence numbers of the events that came.
    var events: [UInt64] { messages.compactMap { if case .event(let event) = $0 { event.sequence } else { nil } } }
}
