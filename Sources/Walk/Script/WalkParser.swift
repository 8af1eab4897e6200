import Cells
import Terminal
import Values

/// Reads walkthroughs. Pure: what exists in the shell is told beforehand.
package struct WalkParser {
    /// What can happen to a device, by name, and with how many arguments.
    private let devices: [String: ClosedRange<Int>]
    private let path: String
    private(set) var mistakes: [WalkMistake] = []
    private var line = WalkLineCursor()

    private init(path: String, devices: [String: ClosedRange<Int>]) {
        self.path = path
        self.devices = devices
    }

    /// The script of a text, and everything that is wrong with it: broken lines are left out.
    /// - Parameters:
    ///   - path: the file's path, for messages.
    ///   - devices: what can happen to the device, by name, and how many arguments each takes.
    package static func parse(
        _ text: String, path: String, devices: [String: ClosedRange<Int>] = [:]
    ) -> (script: WalkScript, mistakes: [WalkMistake]) {
        var parser = WalkParser(path: path, devices: devices)
        var steps: [WalkStep] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() {
            do throws(WalkLine.Problem) {
                if let step = try parser.step(line, number: index + 1) { steps.append(step) }
            } catch {
                parser.mistakes.append(
                    WalkMistake(path: path, line: index + 1, column: error.column, message: error.message))
            }
        }
        return (WalkScript(path: path, steps: steps), parser.mistakes)
    }

    private mutating func step(_ text: Substring, number: Int) throws(WalkLine.Problem) -> WalkStep? {
        let words = try WalkLine(text)
        guard let first = words.words.first else { return nil }
        line = WalkLineCursor(words)
        guard case .bare(let name) = first.kind, let read = Self.commands[name] else {
            throw WalkLine.Problem(column: first.column, message: Self.unknown(first.kind))
        }
        let command = try read(&self)
        try line.end()
        let source = words.source(0...(words.words.count - 1))
        return WalkStep(line: number, column: first.column, source: source, command: command)
    }

    private static func unknown(_ word: WalkLine.Word.Kind) -> String {
        guard case .bare(let name) = word else { return "a line begins with a command such as Press or Expect" }
        let similar = commands.keys.first { $0.lowercased() == name.lowercased() }
        return "there is no command '\(name)'"
            + (similar.map { "; '\($0)' is written so" }
                ?? "; there are \(commands.keys.sorted().joined(separator: ", "))")
    }

    private typealias Reader = @Sendable (inout WalkParser) throws(WalkLine.Problem) -> WalkCommand

    private static let commands: [String: Reader] = [
        "Open": { parser throws(WalkLine.Problem) in .open(page: try parser.line.optionalText()) },
        "Type": { parser throws(WalkLine.Problem) in .type(try parser.line.text("a text")) },
        "Press": { parser throws(WalkLine.Problem) in .press(try parser.keys()) },
        "Click": { parser throws(WalkLine.Problem) in
            .click(try parser.line.pattern(), number: try parser.line.optionalNumber() ?? 1)
        },
        "Wait": { parser throws(WalkLine.Problem) in
            let isWanted = !parser.line.takes("not")
            return .wait(
                try parser.line.pattern(), isWanted: isWanted, limit: try parser.line.optionalDuration() ?? 10_000)
        },
        "Expect": { parser throws(WalkLine.Problem) in
            let isWanted = !parser.line.takes("not")
            return .expect(try parser.line.pattern(), isWanted: isWanted)
        },
        "ExpectStack": { parser throws(WalkLine.Problem) in .expectStack(try parser.pages()) },
        "ExpectData": { parser throws(WalkLine.Problem) in try parser.data() },
        "ExpectConsole": { parser throws(WalkLine.Problem) in
            let isWanted = !parser.line.takes("not")
            return .expectConsole(try parser.line.pattern(), isWanted: isWanted)
        },
        "Caption": { parser throws(WalkLine.Problem) in .caption(try parser.line.texts().joined(separator: "\n")) },
        "Pause": { parser throws(WalkLine.Problem) in .pause(try parser.line.duration()) },
        "Resize": { parser throws(WalkLine.Problem) in .resize(try parser.size()) },
        "Language": { parser throws(WalkLine.Problem) in
            .language(try parser.line.choice(["en", "zh"], "the language of the words around the pages"))
        },
        "Network": { parser throws(WalkLine.Problem) in
            .network(try parser.line.choice(["online", "slow", "offline", "lossy"], "what the network is to be like"))
        },
        "Device": { parser throws(WalkLine.Problem) in try parser.device() },
        "User": { parser throws(WalkLine.Problem) in .user(try parser.user()) },
        "Server": { parser throws(WalkLine.Problem) in
            _ = try parser.line.choice(["drop"], "what the server is to do")
            return .serverDrop
        },
        "Screenshot": { parser throws(WalkLine.Problem) in try parser.screenshot() },
    ]

    // MARK: What commands take

    /// Keys by name, each maybe repeated (`Tab*3`), and texts to type.
    private mutating func keys() throws(WalkLine.Problem) -> [Key] {
        var keys: [Key] = []
        while let word = line.next() {
            switch word.kind {
            case .text(let text): keys += text.map { Key($0 == "\n" ? .enter : .character($0)) }
            case .bare(let name): keys += try Self.keys(name, word.column)
            case .expression: throw WalkLine.Problem(column: word.column, message: "a key or a text is missing here")
            }
        }
        guard !keys.isEmpty else { throw line.missing("a key, such as Tab or Enter") }
        return keys
    }

    private static func keys(_ name: String, _ column: Int) throws(WalkLine.Problem) -> [Key] {
        var name = name[...]
        var count = 1
        if let star = name.lastIndex(of: "*"), star != name.startIndex,
            let number = Int(name[name.index(after: star)...])
        {
            guard (1...200).contains(number) else {
                throw WalkLine.Problem(column: column, message: "a key can be repeated 1 to 200 times")
            }
            count = number
            name = name[..<star]
        }
        do throws(UnknownKey) {
            return Array(repeating: try Key(named: String(name)), count: count)
        } catch {
            throw WalkLine.Problem(column: column, message: error.userMessage)
        }
    }

    private mutating func pages() throws(WalkLine.Problem) -> [String] {
        let pages = try line.texts()
        guard !pages.isEmpty else { throw line.missing("the pages of the stack, the bottom first") }
        return pages.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 }
    }

    private mutating func data() throws(WalkLine.Problem) -> WalkCommand {
        let column = line.column
        let path = try line.text("a path such as list[0].title")
        guard DataPath.isOne(path) else {
            throw WalkLine.Problem(column: column, message: "'\(path)' is no path; one is written list[0].title")
        }
        if case .expression? = line.peek?.kind { return .expectData(path: path, .matching(try line.pattern())) }
        let place = line.column
        let source = line.rest()
        guard !source.isEmpty else { throw line.missing("the value, as JSON") }
        do throws(JSONError) {
            return .expectData(path: path, .equal(try JSON.parse(source)))
        } catch {
            throw WalkLine.Problem(
                column: place + max(0, error.column - 1), message: "the value is no JSON: \(error.message)")
        }
    }

    private mutating func size() throws(WalkLine.Problem) -> CellSize {
        let column = line.column
        let text = try line.text("columns and rows, such as 100x30")
        guard let size = CellSize(text: text) else {
            throw WalkLine.Problem(column: column, message: "'\(text)' is no size; write 100x30")
        }
        return size
    }

    private mutating func device() throws(WalkLine.Problem) -> WalkCommand {
        let column = line.column
        let known = devices.keys.sorted().joined(separator: ", ")
        let name = try line.text("what happens to the device: \(known)")
        guard let counts = devices[name] else {
            throw WalkLine.Problem(column: column, message: "no device can '\(name)'; there are \(known)")
        }
        let arguments = try line.texts()
        guard counts.contains(arguments.count) else {
            let wanted = counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
            throw WalkLine.Problem(column: column, message: "'\(name)' takes \(wanted) arguments")
        }
        return .device(name: name, arguments: arguments)
    }

    private mutating func user() throws(WalkLine.Problem) -> String {
        let column = line.column
        let name = try line.text("a user's name")
        let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        guard isName, name.count <= 40 else {
            throw WalkLine.Problem(
                column: column, message: "'\(name)' is no name for a user; use letters, digits, - and _")
        }
        return name
    }

    private mutating func screenshot() throws(WalkLine.Problem) -> WalkCommand {
        let column = line.column
        let file = try line.text("a file's name")
        let ending = file.split(separator: ".").last.map(String.init) ?? ""
        guard file.contains("."), let picture = WalkPicture(rawValue: ending) else {
            throw WalkLine.Problem(
                column: column, message: "'\(file)' must end in .txt, .svg or .ansi, which says what is written")
        }
        return .screenshot(file, picture)
    }
}

extension CellSize {
    /// A size as command lines and walkthroughs write it: `100x30`; nil if it is none, or too large to be meant.
    package init?(text: String) {
        let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...1000).contains(columns),
            (1...1000).contains(rows)
        else { return nil }
        self.init(columns: columns, rows: rows)
    }
}
