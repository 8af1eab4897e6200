import Values

/// Expressions that the person has evaluated in the app: history, what is under way, completion. Pure.
struct Evaluator {
    /// What an answer is for.
    enum Purpose: Equatable {
        /// To be shown.
        case result
        /// To be shown as what the cloud has answered.
        case cloud
        /// To be chosen from, as the cloud's collections.
        case collections
        /// For the shell's own use.
        case shell
        /// To complete the text in front of the caret.
        case completion(text: String)
    }

    private static let mostHistory = 500
    private static let mostNames = 200
    private var history: [String] = []
    private var place = 0
    /// What was typed before going back in history.
    private var draft = ""
    private var pending: [UInt64: Purpose] = [:]
    private var lastID: UInt64 = 0

    /// Notes an expression that is to be evaluated; returns the number of the question.
    mutating func submit(_ source: String) -> UInt64 {
        if history.last != source { history.append(source) }
        if history.count > Self.mostHistory { history.removeFirst() }
        place = history.count
        return ask(.result)
    }

    /// Notes an expression of the cloud's tab; returns the number of the question.
    mutating func await() -> UInt64 { ask(.cloud) }

    /// Notes a question for the cloud's collections; returns its number.
    mutating func askCollections() -> UInt64 { ask(.collections) }

    /// Notes an expression of the shell's own; returns the number of the question.
    mutating func ask() -> UInt64 { ask(.shell) }

    /// The expression to evaluate: what looks like an object is one, not a block.
    static func wrapped(_ source: String) -> String {
        let text = source.trimmed
        return text.hasPrefix("{") && text.hasSuffix("}") ? "(\(text))" : text
    }

    /// The text one step back (-1) or forth (1) in history; nil at its ends.
    mutating func recall(_ step: Int, from text: String) -> String? {
        let next = place + step
        guard next >= 0, next <= history.count else { return nil }
        if place == history.count { draft = text }
        place = next
        return next == history.count ? draft : history[next]
    }

    /// What an answer is for; each comes once.
    mutating func take(_ id: UInt64) -> Purpose? { pending.removeValue(forKey: id) }

    /// Forgets what is under way: whoever should answer is gone.
    mutating func forgetPending() { pending = [:] }

    // MARK: Completion

    /// Asks for the names that could stand at the end of a text; nil where no name can stand.
    mutating func complete(_ text: String) -> (id: UInt64, source: String)? {
        guard let (object, prefix) = Self.path(atEndOf: text) else { return nil }
        let start = JSON.string(.string(prefix)) ?? "''"
        // Looks at names alone: but for those of the path itself, no getter runs.
        let source = """
            (o=>{const s=new Set();for(let p=Object(o);p;p=Object.getPrototypeOf(p))\
            for(const k of Object.getOwnPropertyNames(p))if(k.startsWith(\(start)))s.add(k);\
            return[...s].sort().slice(0,\(Self.mostNames))})(\(object))
            """
        return (ask(.completion(text: text)), source)
    }

    /// The object and the beginning of the name at the end of a text: `wx.getS` is `wx` and `getS`.
    static func path(atEndOf text: String) -> (object: String, prefix: String)? {
        let tail = String(
            text.reversed().prefix { $0 == "." || $0 == "_" || $0 == "$" || $0.isLetter || $0.isNumber }
                .reversed())
        guard let dot = tail.lastIndex(of: ".") else {
            return tail.isEmpty || tail.first?.isNumber == true ? nil : ("globalThis", tail)
        }
        let object = String(tail[..<dot])
        let parts = object.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.first?.isNumber == false }) else { return nil }
        return (object, String(tail[tail.index(after: dot)...]))
    }

    /// What to add to a text, and the names to choose from if there are several.
    static func completion(of text: String, among names: [String]) -> (addition: String, choices: [String]) {
        guard let prefix = path(atEndOf: text)?.prefix, var common = names.first else { return ("", []) }
        for name in names { common = String(zip(common, name).prefix { $0 == $1 }.map(\.0)) }
        return (String(common.dropFirst(prefix.count)), names.count > 1 ? names : [])
    }

    private mutating func ask(_ purpose: Purpose) -> UInt64 {
        lastID += 1
        pending[lastID] = purpose
        return lastID
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
