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

    /// How often each thread of a process and of all that it has started has gone to sleep by itself: each is a wake-up.
    static func switches(_ pid: pid_t) -> [String: Int] {
        var counts: [String: Int] = [:]
        for pid in [pid] + children(pid) {
            for task in names("/proc/\(pid)/task") {
                let line = text("/proc/\(pid)/task/\(task)/status").split(separator: "\n").first {
                    $0.hasPrefix("voluntary")
                }
                let count = line.flatMap { $0.split(whereSeparator: \.isWhitespace).last }.flatMap { Int($0) }
                counts[task] = count ?? 0
            }
        }
        return counts
    }

    /// How many wake-ups there were between two looks; a thread that has ended since is left out.
    static func wakeUps(from before: [String: Int], to after: [String: Int]) -> Int {
        after.reduce(0) { $0 + $1.value - before[$1.key, default: 0] }
    }

    /// The resident memory of a process and of all that it has started, in megabytes.
    static func totalMegabytes(_ pid: pid_t) -> Double {
        ([pid] + children(pid)).map(residentMegabytes).reduce(0, +)
    }

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
