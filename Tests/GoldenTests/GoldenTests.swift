import Foundation
import Testing

/// Screens as they were looked at once. After an intended change: `RECORD=1 swift test --filter GoldenTests`, and look
/// at what changed.
@Suite(.enabled(if: GoldenScreen.binary != nil, "termina is not built beside the tests"))
struct GoldenTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    @Test(arguments: GoldenScreen.all)
    func `the screen is as recorded`(_ screen: GoldenScreen) throws {
        let shown = try screen.render(with: #require(GoldenScreen.binary))
        if Self.isRecording {
            let folder = screen.recording.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try shown.write(to: screen.recording, atomically: true, encoding: .utf8)
            return
        }
        let recorded = try String(contentsOf: screen.recording, encoding: .utf8)
        // Compared before, so that a failure prints the lines that differ and not both screens whole.
        let isSame = shown == recorded
        #expect(isSame, "\(Self.difference(recorded, shown))")
    }

    @Test func `nothing is recorded that no test looks at`() throws {
        let wanted = Set(GoldenScreen.all.map(\.file))
        let first = try #require(GoldenScreen.demo.first).recording
        let screens = first.deletingLastPathComponent().deletingLastPathComponent()
        let found = try FileManager.default.subpathsOfDirectory(atPath: screens.path).filter { $0.contains(".") }
        #expect(Set(found) == wanted)
    }

    /// The lines that differ, as recorded and as shown.
    private static func difference(_ recorded: String, _ shown: String) -> String {
        let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
        let new = shown.split(separator: "\n", omittingEmptySubsequences: false)
        var lines: [String] = []
        for row in 0..<max(old.count, new.count) {
            let (before, after) = (row < old.count ? old[row] : "", row < new.count ? new[row] : "")
            if before != after { lines += ["\(row) - \(before)", "\(row) + \(after)"] }
        }
        return lines.prefix(40).joined(separator: "\n")
    }
}
