import Values

/// A frame of a client's, read with care.
struct ChatRequest {
    let type: String
    private let members: ValueObject

    /// Reads a frame; nil if it is none.
    init?(_ text: String) {
        do throws(JSONError) {
            guard case .object(let members) = try JSON.parse(Array(text.utf8)),
                case .string(let type)? = members["type"]
            else { return nil }
            self.type = type
            self.members = members
        } catch {
            // Told to the client as a bad frame.
            return nil
        }
    }

    subscript(member: String) -> Value? { members[member] }

    func text(_ member: String) -> String? {
        if case .string(let text)? = members[member] { text } else { nil }
    }

    /// A whole number that is not negative.
    func count(_ member: String) -> Int? {
        guard case .number(let number)? = members[member], number >= 0, number <= 9e15 else { return nil }
        return Int(number)
    }

    func flag(_ member: String) -> Bool { members[member]?.toBoolean() ?? false }

    /// The content without control characters but line ends and tabs; what is no text as its JSON.
    var content: String {
        switch members["content"] {
        case nil, .undefined?, .null?: ""
        case .string(let text)?: Self.cleaned(text, keeps: ["\n", "\t"])
        case let other?: JSON.string(other) ?? ""
        }
    }

    /// A text without control characters.
    static func cleaned(_ text: String, keeps: Set<Unicode.Scalar> = []) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar.properties.generalCategory != .control || keeps.contains(scalar)
        {
            result.append(scalar)
        }
        return String(result)
    }
}
