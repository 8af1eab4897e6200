import Bridge
import Values
import ViewLayer

/// What a key can have the app do.
enum AppCall: Sendable {
    /// Calls a member of wx.
    case wx(name: String, options: Value?)
    /// Calls a method of the page on top.
    case method(String)
    /// Evaluates an expression.
    case evaluate(String)
    /// Taps the first element that a selector finds on the page on top.
    case tap(selector: String)

    /// Whether a text can be a member's name.
    static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
        return text.unicodeScalars.allSatisfy {
            $0 == "_" || $0 == "$" || $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }

    /// What help says of it, where nobody said more.
    var title: String {
        switch self {
        case .wx(let name, nil): "wx.\(name)()"
        case .wx(let name, let options?): "wx.\(name)(\(JSON.string(options) ?? ""))"
        case .method(let name): "\(name)()"
        case .evaluate(let source): source
        case .tap(let selector): selector
        }
    }

    /// The expression that does it; nil where the view does.
    var expression: String? {
        switch self {
        case .wx(let name, let options): "wx[\(Self.quoted(name))](\(options.flatMap { JSON.string($0) } ?? ""))"
        case .method(let name): "getCurrentPages().slice(-1)[0][\(Self.quoted(name))]()"
        case .evaluate(let source): source
        case .tap: nil
        }
    }

    private static func quoted(_ text: String) -> String { JSON.string(.string(text)) ?? "\"\"" }
}

extension Command {
    /// A command that has the app do something. It is in no registry: only the keys that it was made for know it.
    static func call(_ call: AppCall, title: String?, keys: String) -> Command {
        let text = title ?? call.title
        let name = "call \(keys) \(call.title)"
        return Command(name, Title(text, text), in: [.page, .input, .dock, .anywhere], isMaskable: true) {
            $0.perform(call)
        }
    }
}

extension Shell {
    /// The first number of an evaluation that a key asks for; those below are the console's.
    private static let firstEvaluation: UInt64 = 1 << 40

    /// Has the app do something.
    func perform(_ call: AppCall) {
        if case .tap(let selector) = call {
            guard let node = view.topPage?.find(selector) else {
                note(Phrase.nothingToTap.text(surroundings.language, selector))
                return
            }
            view.topPage?.tap(node)
        } else if let expression = call.expression {
            evaluations += 1
            send(.evaluate(id: Self.firstEvaluation + evaluations, expression))
        }
    }

    /// Takes the result of an evaluation that a key asked for; what failed is told.
    func takeKeyResult(_ record: Record) {
        guard case .other("evaluation", let value) = record.kind, case .number(let id) = value.member("id"),
            id > Double(Self.firstEvaluation), value.member("level") == .string("error")
        else { return }
        let message = value.member("value").toString()
        note(Fault(kind: .exception, message: message, source: record.source, page: nil))
        note(String(message.prefix { !$0.isNewline }))
    }
}
