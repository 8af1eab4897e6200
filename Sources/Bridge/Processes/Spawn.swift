@preconcurrency import Glibc

/// Starting and collecting child processes.
enum Spawn {
    /// Starts an executable in a process group of its own, with all signals as at birth, and these standard streams.
    static func start(
        _ executable: String, _ arguments: [String], _ environment: [String: String], _ streams: Pipes.ChildEnds
    ) throws(BridgeError) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, streams.input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, streams.output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, streams.error, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        setAttributes(&attributes)

        let argumentList = CStrings([executable] + arguments)
        let environmentList = CStrings(inherited(environment))
        var id: pid_t = 0
        let result = argumentList.withPointers { arguments in
            environmentList.withPointers { environment in
                posix_spawn(&id, executable, &actions, &attributes, arguments, environment)
            }
        }
        guard result == 0 else { throw BridgeError.system(call: "starting \(executable)", number: result) }
        return id
    }

    private static func setAttributes(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    /// This process's environment with some variables more or changed.
    private static func inherited(_ changes: [String: String]) -> [String] {
        var lines: [String] = []
        var place = environ
        while let line = place.pointee {
            let text = String(cString: line)
            let name = String(text.prefix { $0 != "=" })
            if changes[name] == nil { lines.append(text) }
            place += 1
        }
        return lines + changes.map { "\($0.key)=\($0.value)" }.sorted()
    }

    /// Waits for a child to end, and collects it.
    static func wait(for id: Int32, _ collected: CollectedFlag) -> ProcessEnd {
        var info = siginfo_t()
        // Left uncollected at first, so that nobody signals a number that is free again.
        while waitid(P_PID, id_t(id), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        return collected.collect {
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0 {
                // Somebody else has collected it (SIGCHLD is ignored), so how it ended is lost.
                guard errno == EINTR else { return .exited(0) }
            }
            let signal = status & 0x7F
            return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
        }
    }
}

/// Strings as C's `char **`, with nil at the end.
private final class CStrings {
    private var pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [String]) { pointers = strings.map { strdup($0) } + [nil] }

    deinit { for pointer in pointers { free(pointer) } }

    func withPointers<R>(_ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R) -> R {
        pointers.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("the list holds nil at least") }
            return body(base)
        }
    }
}
