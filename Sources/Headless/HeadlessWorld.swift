import AppService
import Bridge
import CloudClient
import Dispatch
import Shell

/// What mini-programs that run together without a terminal share: the clock, the cloud, and the work that holds the clock.
@MainActor
package final class HeadlessWorld {
    let clock = LogicClock.virtual(startingAt: HeadlessSession.startTime)
    let cloud = HeadlessCloud(startingAt: HeadlessSession.startTime)
    let holds: Holds
    let memory: Int?
    /// Signalled by what happens on other threads.
    let arrival = DispatchSemaphore(value: 0)
    private var mails: [Mailbox] = []
    /// Whether work was done elsewhere since the network was last given time to tell everyone of it.
    private var owesNews = false

    /// - Parameters:
    ///   - patience: how long work in flight may hold the clock, by the machine's own.
    ///   - memory: how many bytes an app may add to the process; nil where others work in it too.
    package init(patience: Duration = Holds.patience, memory: Int? = nil) {
        self.memory = memory
        holds = Holds(patience: patience)
        cloud.use(holds)
        holds.onChange { [arrival] in arrival.signal() }
    }

    /// The time, in milliseconds since 1970.
    package var now: Double { clock.now }

    func add(_ mail: Mailbox) { mails.append(mail) }

    private var open: [Mailbox] { mails.filter { !$0.isClosed } }

    /// Lets apps and shells talk until none has anything to say, and no work in flight holds the clock.
    package func settle() {
        HangGuard.shared.rest()
        for _ in 0..<100_000 {
            let mails = open
            guard !mails.isEmpty else { return }
            var isMoving = false
            for mail in mails where mail.exchange() { isMoving = true }
            if isMoving || mails.contains(where: \.hasWork) { continue }
            if waitForHeldWork(mails) {
                owesNews = true
            } else if owesNews, mails.count > 1 {
                // What one user did is told to the others before time goes on.
                owesNews = false
                LoopBarrier.pass()
            } else {
                return
            }
        }
    }

    /// Waits for something to happen on other threads while work in flight holds the clock.
    /// - Returns: whether something may have happened; false where nothing is held.
    private func waitForHeldWork(_ mails: [Mailbox]) -> Bool {
        guard let first = mails.first else { return false }
        for sleep in holds.takeSleeps() {
            first.schedule({ [holds] in holds.end(sleep) }, after: sleep.milliseconds)
        }
        if mails.contains(where: { !$0.isPosterEmpty }) { return true }
        guard let end = holds.end else { return false }
        let seconds = max(0, (end - .now) / .seconds(1))
        _ = arrival.wait(timeout: .now() + seconds)
        return true
    }

    /// Moves the clock on, timer by timer.
    package func advance(milliseconds: Double) {
        let end = clock.now + milliseconds
        settle()
        while let next = open.compactMap(\.nextDeadline).min(), next <= end {
            runTimers(at: next)
            settle()
        }
        runTimers(at: end)
        settle()
    }

    /// Moves the clock to a time and runs what is due by then.
    private func runTimers(at time: Double) {
        cloud.advance(to: time)
        for mail in open { mail.advanceApp(to: time) }
        clock.advance(to: time)
        for mail in open { mail.runTimers(at: time) }
    }
}
