import Terminal
import Testing

@Suite struct KeyNameTests {
    @Test(arguments: [
        "Tab", "S-Tab", "C-p", "A-x", "PageDown", "Enter", "Space", "F5", "F35", "C-A-S-Up", "a", "A", "?", "-", "C--",
        "中",
        "A-中", "Escape", "C-Space", "S-Space", "\"", "Backspace", "C-A", "A-S-Home", "C-\\", "👍🏽",
    ])
    func `a name is read and written back`(name: String) throws {
        #expect(try Key(named: name).description == name)
    }

    @Test(arguments: [
        ("esc", "Escape"), ("RETURN", "Enter"), ("del", "Delete"), ("S-a", "A"), ("S-?", "?"), ("M-x", "A-x"),
        ("c-pageup", "C-PageUp"),
        ("S-C-a", "C-A"), ("f1", "F1"),
    ])
    func `other spellings are known`(name: String, canonical: String) throws {
        #expect(try Key(named: name).description == canonical)
    }

    @Test(arguments: ["", "Tabb", "F0", "F36", "C-", "ab", "X-a", " ", "C-Tabb", "C-A-"])
    func `an unknown name is refused`(name: String) {
        #expect(throws: UnknownKey(name: name)) { try Key(named: name) }
    }

    @Test func `a line of names and quoted text is a sequence`() throws {
        let keys = try Key.sequence("Tab Enter \"a \\\"世\\\\\"  C-p\tx")
        #expect(keys.map(\.description) == ["Tab", "Enter", "a", "Space", "\"", "世", "\\", "C-p", "x"])
        #expect(throws: UnknownKey(name: "\"open")) { try Key.sequence("a \"open") }
    }

    @Test func `every key round trips`() throws {
        let codes: [Key.Code] =
            [
                .enter, .tab, .backspace, .escape, .insert, .delete, .home, .end, .pageUp, .pageDown, .up, .down, .left,
                .right,
            ]
            + (1...35).map { .function($0) } + (0x21..<0x7F).map { .character(Character(Unicode.Scalar($0))) }
        for code in codes {
            for bits in UInt8(0)..<8 {
                let key = Key(code, Key.Modifiers(rawValue: bits))
                #expect(try Key(named: key.description) == key)
            }
        }
    }
}
