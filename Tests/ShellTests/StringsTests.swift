import Testing
import ViewLayer

@testable import Shell

@Suite("The shell's own words")
struct StringsTests {
    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        (0x3000...0x303F).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value)
            || (0xFF00...0xFFEF).contains(scalar.value)
    }

    private func expectTranslated(_ name: String, _ text: (Language) -> String) {
        let english = text(.english)
        let chinese = text(.chinese)
        #expect(!english.isEmpty && !english.unicodeScalars.contains(where: Self.isChinese), "\(name): \(english)")
        #expect(chinese.unicodeScalars.contains(where: Self.isChinese), "\(name): \(chinese)")
    }

    @Test("Every phrase is there in both languages, with as many arguments", arguments: Phrase.allCases)
    func phrases(_ phrase: Phrase) {
        expectTranslated(phrase.rawValue) { phrase.text($0) }
        func arguments(_ language: Language) -> Int {
            phrase.text(language, "\u{1}", "\u{1}", "\u{1}").count { $0 == "\u{1}" }
        }
        #expect(arguments(.english) == arguments(.chinese))
    }

    @Test("Every word of jumping is there in both languages", arguments: JumpPhrase.allCases)
    func jumping(_ phrase: JumpPhrase) {
        expectTranslated(phrase.rawValue) { phrase.text($0) }
    }

    @Test("Every word of the palette is there in both languages", arguments: PalettePhrase.allCases)
    func palette(_ phrase: PalettePhrase) {
        guard ![.member].contains(phrase) else { return }
        expectTranslated(phrase.rawValue) { phrase.text($0) }
    }

    @Test("Every command has a title and a hint in both languages and a name of its own")
    func commands() {
        for command in Command.all {
            expectTranslated(command.name) { command.title($0) }
            expectTranslated(command.name) { command.hint($0) }
        }
        #expect(Set(Command.all.map(\.name)).count == Command.all.count)
        // Whatever a key is bound to is in the registry.
        for binding in Keymap.standard.bindings { #expect(Command.all.contains(binding.command), "\(binding)") }
    }

    @Test("Arguments stand where the phrase wants them, also when they look like places")
    func arguments() {
        #expect(Phrase.appExited.text(.english, "7") == "Its process ended by itself with status 7.")
        #expect(Phrase.appNotStarted.text(.english, "{}") == "It could not be started: {}")
        #expect(Phrase.problems.text(.english) == " problems")
    }

    @Test("A locale's language")
    func locales() {
        for name in ["zh_CN.UTF-8", "zh", "ZH_TW"] { #expect(Language(locale: name) == .chinese) }
        for name in ["en_US.UTF-8", "C", "", "de_DE"] { #expect(Language(locale: name) == .english) }
    }
}
