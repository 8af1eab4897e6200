import Theme
import Values

/// A line of the console: a call of the program's, an evaluated expression, its result, or a word of the shell's.
struct ConsoleRow: TableRow {
    /// How much a line matters, and what it is.
    enum Level: Int {
        case debug, log, info, warn, error, input, result, notice

        /// The level of a call by the name that it has in records.
        init(name: String) {
            switch name {
            case "debug": self = .debug
            case "info": self = .info
            case "warn": self = .warn
            case "error": self = .error
            default: self = .log
            }
        }

        /// The mark at the left: levels must not differ by colour alone.
        var mark: String {
            switch self {
            case .debug: "\u{00B7}"
            case .log: " "
            case .info: "i"
            case .warn: "!"
            case .error: "\u{2717}"
            case .input: ">"
            case .result: "<"
            case .notice: "-"
            }
        }
    }

    static let columns = [
        TableColumn(title: .time, columns: 12, narrowest: 70), TableColumn(title: .level, columns: 2),
        TableColumn(title: .message), TableColumn(title: .source, columns: 26, narrowest: 80),
    ]
    static let groups: [DockPhrase] = [.all, .infos, .warnings, .errors]

    let level: Level
    let arguments: [Value]
    let time: Double
    /// `path:line:column`, where known.
    let source: String?
    /// How deep in console.group it is.
    let depth: Int
    /// How often it was said in a row.
    private(set) var count = 1
    private let message: LazyText

    init(_ level: Level, _ arguments: [Value], time: Double, source: String? = nil, depth: Int = 0) {
        self.level = level
        self.arguments = arguments
        self.time = time
        self.source = source
        self.depth = depth
        message = LazyText {
            // The result of an expression is quoted, what the console was given is not.
            level == .result ? arguments.map { ValuePreview.line($0) }.joined() : ConsoleFormat.text(arguments)
        }
    }

    var scope: ThemeScope {
        switch level {
        case .debug, .notice: .dockDebug
        case .log, .input: .dock
        case .info, .result: .dockInfo
        case .warn: .dockWarn
        case .error: .dockError
        }
    }

    var searchText: String { source.map { "\(message.text) \($0)" } ?? message.text }

    func isIn(group: Int) -> Bool {
        switch level {
        case .input, .result, .notice: true
        default: level.rawValue > group
        }
    }

    func text(_ column: Int, _ context: RowContext) -> String {
        switch column {
        case 0: ClockTime.text(time, offset: context.timeZoneOffset)
        case 1: level.mark
        case 2:
            String(repeating: "  ", count: depth) + (count > 1 ? "\u{00D7}\(count) " : "") + Self.oneLine(message.text)
        default: source.map { String($0.suffix(Self.columns[3].columns ?? 0)) } ?? ""
        }
    }

    /// A text with a mark for every line's end.
    private static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(0x0A) else { return text }
        return text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: " \u{21B5} ")
    }

    func sortKey(_ column: Int) -> SortKey {
        switch column {
        case 0: .number(time)
        case 1: .number(Double(level.rawValue))
        case 2: .text(message.text)
        default: .text(source ?? "")
        }
    }

    mutating func fold(_ next: ConsoleRow) -> Bool {
        guard level == next.level, level.rawValue <= Level.error.rawValue, source == next.source, depth == next.depth,
            arguments == next.arguments
        else { return false }
        count += 1
        return true
    }

    func document(_ context: RowContext) -> [DocumentNode] {
        var heading = "\(level) \(ClockTime.text(time, offset: context.timeZoneOffset))"
        if let source { heading += " \(source)" }
        if count > 1 { heading += " \u{00D7}\(count)" }
        var nodes = [DocumentNode(text: heading, isHeading: true)]
        if arguments.allSatisfy(\.isPlain) {
            nodes += DocumentNode.lines(of: ConsoleFormat.text(arguments, most: 1_000_000))
        } else {
            for argument in arguments {
                switch argument {
                case .string(let text): nodes += DocumentNode.lines(of: text)
                default: nodes.append(DocumentNode(value: argument, label: nil, depth: 0, isOpen: true))
                }
            }
        }
        return nodes
    }
}

extension Value {
    /// Whether it has no members to look into.
    fileprivate var isPlain: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }
}
