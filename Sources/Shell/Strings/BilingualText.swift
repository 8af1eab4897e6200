/// What is said in every language of the shell.
protocol BilingualText {
    /// The pattern in each language; `{}` is where arguments go, in order.
    var texts: (english: String, chinese: String) { get }
}

extension BilingualText {
    /// The text in a language, with its arguments.
    func text(_ language: Language, _ arguments: String...) -> String {
        let pattern = language == .chinese ? texts.chinese : texts.english
        guard pattern.utf8.contains(UInt8(ascii: "{")) else { return pattern }
        var parts = pattern.split(separator: "{}", omittingEmptySubsequences: false).map(String.init)[...]
        var result = parts.popFirst() ?? ""
        for (index, part) in parts.enumerated() {
            result += (index < arguments.count ? arguments[index] : "") + part
        }
        return result
    }
}
