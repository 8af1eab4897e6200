import Foundation
import Terminal
import Testing

/// The keys of every terminal description that is installed, against what the parser makes of their bytes.
@Suite struct TerminfoKeyTests {
    private static let terminals = [
        "xterm", "xterm-256color", "rxvt", "rxvt-unicode", "rxvt-unicode-256color", "linux", "screen",
        "screen-256color",
        "tmux", "tmux-256color", "vt220", "xterm-kitty", "kitty", "alacritty", "foot", "konsole", "gnome", "st",
        "wezterm", "putty", "screen.linux", "contour", "mlterm",
    ]

    /// What capabilities are called, and the key of each.
    private static let plain: [String: String] = {
        var keys = [
            "kcuu1": "Up", "kcud1": "Down", "kcub1": "Left", "kcuf1": "Right", "khome": "Home", "kend": "End",
            "kich1": "Insert", "kdch1": "Delete", "kpp": "PageUp", "knp": "PageDown", "kcbt": "S-Tab",
            "kbs": "Backspace",
            "kent": "Enter", "kind": "S-Down", "kri": "S-Up", "kxIN": "", "kxOUT": "",
        ]
        for number in 1...12 { keys["kf\(number)"] = "F\(number)" }
        let modified = [
            "kUP": "Up", "kDN": "Down", "kLFT": "Left", "kRIT": "Right", "kHOM": "Home", "kEND": "End", "kIC": "Insert",
            "kDC": "Delete", "kPRV": "PageUp", "kNXT": "PageDown",
        ]
        for (name, key) in modified {
            keys[name] = "S-\(key)"
            for (number, prefix) in [(3, "A-"), (4, "A-S-"), (5, "C-"), (6, "C-S-"), (7, "C-A-")] {
                keys["\(name)\(number)"] = prefix + key
            }
        }
        return keys
    }()

    /// Where a description says something else than the terminal sends or than a key is called.
    private static let exceptions: Set<String> = [
        // rxvt tells Shift and Control with an arrow from nothing.
        "rxvt kUP6", "rxvt kDN6", "rxvt kLFT6", "rxvt kRIT6", "rxvt-unicode kUP6",
    ]

    @Test(arguments: terminals)
    func `the keys of a terminal's description are known`(terminal: String) throws {
        for (name, bytes) in Self.capabilities(of: terminal) {
            guard let expected = Self.plain[name], !expected.isEmpty,
                !Self.exceptions.contains("\(terminal) \(name)")
            else { continue }
            var parser = InputParser()
            let events = parser.feed(bytes) + parser.flush()
            #expect(try events == [.key(Key(named: expected))], "\(terminal) \(name)")
        }
    }

    @Test func `this machine describes the common terminals`() {
        let known = Self.terminals.filter { Self.capabilities(of: $0)["kcuu1"] != nil }
        #expect(known.contains("linux") && known.count >= 4, "\(known)")
    }

    /// The string capabilities of a description, by `infocmp`; none where it is not installed.
    private static func capabilities(of terminal: String) -> [String: [UInt8]] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["infocmp", "-x", "-1", terminal]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return [:] }
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        var result: [String: [UInt8]] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.trimmingCharacters(in: .whitespaces).dropLast().split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, parts[0].hasPrefix("k") { result[String(parts[0])] = bytes(parts[1]) }
        }
        return result
    }

    /// The bytes of a capability as terminfo writes them.
    private static func bytes(_ text: Substring) -> [UInt8] {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "^"): if let next = rest.popFirst() { result.append(next == 0x3F ? 0x7F : next & 0x1F) }
            case UInt8(ascii: "\\"):
                guard let next = rest.popFirst() else { break }
                switch next {
                case UInt8(ascii: "E"), UInt8(ascii: "e"): result.append(0x1B)
                case UInt8(ascii: "r"): result.append(0x0D)
                case UInt8(ascii: "t"): result.append(0x09)
                case UInt8(ascii: "b"): result.append(0x08)
                case 0x30..<0x38:
                    let digits = [next] + rest.prefix(2)
                    rest = rest.dropFirst(2)
                    result.append(digits.reduce(0) { $0 &* 8 &+ ($1 &- 0x30) })
                default: result.append(next)
                }
            default: result.append(byte)
            }
        }
        return result
    }
}
