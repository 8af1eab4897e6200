import Bridge
import Dispatch
import Shell

/// Hands the app's messages on, in order, until it is closed. A flood is taken in slices, with keys and frames between.
@MainActor
final class AppInbox {
    /// How long the main thread is taken at a time.
    private static let slice = Duration.milliseconds(5)

    private var receive: (@MainActor ([AppMessage]) -> Void)?
    private var end: (@MainActor (AppEnd) -> Void)?
    private var backlog = MessageBacklog()
    private var isTaking = false
    /// How the app ended, while something that it said before waits.
    private var lastWord: AppEnd?

    init(_ receive: @escaping @MainActor ([AppMessage]) -> Void, _ end: @escaping @MainActor (AppEnd) -> Void) {
        self.receive = receive
        self.end = end
    }

    /// Takes messages.
    func take(_ messages: [AppMessage]) {
        backlog.append(messages)
        guard !isTaking else { return }
        isTaking = true
        handOn()
    }

    /// The app has ended; told behind all that it said.
    func finish(_ how: AppEnd) {
        guard !isTaking else { return lastWord = how }
        let end = end
        close()
        end?(how)
    }

    /// Nothing more is handed on.
    func close() {
        receive = nil
        end = nil
        backlog.removeAll()
    }

    private func handOn() {
        let start = ContinuousClock.now
        while !backlog.isEmpty, ContinuousClock.now - start < Self.slice { receive?(backlog.next()) }
        guard backlog.isEmpty else {
            DispatchQueue.main.async { MainActor.assumeIsolated { self.handOn() } }
            return
        }
        isTaking = false
        if let lastWord { finish(lastWord) }
    }
}
