import Bridge
import Values

/// A call of a member of `wx` that is being put together: what is typed for its options. Pure.
struct MemberCall: Equatable {
    /// Why it cannot be made yet.
    enum Mistake: Error, Equatable {
        case isNoNumber(String)
        case isNoJSON(String)
        case isMissing(String)

        /// The option that it is about.
        var option: String {
            switch self {
            case .isNoNumber(let name), .isNoJSON(let name), .isMissing(let name): name
            }
        }

        /// What is said of it.
        func text(_ language: Language) -> String {
            switch self {
            case .isNoNumber: PalettePhrase.isNoNumber.text(language, option)
            case .isNoJSON: PalettePhrase.isNoJSON.text(language, option)
            case .isMissing: PalettePhrase.isMissing.text(language, option)
            }
        }
    }

    let member: MemberDescription
    /// What is typed, option by option; empty leaves the option away.
    var texts: [String]

    init(_ member: MemberDescription) {
        self.member = member
        texts = member.options.map(\.sample)
    }

    /// The expression that makes the call.
    func expression() throws(Mistake) -> String {
        var values: [(name: String, text: String)] = []
        for (option, text) in zip(member.options, texts) {
            guard !text.isEmpty || option.isRequired && option.kind == .text else {
                if option.isRequired { throw .isMissing(option.name) }
                if member.style == .synchronous { values.append((option.name, "undefined")) }
                continue
            }
            values.append((option.name, try Self.literal(text, option)))
        }
        return switch member.style {
        case .listener:
            member.name.hasPrefix("off")
                ? "wx.\(member.name)()" : "wx.\(member.name)((...all)=>console.log('\(member.name)',...all))"
        case .asynchronous:
            "wx.\(member.name)(\(values.isEmpty ? "" : "{\(values.map { "\($0.name):\($0.text)" }.joined(separator: ","))}"))"
        case .synchronous:
            "wx.\(member.name)(\(Self.withoutTail(values.map(\.text)).joined(separator: ",")))"
        }
    }

    /// Arguments without those at the end that were left away.
    private static func withoutTail(_ arguments: [String]) -> [String] {
        var rest = arguments
        while rest.last == "undefined" { rest.removeLast() }
        return rest
    }

    private static func literal(_ text: String, _ option: MemberDescription.Option) throws(Mistake) -> String {
        switch option.kind {
        case .text, .choice: return JSON.string(.string(text)) ?? "''"
        case .flag: return text == "true" ? "true" : "false"
        case .number:
            guard let number = Double(text.trimmed), number.isFinite else { throw .isNoNumber(option.name) }
            return NumberText.string(number)
        case .json:
            do throws(JSONError) {
                return JSON.string(try JSON.parse(text)) ?? "null"
            } catch {
                throw .isNoJSON(option.name)
            }
        }
    }

    /// What left and right go through for an option; nil where it is typed. The first leaves it away.
    static func choices(_ option: MemberDescription.Option) -> [String]? {
        switch option.kind {
        case .flag: ["", "true", "false"]
        case .choice(let texts): (option.isRequired ? [] : [""]) + texts
        case .text, .number, .json: nil
        }
    }
}
