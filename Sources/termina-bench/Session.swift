import CPty
import Foundation

/// The built binary in a pseudo-terminal, timed from outside: bytes in, bytes out.
final class Session {
    /// The process's number.
    let pid: pid_t
    /// Everything that was written since the last `take`.
    private(set) var output: [UInt8] = []
    private let descriptor: Int32
    private let started = ContinuousClock.now
    private let emulator: Emulator

    /// Starts the binary with arguments in a terminal of this size.
    init(_ binary: String, _ arguments: [String], columns: Int32, rows: Int32, folder: String? = nil) throws {
        var environment = ProcessInfo.processInfo.environment
        environment["TERM"] = "xterm-256color"
        environment["COLORTERM"] = "truecolor"
        environment["LANG"] = "C.UTF-8"
        var argv = ([binary] + arguments).map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var child: pid_t = 0
        descriptor = cpty_spawn(binary, &argv, &envp, folder, rows, columns, &child)
        guard descriptor >= 0 else { throw BenchError("no pseudo-terminal can be had") }
        pid = child
        emulator = Emulator(columns: columns, rows: rows)
    }

    deinit {
        kill(pid, SIGKILL)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        close(descriptor)
    }

    /// Milliseconds since the start.
    var age: Double { Self.milliseconds(ContinuousClock.now - started) }

    /// Types bytes.
    func type(_ text: String) { _ = text.withCString { write(descriptor, $0, strlen($0)) } }

    /// Gives the terminal another size.
    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
        emulator.resize(columns: columns, rows: rows)
    }

    /// Reads until the output holds a text, at most so long. Milliseconds it took; nil if it did not come.
    @discardableResult
    func wait(for text: String, seconds: Double = 20) throws -> Double {
        let begin = ContinuousClock.now
        let wanted = Array(text.utf8)
        while !contains(wanted) {
            guard read(seconds - Self.milliseconds(ContinuousClock.now - begin) / 1000) else {
                throw BenchError("'\(text)' did not appear within \(seconds) s")
            }
        }
        return Self.milliseconds(ContinuousClock.now - begin)
    }

    /// Reads until the screen shows a text, or no longer does, at most so long. Milliseconds it took.
    ///
    /// A frame writes only the cells that change, so that a text need not come in one piece.
    @discardableResult
    func waitForScreen(_ text: String, shown: Bool = true, seconds: Double = 20) throws -> Double {
        let begin = ContinuousClock.now
        while shows(text) != shown {
            guard read(seconds - Self.milliseconds(ContinuousClock.now - begin) / 1000) else {
                throw BenchError("'\(text)' did not \(shown ? "appear" : "go") within \(seconds) s\n\(emulator.text)")
            }
        }
        return Self.milliseconds(ContinuousClock.now - begin)
    }

    /// Whether the screen shows a text in one of its rows.
    func shows(_ text: String) -> Bool { emulator.text.contains(text) }

    /// Reads until something comes, then until nothing comes for a while. Milliseconds until the first and the last byte.
    func waitForFrame(quiet: Double = 0.03) throws -> (first: Double, last: Double) {
        let begin = ContinuousClock.now
        guard read(5) else { throw BenchError("no answer to a key within 5 s") }
        let first = Self.milliseconds(ContinuousClock.now - begin)
        var last = first
        while read(quiet) { last = Self.milliseconds(ContinuousClock.now - begin) }
        return (first, last)
    }

    /// Forgets the output so far; how many bytes it was.
    @discardableResult
    func take() -> Int {
        defer { output.removeAll(keepingCapacity: true) }
        return output.count
    }

    /// Reads until nothing comes for so long.
    func settle(seconds: Double = 0.3) { while read(seconds) {} }

    /// Reads until nothing comes for so long, or for as long as `most`.
    func settle(seconds: Double, most: Double) {
        let end = ContinuousClock.now + .seconds(most)
        while ContinuousClock.now < end, read(seconds) {}
    }

    private func read(_ seconds: Double) -> Bool {
        guard seconds > 0 else { return false }
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, Int32(max(1, seconds * 1000))) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = Foundation.read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return false }
        output += buffer[..<count]
        emulator.take(buffer[..<count])
        return true
    }

    private func contains(_ wanted: [UInt8]) -> Bool {
        guard output.count >= wanted.count, let first = wanted.first else { return wanted.isEmpty }
        return output.indices.dropLast(wanted.count - 1).contains { start in
            output[start] == first && output[start..<start + wanted.count].elementsEqual(wanted)
        }
    }

    static func milliseconds(_ duration: Duration) -> Double { duration / .milliseconds(1) }
}

/// Why a measurement could not be made.
struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
