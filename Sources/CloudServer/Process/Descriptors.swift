import Glibc

/// The descriptors of this process: how many it may have, and what it was born with.
package enum Descriptors {
    /// What is kept for databases, files, event loops and the pipes of functions.
    private static let reserve = 96

    /// How many may be open at once.
    package static var limit: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
        return Int(min(limit.rlim_cur, 1 << 20))
    }

    /// How many connections that leaves room for.
    static var connections: Int { max(8, limit - reserve) }

    /// Raises the limit as far as this user may, since the usual one is for programs that wait with `select`.
    package static func raiseLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// Closes all but the standard streams. For a process that outlives its parent, before it opens anything: what a library
    /// in the parent left open would stay open as long.
    package static func closeInherited() {
        guard let folder = opendir("/proc/self/fd") else { return }
        defer { closedir(folder) }
        let own = dirfd(folder)
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let number = Int32(name), number > STDERR_FILENO, number != own { close(number) }
        }
    }
}
