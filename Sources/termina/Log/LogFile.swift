import Foundation
import Shell

/// The log file: one write for each entry, so that terminals which share it do not mix their lines.
@MainActor
final class LogFile {
    private static let most = 4 << 20
    private let descriptor: Int32
    private let now: () -> Double

    /// Opens the file to add to it; one that has grown large becomes `log.1` first. nil if it cannot be had.
    init?(path: String, now: @escaping () -> Double = { Date().timeIntervalSince1970 * 1000 }) {
        var opened = Self.open(path)
        if opened >= 0, lseek(opened, 0, SEEK_END) > Self.most {
            close(opened)
            rename(path, path + ".1")
            opened = Self.open(path)
        }
        descriptor = opened
        self.now = now
        guard descriptor >= 0 else { return nil }
    }

    private static func open(_ path: String) -> Int32 {
        Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    }

    /// Adds an entry.
    func write(_ level: LogLevel, _ source: String, _ text: String) {
        let bytes = Array(LogLine.text(level, source, text, at: now()).utf8)
        // Where the disk is full there is nobody left to tell.
        _ = Glibc.write(descriptor, bytes, bytes.count)
    }

    deinit { close(descriptor) }
}
