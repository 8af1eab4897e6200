import Foundation
import Shell

/// A line of the log file: `2026-01-31T08:00:00.000Z warning settings: what happened`. What standard error says stands
/// between such lines as it came.
enum LogLine {
    /// The time in UTC, a level, a source and a text; more lines of the text are indented.
    static func text(_ level: LogLevel, _ source: String, _ text: String, at time: Double) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 32 || $0 == "\t" }))
        }
        return "\(stamp(time)) \(level.rawValue) \(source): \(lines.joined(separator: "\n  "))\n"
    }

    /// The level of a line; nil of one that is not the beginning of an entry.
    static func level(of line: Substring) -> LogLevel? {
        let words = line.prefix(64).split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count == 3, words[0].utf8.count == 24, words[0].hasSuffix("Z"), words[0].contains("T") else {
            return nil
        }
        return LogLevel(rawValue: String(words[1]))
    }

    /// The time as ISO 8601 writes it, with milliseconds.
    private static func stamp(_ milliseconds: Double) -> String {
        let whole = Int(max(0, min(milliseconds, 1e14)))
        var seconds = time_t(whole / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func padded(_ number: Int, _ digits: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        let date = [(Int(parts.tm_year) + 1900, 4), (Int(parts.tm_mon) + 1, 2), (Int(parts.tm_mday), 2)]
        let clock = [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)]
        return date.map { padded($0.0, $0.1) }.joined(separator: "-") + "T"
            + clock.map { padded($0, 2) }.joined(separator: ":") + "." + padded(whole % 1000, 3) + "Z"
    }
}

/// Chooses the lines of a log that matter enough. What standard error said counts as a warning.
struct LogFilter {
    let threshold: LogLevel
    private var isShown = true

    init(threshold: LogLevel) {
        self.threshold = threshold
        isShown = threshold >= .warning
    }

    /// Whether to show the next line.
    mutating func shows(_ line: Substring) -> Bool {
        if let level = LogLine.level(of: line) {
            isShown = level <= threshold
        } else if !line.hasPrefix("  ") {
            isShown = threshold >= .warning
        }
        return isShown
    }
}
