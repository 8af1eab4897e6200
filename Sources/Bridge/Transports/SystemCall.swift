import Glibc

/// Calls of the operating system, with their errors.
enum SystemCall {
    /// What an error number means.
    static func message(_ number: Int32) -> String {
        guard let text = strerror(number) else { return "error \(number)" }
        return String(cString: text)
    }

    /// The error of the call that failed last on this thread.
    static func failure(_ call: String) -> BridgeError { .system(call: call, number: errno) }

    /// Milliseconds since 1970.
    static func wallClock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec / 1000) / 1000
    }

    /// Two connected descriptors, neither of which a child process inherits: what is written to one is read from the other.
    /// Sockets, since only they can be born that way through Swift's import of the C library. Numbers below 3 are avoided.
    static func pair() throws(BridgeError) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw failure("socketpair") }
        do throws(BridgeError) {
            let reading = try aboveStandard(ends[0])
            do throws(BridgeError) {
                return (reading, try aboveStandard(ends[1]))
            } catch {
                close(reading)
                throw error
            }
        } catch {
            close(ends[1])
            throw error
        }
    }

    /// The descriptor itself, or a copy in its place if its number is that of a standard stream. Closes it if it fails.
    private static func aboveStandard(_ descriptor: Int32) throws(BridgeError) -> Int32 {
        guard descriptor < 3 else { return descriptor }
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        let error = failure("fcntl")
        close(descriptor)
        guard copy >= 0 else { throw error }
        return copy
    }

    /// Makes writes return at once when there is no room.
    static func setNonBlocking(_ descriptor: Int32) throws(BridgeError) {
        let flags = fcntl(descriptor, F_GETFL)
        guard flags >= 0, fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0 else { throw failure("fcntl") }
    }
}
