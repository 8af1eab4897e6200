/// How a walkthrough went.
package struct WalkReport: Equatable {
    /// An expectation that was met or was not.
    package struct Check: Equatable {
        /// As it was written.
        package var source: String
        package var line: Int
        /// When it was decided, and how long that took, in seconds.
        package var seconds: Double
        /// What was wrong; nil is nothing.
        package var failure: String?

        package init(source: String, line: Int, seconds: Double, failure: String? = nil) {
            self.source = source
            self.line = line
            self.seconds = seconds
            self.failure = failure
        }
    }

    /// The walkthrough's file.
    package var path: String
    package var checks: [Check] = []
    /// How long it took, in seconds.
    package var seconds = 0.0
    /// What was to be seen when it failed, a line a row.
    package var seen = ""

    package init(path: String) { self.path = path }

    /// Whether every expectation was met.
    package var hasPassed: Bool { checks.allSatisfy { $0.failure == nil } }

    /// What failed, as `file:line: message`; nil where nothing did.
    package var failure: String? {
        checks.first { $0.failure != nil }.map { "\(path):\($0.line): \($0.failure ?? "")" }
    }

    /// The report as JUnit's XML, which build servers read.
    package func junit() -> String {
        let failures = checks.count { $0.failure != nil }
        let name = Self.escaped(path)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuite name=\"\(name)\" tests=\"\(max(1, checks.count))\" failures=\"\(failures)\""
                + " time=\"\(Self.number(seconds))\">",
        ]
        for check in checks {
            let head =
                "  <testcase name=\"\(Self.escaped("\(check.line): \(check.source)"))\" classname=\"\(name)\""
                + " time=\"\(Self.number(check.seconds))\""
            guard let failure = check.failure else {
                lines.append(head + "/>")
                continue
            }
            lines.append(head + ">")
            lines.append(
                "    <failure message=\"\(Self.escaped("\(path):\(check.line): \(failure)"))\">\(Self.escaped(seen))"
                    + "</failure>")
            lines.append("  </testcase>")
        }
        if checks.isEmpty { lines.append("  <testcase name=\"plays\" classname=\"\(name)\"/>") }
        return (lines + ["</testsuite>"]).joined(separator: "\n") + "\n"
    }

    private static func number(_ seconds: Double) -> String {
        let thousandths = Int((min(max(seconds, 0), 1e9) * 1000).rounded())
        let part = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - part.count) + part
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 32: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
