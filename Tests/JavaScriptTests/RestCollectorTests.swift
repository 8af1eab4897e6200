import JavaScript
import Testing

/// When garbage is collected at rest.
struct RestCollectorTests {
    @Test func `Nothing is collected where little was done`() {
        var collector = RestCollector()
        #expect(collector.deadline == nil)
        collector.worked(for: RestCollector.leastWork / 2, until: 100)
        #expect(collector.deadline == nil)
    }

    @Test func `Work puts it off, and adds up`() {
        var collector = RestCollector()
        collector.worked(for: RestCollector.leastWork, until: 100)
        #expect(collector.deadline == 100 + RestCollector.quiet)
        collector.worked(for: 1, until: 250)
        #expect(collector.deadline == 250 + RestCollector.quiet)
    }

    @Test func `After a collection it waits for work that is worth another`() {
        var collector = RestCollector()
        collector.worked(for: 500, until: 600)
        collector.collected(in: 10)
        #expect(collector.deadline == nil)
        collector.worked(for: 49, until: 2_000)
        #expect(collector.deadline == nil)
        collector.worked(for: 1, until: 3_000)
        #expect(collector.deadline == 3_000 + RestCollector.quiet)
    }

    @Test func `A clock that goes back costs nothing`() {
        var collector = RestCollector()
        collector.worked(for: -5, until: 0)
        collector.collected(in: -1)
        #expect(collector.deadline == nil)
    }

    @Test func `A machine works on after its memory was given back`() throws {
        let machine = VirtualMachine()
        try machine.evaluate("var kept = Array.from({ length: 1000 }, (_, i) => ({ i }))")
        machine.collectGarbage()
        RestCollector.giveBack()
        #expect(try machine.evaluate("kept.reduce((sum, { i }) => sum + i, 0)").number == 499_500)
    }
}
