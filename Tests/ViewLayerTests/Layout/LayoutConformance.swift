import Foundation
import Testing

@testable import ViewLayer

/// The cases of the float-pigment project, whose authors verified each against a browser.
@Suite struct LayoutConformance {
    /// Cases that fail, with the reason.
    static let knownFailures: [String: String] = [
        "custom_css_aspect_ratio__aspect_ratio_with_flex_1": "vertical writing modes are not laid out"
    ]

    @Test func `LayoutConformance: boxes are where browsers put them`() throws {
        guard let folder = Self.folder() else {
            print("LayoutConformance is skipped: there is no folder with cases; TERMINA_LAYOUT_CASES can name one.")
            return
        }
        var passed = 0
        var failures: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where file.hasSuffix(".html") {
            let name = String(file.dropLast(5))
            let html = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
            let problems = Self.problems(html)
            if problems.isEmpty { passed += 1 } else { failures[name] = problems.joined(separator: "; ") }
        }
        for (name, problem) in failures.sorted(by: { $0.key < $1.key }) {
            print("LayoutConformance: \(name): \(problem)")
            #expect(
                Self.knownFailures[name] != nil,
                "\(name) fails and is not in the list: \(problem)")
        }
        for name in Self.knownFailures.keys
        where FileManager.default.fileExists(atPath: folder + "/" + name + ".html") {
            #expect(failures[name] != nil, "\(name) passes: take it out of the list")
        }
        print("\(passed) passed, \(failures.count) failed")
    }

    /// What is wrong in a case, empty where nothing is.
    private static func problems(_ html: String) -> [String] {
        let (page, expectations) = CaseReader.read(html)
        LayoutEngine(measurer: SquareGlyphs()).layout(page, width: 375, height: 750)
        return expectations.compactMap { expected in
            let node = expected.node
            let actual: Double
            switch expected.edge {
            case "left": actual = node.x
            case "top": actual = node.y
            case "width": actual = node.width
            case "height": actual = node.height
            default: return nil
            }
            // The cases hold whole px: browsers' numbers rounded either way.
            if abs(actual - expected.value) < 1 { return nil }
            return "\(expected.edge) is \(actual), not \(expected.value)"
        }
    }

    /// The folder with the cases: from the environment, or beside the package.
    private static func folder() -> String? {
        if let named = ProcessInfo.processInfo.environment["TERMINA_LAYOUT_CASES"] { return named }
        var url = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        while url.path != "/" {
            url.deleteLastPathComponent()
            let candidate = url.appendingPathComponent("../shared/conformance/layout").standardizedFileURL.path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
        }
        return nil
    }
}
