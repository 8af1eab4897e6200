import CNCurses
import Cells
import Dispatch
import Foundation

/// The terminal's life while a program has its screen: input, resizing, signals, suspending, and giving it back.
///
/// Everything runs on the real main thread. Idle, nothing wakes up.
@MainActor
package final class TerminalSession {
    /// What the session needs to know of its surroundings.
    package struct Options: Sendable {
        /// The process's environment: TERM, COLORTERM, NO_COLOR.
        package var environment: [String: String]
        /// Where stray output to standard error goes; nil is a nameless file.
        package var logPath: String?
        /// Whether lines are written instead of a screen.
        package var isPlain: Bool

        /// Whether clicks and the wheel come to the program.
        package var takesMouse: Bool
        /// Whether a line of the log is the program's own, and so not repeated at the end as stray output is.
        package var isLogLine: @Sendable (Substring) -> Bool

        package init(
            environment: [String: String], logPath: String? = nil, isPlain: Bool = false, takesMouse: Bool = true,
            isLogLine: @escaping @Sendable (Substring) -> Bool = { _ in false }
        ) {
            self.environment = environment
            self.logPath = logPath
            self.isPlain = isPlain
            self.takesMouse = takesMouse
            self.isLogLine = isLogLine
        }
    }

    package let screen: any SessionScreen
    /// Whoever handles input.
    package var onEvent: @MainActor (InputEvent) -> Void = { _ in }
    /// Whoever paints: presents a grid on `screen`. Called once for all `requestFrame` of a turn.
    package var onFrame: @MainActor () -> Void = {}
    /// Called once before the session ends by a signal or because the terminal is gone, with the signal's number.
    package var onSignal: @MainActor (Int32) -> Void = { _ in }
    /// Called before the program is stopped, and when it goes on: whether somebody sees it.
    package var onVisibility: (Bool) -> Void = { _ in }

    private var parser = InputParser()
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var sources: [any DispatchSourceProtocol] = []
    private let errors: StandardErrorCapture?
    private var wantsFrame = false
    /// Whether input is being handled: the frame that it asks for follows at once, without another turn of the queue.
    private var takesInput = false
    private var isEnded = false
    /// Counts what was read, so that a wait for more can tell whether more came.
    private var reads: UInt64 = 0

    /// Whether there is a terminal to run on.
    package nonisolated static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Whether the terminal database has a terminal of that name.
    package nonisolated static func knows(terminal name: String) -> Bool { cncurses_has_entry(name) }

    /// Keeps the signals that the session answers away from other threads: call it first thing in `main`.
    package nonisolated static func blockSignals() { cncurses_block_signals() }

    /// Opens the terminal, lets `start` set the handlers, and serves until the process ends by `exit`.
    package static func run(
        _ options: Options, start: @MainActor (TerminalSession) -> Void
    ) throws(TerminalError) -> Never {
        let session = try TerminalSession(options)
        start(session)
        session.requestFrame()
        session.serve()
    }

    /// Serves input and the main queue for good. Both wake the main thread itself: the sources of a run loop are heard by
    /// another thread first.
    private func serve() -> Never {
        var states = [STDIN_FILENO, cncurses_main_queue_descriptor()].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        while true {
            if isEnded { states[0].fd = -1 }
            guard poll(&states, nfds_t(states.count), -1) > 0 else { continue }
            if states[0].revents != 0 { read() }
            if states[1].revents != 0 { cncurses_serve_main_queue() }
        }
    }

    /// Opens the terminal and listens to signals.
    package init(_ options: Options) throws(TerminalError) {
        Self.blockSignals()
        guard Self.isTerminal else { throw .notATerminal }
        let kind = TerminalKind(environment: options.environment, isKnown: Self.knows)
        screen =
            options.isPlain
            ? try PlainScreen(kind: kind)
            : try CursesScreen(
                kind: kind, takesMouse: options.takesMouse, graphics: GraphicsProtocol(environment: options.environment)
            )
        errors = StandardErrorCapture(logPath: options.logPath, isLogLine: options.isLogLine)
        listen()
    }

    /// Has `onFrame` called at the end of this turn of the main queue; any number of requests is one frame.
    package func requestFrame() {
        guard !wantsFrame, !isEnded else { return }
        wantsFrame = true
        if !takesInput { DispatchQueue.main.async { MainActor.assumeIsolated { self.frame() } } }
    }

    /// Has everything painted anew, after something else wrote on the terminal.
    package func redraw() {
        guard !isEnded else { return }
        screen.suspend()
        screen.resume()
        requestFrame()
    }

    /// Stops the program as Ctrl-Z does; returns when it is continued.
    package func suspend() {
        guard !isEnded else { return }
        onVisibility(false)
        screen.suspend()
        cncurses_stop()
        continueScreen()
        onVisibility(true)
    }

    /// Gives the terminal back for good. Calling it again does nothing.
    package func end() {
        guard !isEnded else { return }
        isEnded = true
        for source in sources { source.cancel() }
        screen.suspend()
        errors?.finish()
    }

    /// Gives the terminal back and ends the process.
    package func exit(_ status: Int32) -> Never {
        end()
        Foundation.exit(status)
    }

    private func frame() {
        guard wantsFrame else { return }
        wantsFrame = false
        if !isEnded { onFrame() }
    }

    private func listen() {
        on(SIGWINCH) { $0.resize() }
        on(SIGCONT) { $0.continueScreen() }
        on(SIGTSTP) { $0.suspend() }
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { on(signal) { $0.endBy(signal) } }
    }

    private func on(_ signal: Int32, _ handle: @escaping @MainActor (TerminalSession) -> Void) {
        let source = DispatchSource.makeSignalSource(signal: signal, queue: .main)
        source.setEventHandler { MainActor.assumeIsolated { handle(self) } }
        source.resume()
        sources.append(source)
    }

    private func read() {
        let count = Foundation.read(STDIN_FILENO, &buffer, buffer.count)
        guard count > 0 else {
            if count < 0, errno == EINTR || errno == EAGAIN { return }
            // The terminal is gone, and nobody may have sent a signal.
            endBy(SIGHUP)
            return
        }
        reads &+= 1
        deliver(parser.feed(buffer[..<count]))
        if parser.needsFlush { flushUnlessMoreComes() }
    }

    /// Waits for the rest of a sequence as long as a slow line may need; then a lone Escape was a key press.
    private func flushUnlessMoreComes() {
        let before = reads
        DispatchQueue.main.asyncAfter(deadline: .now() + .milliseconds(25)) {
            MainActor.assumeIsolated {
                if self.reads == before { self.deliver(self.parser.flush()) }
            }
        }
    }

    private func deliver(_ events: [InputEvent]) {
        takesInput = true
        for event in events where !isEnded {
            if event == .key(Self.suspendKey) { suspend() } else { onEvent(event) }
        }
        takesInput = false
        frame()
    }

    private func resize() {
        guard !isEnded else { return }
        if screen.updateSize() { onEvent(.resize(screen.size)) }
        requestFrame()
    }

    private func continueScreen() {
        guard !isEnded else { return }
        let before = screen.size
        screen.resume()
        if screen.size != before { onEvent(.resize(screen.size)) }
        requestFrame()
    }

    private func endBy(_ signal: Int32) {
        guard !isEnded else { return }
        onSignal(signal)
        end()
        cncurses_end_by(signal)
    }

    private static let suspendKey = Key(.character("z"), .control)
}
