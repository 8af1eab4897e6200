import Bridge
import Cells
import Terminal
import Values
package import Walk

/// Plays a walkthrough, step by step. It waits for nothing: whoever has the clock calls it when it is due.
@MainActor
package final class WalkPlayer {
    package enum State: Equatable {
        case playing
        /// Waits for the person.
        case paused
        /// It is over, well or not.
        case ended
    }

    /// What has become of a step.
    enum Progress {
        /// There is more to do, after so many milliseconds.
        case again(Double)
        /// It is done; the next one begins after so many milliseconds.
        case done(Double)
        case failed(String)
    }

    /// A step that goes on until it is done: called with the time.
    typealias Work = @MainActor (Double) -> Progress

    package let script: WalkScript
    package let theater: WalkTheater
    package private(set) var report: WalkReport
    package private(set) var state = State.playing {
        didSet { showState() }
    }
    /// How much faster than written: 2 takes half the time.
    package var speed = 1.0 {
        didSet { showState() }
    }
    /// Writes what is to be seen to a file.
    package var save: @MainActor (_ text: String, _ file: String) throws -> Void = { _, _ in }
    private let now: @MainActor () -> Double
    private let start: Double
    private var place = 0
    private var work: (run: Work, began: Double)?
    private var due: Double
    /// Whether it pauses behind the present step.
    private var isStepping = false

    package init(_ script: WalkScript, _ theater: WalkTheater, now: @escaping @MainActor () -> Double) {
        self.script = script
        self.theater = theater
        self.now = now
        report = WalkReport(path: script.path)
        start = now()
        due = start
        theater.bar.steps = script.steps.count
    }

    /// Does what is due.
    /// - Returns: after how many milliseconds it is to be called again at the latest; nil where only the person can go on.
    package func advance() -> Double? {
        // Bounded, since a script may hold thousands of steps that take no time.
        for _ in 0..<1_000 {
            let time = now()
            guard state == .playing else { return nil }
            guard time >= due else { return due - time }
            let shell = theater.present.flatMap { $0.isOpen ? $0.shell : nil }
            if shell?.isPlaying == true { return 20 }
            if let work {
                take(work.run(time), since: work.began, at: time)
            } else if shell?.owesEvents == true, time < due + 5_000 {
                return 10
            } else {
                begin(time)
            }
        }
        return 0
    }

    /// Pauses, or goes on.
    package func togglePause() {
        guard state != .ended else { return }
        isStepping = false
        state = state == .paused ? .playing : .paused
    }

    /// Does the next step, then pauses.
    package func step() {
        guard state != .ended else { return }
        isStepping = true
        state = .playing
        due = now()
    }

    /// Ends it before its end.
    package func end() { finish(now()) }

    private func begin(_ time: Double) {
        guard place < script.steps.count else { return finish(time) }
        let step = script.steps[place]
        if needsPage(step.command), !theater.current.isOpen {
            work = (opening(nil), time)
            return
        }
        place += 1
        theater.bar.step = place
        work = (work(for: step.command), time)
    }

    /// Whether a step can only be done where the mini-program is open.
    private func needsPage(_ command: WalkCommand) -> Bool {
        switch command {
        case .open, .user, .resize, .caption, .pause: false
        default: true
        }
    }

    private func take(_ progress: Progress, since began: Double, at time: Double) {
        switch progress {
        case .again(let wait): due = time + wait / speed
        case .done(let wait):
            note(failure: nil, since: began, at: time)
            work = nil
            due = time + wait / speed
            if isStepping {
                isStepping = false
                state = .paused
            }
        case .failed(let message):
            note(failure: message, since: began, at: time)
            finish(time)
        }
    }

    private func note(failure: String?, since began: Double, at time: Double) {
        guard place > 0 else {
            if let failure { report.checks.append(.init(source: "Open", line: 1, seconds: 0, failure: failure)) }
            return
        }
        let step = script.steps[place - 1]
        guard step.command.isExpectation || failure != nil else { return }
        report.checks.append(
            .init(source: step.source, line: step.line, seconds: (time - began) / 1000, failure: failure))
        guard let failure else { return }
        report.seen = theater.picture().grid.plainText
        theater.bar.failure = "\(report.path):\(step.line): \(failure)"
    }

    private func finish(_ time: Double) {
        guard state != .ended else { return }
        work = nil
        report.seconds = (time - start) / 1000
        state = .ended
    }

    private func showState() {
        let speedText = speed == 1 ? "" : " \u{00D7}\(NumberText.string(speed))"
        switch state {
        case .playing: theater.bar.sign = "\u{25B6}" + speedText
        case .paused: theater.bar.sign = "\u{2016}" + speedText
        case .ended: theater.bar.sign = report.hasPassed ? "\u{25A0}" : "\u{2717}"
        }
    }
}
