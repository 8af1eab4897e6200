import Cells
import Foundation
import Testing

@testable import Terminal

@Suite struct TerminalKindTests {
    private static let table: [([String: String], Bool, ColorDepth?)] = [
        (["TERM": "xterm-256color", "COLORTERM": "truecolor"], true, .direct),
        (["TERM": "xterm-256color"], true, .indexed),
        (["TERM": "xterm"], true, .palette), (["TERM": "xterm-kitty"], true, .direct),
        (["TERM": "alacritty"], true, .direct),
        (["TERM": "foot-extra"], true, .direct), (["TERM": "tmux-256color", "COLORTERM": "24bit"], true, .direct),
        (["TERM": "xterm-direct"], true, .direct), (["TERM": "screen-256color", "COLORTERM": "truecolor"], false, nil),
        (["TERM": "linux"], false, nil), (["TERM": "dumb"], false, nil), ([:], false, nil),
        (["TERM": "unknown-256color"], true, .indexed), (["TERM": "xterm-kitty", "NO_COLOR": "1"], true, .mono),
        (["TERM": "linux", "NO_COLOR": "yes"], false, .mono), (["TERM": "xterm-kitty", "NO_COLOR": ""], true, .direct),
    ]

    @Test(arguments: table)
    func `the environment tells how to drive it`(environment: [String: String], speaksXterm: Bool, depth: ColorDepth?) {
        let kind = TerminalKind(environment: environment) { !$0.hasPrefix("unknown") }
        #expect(kind.speaksXterm == speaksXterm)
        #expect(kind.depth == depth)
    }

    /// With `RECORD=1` prints what to put in place of the compiled entry.
    @Test func `the compiled database entry is what tic makes of its source`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "terminfo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        let source = folder.appending(path: "entry.ti")
        try DirectColorEntry.source.write(to: source, atomically: true, encoding: .utf8)
        let tic = Process()
        tic.executableURL = URL(filePath: "/usr/bin/env")
        tic.arguments = ["tic", "-x", "-o", folder.path, source.path]
        try tic.run()
        tic.waitUntilExit()
        guard tic.terminationStatus == 0 else {
            print("TerminalKindTests: tic is not installed, so the compiled entry is not compared with its source.")
            return
        }
        let compiled =
            "b64:" + (try Data(contentsOf: folder.appending(path: "t/\(DirectColorEntry.name)"))).base64EncodedString()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { print(compiled) }
        #expect(compiled == DirectColorEntry.compiled)
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let installed = root.appending(path: "Sources/termina/Manual/\(DirectColorEntry.name).terminfo")
        #expect(try String(contentsOf: installed, encoding: .utf8) == DirectColorEntry.source, "what make installs")
    }

    @Test func `base64 is Foundation's`() {
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
        }
    }
}
