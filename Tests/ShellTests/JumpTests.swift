import Testing

@testable import Shell

/// A letter on everything that can be tapped.
@MainActor @Suite struct JumpTests {
    @Test(arguments: [0, 1, 26, 27, 300, 676, 5_000])
    func `no label begins another`(count: Int) {
        let labels = JumpLabels(count).all
        #expect(labels.count == min(count, 676))
        #expect(Set(labels).count == labels.count)
        #expect(Set(labels.map(\.count)).count <= 1)
    }

    @Test func `typing a letter taps what it stands on`() throws {
        let test = TestShell()
        test.start()
        test.open("home", id: 1, [.text("words"), .button("one"), .button("two"), .input])
        _ = test.takeMessages()
        try test.press("f")
        #expect(test.shows("ane") && test.shows("swo"), "\(test.text)")
        try test.press("s")
        #expect(test.takeMessages().contains("tap 105"))
        #expect(test.shows("two"))
        // An input is edited instead.
        try test.press("f d \"x\"")
        #expect(test.takeMessages().contains { $0.hasPrefix("input 107") })
        try test.press("Escape")
        try test.press("f Escape Enter")
        #expect(test.shell.layers.isEmpty)
    }

    @Test func `two letters where one does not suffice, and what does not go on is left out`() throws {
        let test = TestShell(columns: 60, rows: 44)
        test.start()
        test.open("home", id: 1, (0..<30).map { .button("button \($0)") })
        _ = test.takeMessages()
        try test.press("f s")
        #expect(test.shows("button 2") && test.shows("satton 26") && !test.shows("aatton"), "\(test.text)")
        try test.press("Backspace s 1 s a")
        #expect(test.takeMessages().contains("tap 153"))
    }

    @Test func `nothing to tap is said`() throws {
        let test = TestShell()
        test.start()
        test.open("home", id: 1, [.text("words")])
        try test.press("f")
        #expect(test.shows("Nothing in sight can be tapped"))
    }
}
