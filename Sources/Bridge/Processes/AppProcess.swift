@preconcurrency import Glibc
import Synchronization

/// How a process ended.
package enum ProcessEnd: Equatable, Sendable {
    /// It exited by itself, with this status.
    case exited(Int32)
    /// This signal ended it.
    case signalled(Int32)
}

/// A child process whose standard input and output are a Bridge's. It leads a process group of its own, so that the terminal's
/// signals do not reach it, and starts with no signal blocked or ignored.
package final class AppProcess: Sendable {
    /// Where the child's standard error goes.
    package enum ErrorOutput: Sendable {
        /// This process's own.
        case inherited
        /// A descriptor, which stays the caller's.
        case descriptor(Int32)
        /// Kept: the last so many bytes, see `errorTail`.
        case captured(limit: Int)
    }

    /// The child's number.
    package let id: Int32
    /// The Bridge's descriptors: what the child writes is read from `input`. A `Connection` made with them owns them.
    package let input: Int32
    package let output: Int32

    private let tail: OutputTail?
    // Whether the child is collected, so that its number may already be another's.
    private let isCollected: CollectedFlag

    /// Starts an executable.
    /// - Parameters:
    ///   - arguments: without the executable's own name.
    ///   - environment: added to this process's.
    ///   - exited: called once, on a thread of its own, when the child has ended and its last words are read.
    package init(
        executable: String, arguments: [String], environment: [String: String] = [:],
        errorOutput: ErrorOutput = .captured(limit: 16384), exited: @escaping @Sendable (ProcessEnd) -> Void
    ) throws(BridgeError) {
        var pipes = try Pipes(errorOutput)
        defer { pipes.closeChildEnds() }
        do throws(BridgeError) {
            tail = pipes.takeErrorReader()
            id = try Spawn.start(executable, arguments, environment, pipes.childEnds)
        } catch {
            pipes.closeOwnEnds()
            throw error
        }
        (input, output) = (pipes.input, pipes.output)
        let collected = CollectedFlag()
        isCollected = collected
        let (id, tail) = (id, tail)
        do throws(BridgeError) {
            try tail?.start()
            try IOThread.start {
                let end = Spawn.wait(for: id, collected)
                tail?.finish()
                exited(end)
            }
        } catch {
            Glibc.kill(id, SIGKILL)
            _ = Spawn.wait(for: id, collected)
            pipes.closeOwnEnds()
            throw error
        }
    }

    /// The last bytes that the child has written to its standard error, if they are captured.
    package var errorTail: String { tail?.text ?? "" }

    /// Ends the child and all of its process group at once. Does nothing once it has ended.
    package func kill() { signal(SIGKILL) }

    /// Asks the child to end (SIGTERM).
    package func terminate() { signal(SIGTERM) }

    private func signal(_ number: Int32) {
        isCollected.ifNot {
            // The group is gone before the child is collected if it ended by itself; then its own number still holds.
            if Glibc.kill(-id, number) != 0 { Glibc.kill(id, number) }
        }
    }
}

/// Whether a child's number is free again.
final class CollectedFlag: Sendable {
    private let flag = Mutex(false)

    /// Does something while the number surely is the child's.
    func ifNot(_ body: () -> Void) { flag.withLock { if !$0 { body() } } }

    /// Collects the child.
    func collect<R>(_ body: () -> R) -> R {
        flag.withLock { collected in
            collected = true
            return body()
        }
    }
}
