import Cells
import Foundation
import Testing

/// Holds the width table against Python's `wcwidth`, from which it is made; with `RECORD=1` makes it anew.
@Suite struct WidthTableTests {
    private static let program = """
        import wcwidth
        from wcwidth.table_vs16 import VS16_NARROW_TO_WIDE
        emoji = set()
        for ranges in VS16_NARROW_TO_WIDE.values():
            for first, last in ranges: emoji.update(range(first, last + 1))
        out, previous = [], None
        for c in range(0x110000):
            if 0xD800 <= c < 0xE000: continue
            width = max(0, wcwidth.wcwidth(chr(c)))
            kind = 3 if c in emoji and width == 1 else width
            if kind != previous: out.append(c << 2 | kind)
            previous = kind
        print(wcwidth.__version__, wcwidth.list_versions()[-1], *out)
        """

    @Test func `the table is what wcwidth says`() throws {
        guard let output = try Self.runPython() else {
            print("WidthTableTests: Python's wcwidth is not installed, so the width table is not compared with it.")
            return
        }
        let words = output.split(whereSeparator: \.isWhitespace).map(String.init)
        let boundaries = words.dropFirst(2).compactMap { UInt32($0) }
        #expect(boundaries.count > 900)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Self.record(boundaries, wcwidth: words[0], unicode: words[1])
            return
        }
        for (index, entry) in boundaries.enumerated() {
            let end = index + 1 < boundaries.count ? boundaries[index + 1] >> 2 : 0x110000
            let columns = [0, 1, 2, 1][Int(entry & 3)]
            for value in [entry >> 2, end - 1] where value >= 0x20 {
                guard let scalar = Unicode.Scalar(value) else { continue }
                #expect(TextWidth.of(scalar) == columns, "U+\(String(value, radix: 16))")
                if entry & 3 == 3 { #expect(TextWidth.of("\(scalar)\u{FE0F}") == 2) }
            }
        }
    }

    private static func runPython() throws -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }

    private static func record(_ boundaries: [UInt32], wcwidth: String, unicode: String) throws {
        var lines: [String] = []
        var line = "       "
        for entry in boundaries {
            let word = " 0x\(String(entry, radix: 16, uppercase: true)),"
            if line.count + word.count > 118 {
                lines.append(line)
                line = "       "
            }
            line += word
        }
        let text = """
            // Made by WidthTableTests from Python's wcwidth \(wcwidth), Unicode \(unicode).

            extension WidthTable {
                /// Where each run of scalars of one class begins, ascending: the scalar shifted by two, its class in the low bits.
                static let boundaries: [UInt32] = [
            \((lines + [line]).joined(separator: "\n"))
                ]
            }

            """
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "../../Sources/Cells/Text/WidthTable+Data.swift").standardized
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
}
