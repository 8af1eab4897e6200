package import Bridge

/// Hands the app's messages on, in order, until it is closed. A flood is taken in slices, with keys and frames between.
@MainActor
package final class AppInbox {
    /// What the inbox needs of the thread that it lives on.
    package struct Loop {
        /// Milliseconds of any clock that does not go back.
        var now: @MainActor () -> Double
        /// Does something behind what waits for the thread already.
        var later: @MainActor (@escaping @MainActor () -> Void) -> Void

        package init(
            now: @escaping @MainActor () -> Double,
            later: @escaping @MainActor (@escaping @MainActor () -> Void) -> Void
        ) {
            self.now = now
            self.later = later
        }
    }

    /// How long the thread is taken at a time, in milliseconds.
    private static let slice = 5.0

    private let loop: Loop
    private var receive: (@MainActor ([AppMessage]) -> Void)?
    private var end: (@MainActor (AppEnd) -> Void)?
    private var backlog = MessageBacklog()
    private var isTaking = false
    private var isClosed = false
    /// How the app ended, while something that it said before waits.
    private var lastWord: AppEnd?

    package init(_ loop: Loop) { self.loop = loop }

    /// From now on hands on what came and what comes.
    package func open(
        _ receive: @escaping @MainActor ([AppMessage]) -> Void, _ end: @escaping @MainActor (AppEnd) -> Void
    ) {
        guard !isClosed else { return }
        self.receive = receive
        self.end = end
        // Whoever opens it may not be ready yet to hear the first word.
        loop.later { self.begin() }
    }

    /// Takes messages.
    package func take(_ messages: [AppMessage]) {
        guard !isClosed else { return }
        backlog.append(messages)
        begin()
    }

    /// The app has ended; told behind all that it said.
    package func finish(_ how: AppEnd) {
        guard !isClosed else { return }
        lastWord = how
        begin()
    }

    /// Nothing more is handed on.
    package func close() {
        isClosed = true
        receive = nil
        end = nil
        backlog.removeAll()
    }

    private func begin() {
        guard !isTaking, receive != nil else { return }
        isTaking = true
        handOn()
    }

    private func handOn() {
        let start = loop.now()
        while !backlog.isEmpty {
            guard loop.now() - start < Self.slice else { return loop.later { self.handOn() } }
            receive?(backlog.next())
        }
        isTaking = false
        guard let lastWord, let end else { return }
        close()
        end(lastWord)
    }
}
