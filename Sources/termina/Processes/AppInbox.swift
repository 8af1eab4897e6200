import Bridge
import Dispatch
import Shell

/// Hands the app's messages on, in order, until it is closed. A flood is taken in slices, with keys and frames between.
@MainActor
final class AppInbox {
    /// How long the main thread is taken at a time.
    private static let slice = Duration.milliseconds(5)
    /// How many messages are handed on at once.
    private static let portion = 128

    private var receive: (@MainActor ([AppMessage]) -> Void)?
    private var end: (@MainActor (AppEnd) -> Void)?
    private var waiting: [AppMessage] = []
    /// How many of `waiting` were handed on.
    private var head = 0
    private var isTaking = false
    /// How the app ended, while something that it said before waits.
    private var lastWord: AppEnd?

    init(_ receive: @escaping @MainActor ([AppMessage]) -> Void, _ end: @escaping @MainActor (AppEnd) -> Void) {
        self.receive = receive
        self.end = end
    }

    /// Takes messages.
    func take(_ messages: [AppMessage]) {
        waiting += messages
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
        waiting = []
        head = 0
    }

    private func handOn() {
        let start = ContinuousClock.now
        while head < waiting.count, ContinuousClock.now - start < Self.slice {
            let portion = waiting[head..<portionEnd]
            head = portion.endIndex
            receive?(Array(portion))
        }
        guard head >= waiting.count else {
            DispatchQueue.main.async { MainActor.assumeIsolated { self.handOn() } }
            return
        }
        waiting.removeAll(keepingCapacity: waiting.capacity < 4_096)
        head = 0
        isTaking = false
        if let lastWord { finish(lastWord) }
    }

    /// Where the next portion ends: only records are parted, since what changes a page belongs together.
    private var portionEnd: Int {
        var index = min(waiting.count, head + Self.portion)
        while index < waiting.count {
            if case .record = waiting[index] { break }
            index += 1
        }
        return index
    }
}
