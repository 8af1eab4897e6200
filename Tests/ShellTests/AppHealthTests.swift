import Bridge
import Cells
import Testing

@testable import Shell

@MainActor
@Suite("An app that hangs, dies or grows")
struct AppHealthTests {
    /// A shell with a page whose app owes an answer to a tap.
    private func hanging() throws -> TestShell {
        let test = TestShell()
        test.start()
        test.open("home", id: 1, query: "id=7&x=%E4%B8%AD", [.button("tap me")])
        for number in test.link.pings { test.shell.receive([.pong(number)]) }
        test.advance(milliseconds: 1_000)
        #expect(!test.hasTimer)
        try test.press("Tab Enter")
        #expect(test.hasTimer)
        return test
    }

    private func answer(_ test: TestShell) {
        for event in test.link.events { test.shell.receive([.eventDone(sequence: event, replacedText: nil)]) }
    }

    @Test("It is called busy soon, and stuck after 5 s; the dialog counts on and goes when it answers")
    func stuck() throws {
        let test = try hanging()
        #expect(!test.shows("busy"))
        test.advance(milliseconds: 600)
        #expect(test.shows("busy"))
        test.advance(milliseconds: 4_200)
        #expect(!test.shows("does not answer"))
        test.advance(milliseconds: 400)
        #expect(test.shows("The mini-program does not answer") && test.shows("busy for 5 s"))
        test.advance(milliseconds: 2_000)
        #expect(test.shows("busy for 7 s"))
        #expect(test.shell.layers.count == 1)
        answer(test)
        test.advance(milliseconds: 400)
        #expect(!test.shows("does not answer") && !test.shows("busy"))
        #expect(!test.hasTimer)
    }

    @Test("Keys of the shell work while it hangs")
    func keysWork() throws {
        let test = try hanging()
        test.advance(milliseconds: 3_000)
        try test.press("?")
        #expect(test.shows("type to search"))
        try test.press("Escape Tab")
        #expect(!test.shows("type to search"))
        try test.press("q")
        #expect(test.quits == [0])
    }

    @Test("Waiting asks again after 10 s more")
    func waiting() throws {
        let test = try hanging()
        test.advance(milliseconds: 5_400)
        #expect(test.shows("[ Wait ]"))
        try test.press("Escape")
        #expect(!test.shows("does not answer"))
        test.advance(milliseconds: 9_000)
        #expect(!test.shows("does not answer"))
        test.advance(milliseconds: 1_400)
        #expect(test.shows("busy for 15 s"))
    }

    @Test("Stopping ends the process, whose end is told; the pages can still be read")
    func stopping() throws {
        let test = try hanging()
        test.advance(milliseconds: 5_400)
        try test.press("Right Enter")
        #expect(test.link.isStopped)
        #expect(test.shell.layers.isEmpty)
        test.shell.appEnded(.killed(9))
        #expect(test.shows("The mini-program has stopped") && test.shows("signal 9"))
        #expect(test.shell.layers.count == 1)
    }

    @Test("Restarting opens the page on top with its query, everything else is forgotten")
    func restarting() throws {
        let test = try hanging()
        test.open("detail", id: 2, query: "from=home")
        test.shell.receive([.fault(Fault(kind: .exception, message: "bad", source: nil, page: nil))])
        test.advance(milliseconds: 5_400)
        let old = test.link
        #expect(test.click(on: "Restart"))
        #expect(old.isAbandoned)
        #expect(test.launches == [nil, "pages/detail?from=home"])
        #expect(test.link !== old)
        #expect(test.link.devices.count == 1)
        #expect(test.shell.stack == [] && test.shell.problems.isEmpty && test.shell.layers.isEmpty)
        #expect(test.shows("Loading"))
        test.open("detail", id: 1, query: "from=home", [.text("again")])
        #expect(test.shows("again"))
    }

    @Test("F5 restarts at a page without a query by its path alone")
    func restartKey() throws {
        let test = TestShell()
        test.start(page: "pages/home?first=1")
        test.open("home", id: 1)
        try test.press("F5")
        #expect(test.launches == ["pages/home?first=1", "pages/home"])
    }

    @Test(
        "A dead app is told with how it ended",
        arguments: [
            (AppEnd.exited(0), "status 0"), (.exited(3), "status 3"), (.killed(11), "signal 11"),
            (.notStarted("no such file"), "no such file"),
        ])
    func death(end: AppEnd, text: String) throws {
        let test = try hanging()
        test.shell.receive([.overlay(.toast(title: "wait", icon: "loading", mask: true))])
        test.shell.appEnded(end)
        #expect(test.shows("The mini-program has stopped") && test.shows(text) && !test.shows("wait"))
        try test.press("Escape")
        #expect(test.shows("The mini-program has stopped"))
        test.advance(milliseconds: 60_000)
        #expect(!test.shows("does not answer"))
        try test.press("Enter")
        #expect(test.launches.count == 2)
        #expect(!test.shows("has stopped"))
    }

    @Test("A dead app is told once, whatever else stood there")
    func deathWhileStuck() throws {
        let test = try hanging()
        test.advance(milliseconds: 5_400)
        #expect(test.shows("does not answer"))
        test.shell.appEnded(.killed(9))
        #expect(test.shows("has stopped"))
        #expect(test.shell.layers.count == 1)
    }

    @Test("A turn that takes long is noticed though nobody touched anything")
    func busy() {
        let test = TestShell()
        test.start()
        test.open("home", id: 1)
        for number in test.link.pings { test.shell.receive([.pong(number)]) }
        test.advance(milliseconds: 1_000)
        test.shell.receive([.busy(milliseconds: 1_000)])
        #expect(test.shows("busy"))
        test.advance(milliseconds: 4_400)
        #expect(test.shows("does not answer"))
        for number in test.link.pings { test.shell.receive([.pong(number)]) }
        test.advance(milliseconds: 400)
        #expect(!test.shows("does not answer"))
    }

    @Test("A launch that never answers is stuck too")
    func launchHangs() {
        let test = TestShell()
        test.shell.start()
        test.advance(milliseconds: 5_400)
        #expect(test.shows("does not answer"))
    }

    @Test("A busy app that takes too much memory may be stopped before it is stuck")
    func memory() throws {
        let test = try hanging()
        test.shell.memoryLimit = 100 << 20
        test.link.residentMemory = 99 << 20
        test.advance(milliseconds: 600)
        #expect(!test.shows("too much memory"))
        test.link.residentMemory = 200 << 20
        test.advance(milliseconds: 400)
        #expect(test.shows("takes too much memory") && test.shows("200 MB"))
        test.advance(milliseconds: 400)
        #expect(test.shell.layers.count == 1)
    }

    @Test("An app may ask to be closed")
    func exit() {
        let test = TestShell()
        test.start()
        test.shell.receive([.exit])
        #expect(test.quits == [0])
    }
}
