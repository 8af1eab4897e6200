import CPty
import CVTerm
import Cells
import Foundation

/// A program running in a terminal of our own: what it writes goes through libvterm, whose screen can be read.
///
/// Nothing here sleeps: `wait` reads the program's output until a condition holds or the time is over.
/// Use an instance from one thread at a time.
final class PseudoTerminal {
    /// Why a program could not be started.
    struct CannotStart: Error {
        let path: String
    }

    private(set) var size: CellSize
    let processID: pid_t
    /// Everything the program wrote.
    private(set) var output: [UInt8] = []

    let screen: OpaquePointer
    private var master: Int32
    private let emulator: OpaquePointer
    private let state = EmulatorState()
    private var exitStatus: Int32?

    /// Starts a program. Its environment is TERM, PATH, LANG and a HOME that does not exist, and what is given.
    init(
        _ path: String, _ arguments: [String] = [], size: CellSize = CellSize(columns: 80, rows: 24),
        environment: [String: String] = [:], folder: String? = nil
    ) throws {
        var variables = [
            "TERM": "xterm-256color", "COLORTERM": "truecolor", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
            "HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no",
        ]
        variables.merge(environment) { $1 }
        var process: pid_t = 0
        master = Self.withCStrings([path] + arguments) { argv in
            Self.withCStrings(variables.map { "\($0)=\($1)" }) { envp in
                cpty_spawn(path, argv, envp, folder, Int32(size.rows), Int32(size.columns), &process)
            }
        }
        guard master >= 0 else { throw CannotStart(path: path) }
        self.size = size
        processID = process
        emulator = vterm_new(Int32(size.rows), Int32(size.columns))
        vterm_set_utf8(emulator, 1)
        screen = vterm_obtain_screen(emulator)
        vterm_screen_set_callbacks(screen, EmulatorState.callbacks, Unmanaged.passUnretained(state).toOpaque())
        vterm_screen_enable_altscreen(screen, 1)
        vterm_screen_reset(screen, 1)
    }

    deinit {
        if exitStatus == nil {
            kill(processID, SIGKILL)
            var status: Int32 = 0
            waitpid(processID, &status, 0)
        }
        if master >= 0 { close(master) }
        vterm_free(emulator)
    }

    /// Types bytes.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        var offset = 0
        while offset < bytes.count {
            // The program may wait for its own output to be taken before it takes more.
            var state = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
            guard poll(&state, 1, 10_000) > 0 else { return }
            if state.revents & Int16(POLLIN) != 0 { takeOutput(milliseconds: 0) }
            guard state.revents & Int16(POLLOUT) != 0 else {
                if state.revents & Int16(POLLHUP) != 0 { return }
                continue
            }
            let count = bytes[offset...].prefix(1024).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            offset += count
        }
    }

    /// Sends a signal to the program.
    func signal(_ number: Int32) { kill(processID, number) }

    /// Gives the terminal another size.
    func resize(columns: Int, rows: Int) {
        size = CellSize(columns: columns, rows: rows)
        // A wide character in a terminal of one column takes libvterm down, and one may still be on its way.
        if columns > 0, rows > 0 { vterm_set_size(emulator, Int32(rows), Int32(max(2, columns))) }
        _ = cpty_resize(master, Int32(rows), Int32(columns))
    }

    /// Takes in output until the condition holds. False if it does not in time, or the program has ended without it.
    @discardableResult
    func wait(seconds: Double = 120, until isReached: (PseudoTerminal) -> Bool) -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while !isReached(self) {
            guard ContinuousClock.now < end else { return false }
            if !takeOutput(milliseconds: 20), exitStatus != nil { return isReached(self) }
        }
        return true
    }

    /// Takes in what the program has written so far.
    func drain() { while takeOutput(milliseconds: 0) {} }

    /// Whether the program has not ended, as far as was noticed.
    var isRunning: Bool { exitStatus == nil }

    /// Waits for the program's end: its exit code, or 128 and the number of the signal. nil if it does not end in time.
    func waitForExit(seconds: Double = 120) -> Int32? {
        wait(seconds: seconds) { $0.exitStatus != nil }
        while takeOutput(milliseconds: 0) {}
        return exitStatus.map(cpty_exit_code)
    }

    /// Closes the terminal under the program, and waits for its end as `waitForExit` does.
    func hangUp(seconds: Double = 60) -> Int32? {
        close(master)
        master = -1
        let end = ContinuousClock.now + .seconds(seconds)
        while exitStatus == nil, ContinuousClock.now < end {
            poll(nil, 0, 5)
            noticeExit()
        }
        return exitStatus.map(cpty_exit_code)
    }

    /// Whether the terminal reads lines and echoes, as a shell wants it.
    var isCooked: Bool { cpty_is_cooked(master) }
    var isAlternateScreen: Bool { state.isAlternateScreen }
    var isCursorVisible: Bool { state.isCursorVisible }
    /// The title that the program gave last.
    var title: String { state.title }
    /// Whether the program asked for mouse reports.
    var hasMouse: Bool { state.mouse != 0 }

    /// Where the cursor is.
    var cursor: CellPoint {
        var position = VTermPos()
        vterm_state_get_cursorpos(vterm_obtain_state(emulator), &position)
        return CellPoint(column: Int(position.col), row: Int(position.row))
    }

    /// Whether the program has switched a private mode (`CSI ? number h`) on, and not off since.
    func hasPrivateMode(_ number: Int) -> Bool {
        let text = String(decoding: output, as: UTF8.self)
        let on = text.range(of: "\u{1B}[?\(number)h", options: .backwards)?.lowerBound
        let off = text.range(of: "\u{1B}[?\(number)l", options: .backwards)?.lowerBound
        guard let on else { return false }
        return off.map { $0 < on } ?? true
    }

    /// Takes in what is there. False if there is nothing within the time.
    @discardableResult
    private func takeOutput(milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = poll(&waiting, 1, milliseconds) > 0 ? read(master, &buffer, buffer.count) : 0
        guard count > 0 else {
            noticeExit()
            return false
        }
        output += buffer[..<count]
        buffer.withUnsafeBytes { _ = vterm_input_write(emulator, $0.bindMemory(to: CChar.self).baseAddress, count) }
        // The emulator's answers to questions.
        var answer = [CChar](repeating: 0, count: 4096)
        let length = vterm_output_read(emulator, &answer, answer.count)
        if length > 0 { write(master, answer, length) }
        return true
    }

    private func noticeExit() {
        var status: Int32 = 0
        if exitStatus == nil, waitpid(processID, &status, WNOHANG) == processID { exitStatus = status }
    }

    private static func withCStrings<R>(
        _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R
    ) -> R {
        let copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        return copies.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else {
                preconditionFailure("an array with a nil at its end is not empty")
            }
            return body(start)
        }
    }
}
