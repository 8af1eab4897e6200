@preconcurrency import Glibc

/// Starts a process that outlives this one: a session of its own, no terminal, and no parent that has to collect it.
enum Daemon {
    /// POSIX_SPAWN_SETSID of glibc, which its headers hide without _GNU_SOURCE.
    private static let newSession: Int16 = 0x80

    /// Starts a command, its output added to a file.
    static func start(_ command: [String], log: String) throws(CloudError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let flags = Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | newSession
        posix_spawnattr_setflags(&attributes, flags)
        // The shell leaves the process to init, and ends. Descriptors of this process close by themselves.
        let words = ["/bin/sh", "-c", "\"$@\" &", "sh"] + command
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        let result = posix_spawn(&id, "/bin/sh", &actions, &attributes, &arguments, environ)
        guard result == 0 else { throw .notStarted(String(cString: strerror(result))) }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
    }
}
