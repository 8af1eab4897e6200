import Glibc

/// The standard streams of an app process, which the Bridge runs over.
package enum StandardStreams {
    /// The descriptors that the Bridge reads and writes.
    package struct Descriptors: Sendable {
        /// What was standard input.
        package var input: Int32
        /// What was standard output.
        package var output: Int32
    }

    /// Takes the process's standard input and output for the Bridge: they move to descriptors that no child inherits. From here
    /// on standard input is empty and standard output goes to standard error, so that a stray print cannot break the Bridge.
    package static func takeOver() throws(BridgeError) -> Descriptors {
        let input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
        guard input >= 0 else { throw SystemCall.failure("fcntl") }
        let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard output >= 0 else {
            let error = SystemCall.failure("fcntl")
            close(input)
            throw error
        }
        do throws(BridgeError) {
            try replaceStandardStreams()
        } catch {
            close(input)
            close(output)
            throw error
        }
        return Descriptors(input: input, output: output)
    }

    private static func replaceStandardStreams() throws(BridgeError) {
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        guard null >= 0 else { throw SystemCall.failure("open /dev/null") }
        // With standard error closed, /dev/null may have become it.
        defer { if null > 2 { close(null) } }
        guard dup2(null, STDIN_FILENO) >= 0 else { throw SystemCall.failure("dup2") }
        if dup2(STDERR_FILENO, STDOUT_FILENO) < 0, dup2(null, STDOUT_FILENO) < 0 { throw SystemCall.failure("dup2") }
    }
}
