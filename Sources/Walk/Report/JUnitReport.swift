import Cells

/// A report as JUnit's XML, which build servers read.
package struct JUnitReport {
    /// Something that was tried or found.
    package struct Case {
        /// What it is called, and what it belongs to.
        package var name: String
        package var group: String
        /// How long it took, in seconds; nil is not said.
        package var seconds: Double?
        /// What was wrong; nil is nothing.
        package var failure: String?
        /// What was to be seen or said.
        package var output: String

        package init(name: String, group: String, seconds: Double? = nil, failure: String? = nil, output: String = "") {
            self.name = name
            self.group = group
            self.seconds = seconds
            self.failure = failure
            self.output = output
        }

        fileprivate var lines: [String] {
            let head =
                "  <testcase" + attribute("name", name) + attribute("classname", group) + JUnitReport.time(seconds)
            let text = XMLText.escaped(output)
            if let failure {
                return [
                    head + ">", "    <failure" + attribute("message", failure) + ">\(text)</failure>", "  </testcase>",
                ]
            }
            return output.isEmpty
                ? [head + "/>"] : [head + ">", "    <system-out>\(text)</system-out>", "  </testcase>"]
        }
    }

    /// What the report is about.
    package var name: String
    /// How long it took, in seconds; nil is not said.
    package var seconds: Double?
    package var cases: [Case]

    package init(name: String, seconds: Double? = nil, cases: [Case]) {
        self.name = name
        self.seconds = seconds
        self.cases = cases
    }

    /// The file's text.
    package var text: String {
        let failures = cases.count { $0.failure != nil }
        let head =
            "<testsuite" + attribute("name", name) + attribute("tests", "\(cases.count)")
            + attribute("failures", "\(failures)") + Self.time(seconds) + ">"
        let lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", head] + cases.flatMap(\.lines) + ["</testsuite>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func time(_ seconds: Double?) -> String {
        guard let seconds else { return "" }
        let thousandths = Int((min(max(seconds, 0), 1e9) * 1000).rounded())
        let part = String(thousandths % 1000)
        return attribute("time", "\(thousandths / 1000)." + String(repeating: "0", count: 3 - part.count) + part)
    }
}

private func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(XMLText.escaped(value, inAttribute: true))\""
}
