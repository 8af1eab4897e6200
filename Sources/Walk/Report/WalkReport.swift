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
        var cases = checks.map { check in
            JUnitReport.Case(
                name: "\(check.line): \(check.source)", group: path, seconds: check.seconds,
                failure: check.failure.map { "\(path):\(check.line): \($0)" },
                output: check.failure == nil ? "" : seen)
        }
        if cases.isEmpty { cases = [JUnitReport.Case(name: "plays", group: path)] }
        return JUnitReport(name: path, seconds: seconds, cases: cases).text
    }
}
