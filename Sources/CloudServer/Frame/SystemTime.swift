import Glibc

/// The machine's wall clock.
enum SystemTime {
    /// Seconds since 1970, and the nanoseconds beside them.
    static var now: (seconds: Int, nanoseconds: Int) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return (time.tv_sec, time.tv_nsec)
    }
}
