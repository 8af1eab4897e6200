import ViewLayer

/// Words for what a page reads out.
struct ReadingText {
    let language: Language

    /// A line of a page in words: `button Save, disabled`.
    func line(_ line: ReadingLine) -> String {
        guard let element = line.element else { return line.text }
        let role = PlainPhrase.role(element.role)?.text(language) ?? element.role
        var text = element.name.isEmpty ? role : "\(role) \(element.name)"
        if let value = element.value, !value.isEmpty { text += ": \(value)" }
        var states: [String] = []
        if let isChecked = element.isChecked {
            states.append((isChecked ? PlainPhrase.checked : .unchecked).text(language))
        }
        if let length = element.length, let limit = element.limit, limit >= 0 {
            states.append(PlainPhrase.length.text(language, String(length), String(limit)))
        }
        if element.isDisabled { states.append(PlainPhrase.disabled.text(language)) }
        let pause = language == .chinese ? "，" : ", "
        return ([text] + states).joined(separator: pause)
    }

    /// The lines of something painted, without frames: what only decorates is left out.
    static func lines(ofPainted text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let letters = line.unicodeScalars.filter { !(0x2500...0x259F).contains($0.value) }
            let words = String(String.UnicodeScalarView(letters)).split(separator: " ")
            return words.isEmpty ? nil : words.joined(separator: " ")
        }
    }
}
