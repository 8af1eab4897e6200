import Foundation

/// What the system says of a process.
enum ProcessFacts {
    /// Resident memory in megabytes; 0 if the process is gone.
    static func residentMegabytes(_ pid: pid_t) -> Double {
        let fields = text("/proc/\(pid)/statm").split(separator: " ")
        guard fields.count > 1, let pages = Double(fields[1]) else { return 0 }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    }

    /// The processes that a process has started.
    static func children(_ pid: pid_t) -> [pid_t] {
        names("/proc/\(pid)/task").flatMap { task in
            text("/proc/\(pid)/task/\(task)/children").split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
        }
    }

    /// How often any thread of a process has gone to sleep by itself: each is a wake-up.
    static func switches(_ pid: pid_t) -> Int {
        names("/proc/\(pid)/task").reduce(0) { sum, task in
            let line = text("/proc/\(pid)/task/\(task)/status").split(separator: "\n").first {
                $0.hasPrefix("voluntary")
            }
            return sum + (line.flatMap { $0.split(whereSeparator: \.isWhitespace).last }.flatMap { Int($0) } ?? 0)
        }
    }

    /// The resident memory of a process and of all that it has started, in megabytes.
    static func totalMegabytes(_ pid: pid_t) -> Double {
        ([pid] + children(pid)).map(residentMegabytes).reduce(0, +)
    }

    /// The wake-ups of a process and of all that it has started.
    static func totalSwitches(_ pid: pid_t) -> Int { ([pid] + children(pid)).map(switches).reduce(0, +) }

    private static func text(_ path: String) -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            // The process or thread has just ended.
            return ""
        }
    }

    private static func names(_ folder: String) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            return []
        }
    }
}
