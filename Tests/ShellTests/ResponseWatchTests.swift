import Testing

@testable import Shell

@Suite("Whether an app still answers")
struct ResponseWatchTests {
    @Test(
        "The verdict by what is owed for how long",
        arguments: [
            (399.0, ResponseWatch.Verdict.fine), (400, .busy), (4_999, .busy), (5_000, .stuck(seconds: 5)),
            (61_500, .stuck(seconds: 61)), (1e300, .stuck(seconds: 1_000_000)),
        ])
    func verdict(age: Double, expected: ResponseWatch.Verdict) {
        var byEvent = ResponseWatch()
        byEvent.sent(event: 1, at: 100)
        #expect(byEvent.verdict(at: 100 + age) == expected)
        var byPing = ResponseWatch()
        #expect(byPing.ping(at: 100) == 1)
        #expect(byPing.verdict(at: 100 + age) == expected)
        var byBusy = ResponseWatch()
        #expect(byBusy.ping(at: 100 + age, busySince: 100) == 1)
        #expect(byBusy.verdict(at: 100 + age) == expected)
    }

    @Test("The oldest debt counts, and what is answered is forgotten")
    func oldest() {
        var watch = ResponseWatch()
        watch.sent(event: 1, at: 0)
        watch.sent(event: 2, at: 3_000)
        #expect(watch.verdict(at: 5_000) == .stuck(seconds: 5))
        watch.done(event: 1)
        #expect(watch.verdict(at: 5_000) == .busy)
        watch.done(event: 2)
        #expect(watch.verdict(at: 5_000) == .fine)
        #expect(!watch.isWaiting)
    }

    @Test("One ping is on its way at a time, and answers that nobody asked for change nothing")
    func pings() {
        var watch = ResponseWatch()
        #expect(watch.ping(at: 0) == 1)
        #expect(watch.ping(at: 10) == nil)
        watch.ponged(7)
        #expect(watch.isWaiting)
        watch.ponged(1)
        #expect(!watch.isWaiting)
        #expect(watch.ping(at: 20) == 2)
        watch.done(event: 9)
        #expect(watch.verdict(at: 500) == .busy)
    }

    @Test("A person who waits is asked again later")
    func patience() {
        var watch = ResponseWatch()
        watch.sent(event: 1, at: 0)
        watch.wait(until: 15_000)
        #expect(watch.verdict(at: 14_999) == .busy)
        #expect(watch.verdict(at: 15_000) == .stuck(seconds: 15))
        watch.reset()
        #expect(watch.verdict(at: 20_000) == .fine)
    }
}
