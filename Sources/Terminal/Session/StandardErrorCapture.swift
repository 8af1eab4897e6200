import Glibc

/// Keeps what is written to standard error away from the screen, and shows its end afterwards.
struct StandardErrorCapture {
    private static let shownAtTheEnd = 4096
    private static let readAtTheEnd = 65_536
    private let original: Int32
    private let file: Int32
    private let start: off_t
    private let isLogLine: @Sendable (Substring) -> Bool

    /// Leads standard error into a log file, or a nameless one. nil if it is no terminal or the file cannot be had.
    /// - Parameter isLogLine: which lines of the file are not of standard error.
    init?(logPath: String?, isLogLine: @escaping @Sendable (Substring) -> Bool) {
        self.isLogLine = isLogLine
        guard isatty(STDERR_FILENO) == 1 else { return nil }
        if let logPath {
            file = open(logPath, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        } else {
            var template = Array("/tmp/termina-XXXXXX\0".utf8CString)
            file = mkstemp(&template)
            if file >= 0 {
                unlink(template)
                _ = fcntl(file, F_SETFD, FD_CLOEXEC)
            }
        }
        guard file >= 0 else { return nil }
        original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        guard original >= 0 else {
            close(file)
            return nil
        }
        start = lseek(file, 0, SEEK_END)
        dup2(file, STDERR_FILENO)
    }

    /// Gives standard error back and repeats the end of what was written to it.
    func finish() {
        dup2(original, STDERR_FILENO)
        close(original)
        let end = lseek(file, 0, SEEK_END)
        let from = max(start, end - off_t(Self.readAtTheEnd))
        if end > from {
            var bytes = [UInt8](repeating: 0, count: Int(end - from))
            let count = pread(file, &bytes, bytes.count, from)
            if count > 0 { repeatStray(bytes.prefix(count)) }
        }
        close(file)
    }

    private func repeatStray(_ bytes: ArraySlice<UInt8>) {
        var isOwn = false
        var stray = ""
        let text = String(decoding: bytes, as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            // An entry of the log goes on in the lines that are indented.
            isOwn = isLogLine(line) || isOwn && line.hasPrefix("  ")
            if !isOwn { stray += line + "\n" }
        }
        if text.hasSuffix("\n") || stray == "\n" { stray.removeLast() }
        Output.write(stray.utf8.suffix(Self.shownAtTheEnd), to: STDERR_FILENO)
    }
}
