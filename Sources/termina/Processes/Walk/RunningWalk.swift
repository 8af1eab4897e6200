import Cells
import Foundation
import Scratch
import Shell
import Terminal
import Theme
import Walk

/// Plays a walkthrough in the terminal: the users' apps in processes of their own, captions below, and keys to pause, step
/// and end.
@MainActor
final class RunningWalk {
    private let session: TerminalSession
    private let play: TerminalPlay
    private let data: ScratchFolder
    private let language: Language
    private let player: WalkPlayer
    private var film = Film()
    private let start = Date().timeIntervalSince1970 * 1000
    /// Counts calls for a next step, so that only the last one is obeyed.
    private var calls = 0

    init(
        _ session: TerminalSession, _ play: TerminalPlay, data: ScratchFolder, log: String?, theme: Theme,
        language: Language
    ) {
        self.session = session
        self.play = play
        self.data = data
        self.language = language
        let theater = WalkTheater(
            room: session.screen.size, hasBar: true, isElastic: false, theme: theme
        ) { user, screen in
            let launch = ProcessLink.Launch(
                root: play.root, user: user ?? "default", data: data.path, log: nil, standardError: log)
            return RunningShell.make(
                launch, first: nil, on: screen, theme: theme, language: play.script.stageLanguage,
                requestFrame: { session.requestFrame() }, redraw: { session.redraw() }, quit: { _ in })
        }
        player = WalkPlayer(play.script, theater) { Date().timeIntervalSince1970 * 1000 }
        player.speed = play.speed
        player.save = { try play.save($0, $1) }
    }

    /// Begins. Everything else follows from the session's events, which hold this.
    func begin() {
        session.onEvent = { self.take($0) }
        session.onFrame = { self.paint() }
        session.onSignal = { _ in self.stopApps() }
        session.screen.setTitle("termina walk \(play.script.path)")
        goOn()
    }

    private func take(_ event: InputEvent) {
        switch event {
        case .resize(let size): player.theater.use(room: size)
        case .key(let key):
            guard player.take(key) else { end() }
            goOn()
        case .mouse, .paste, .focus, .reply: break
        }
        session.requestFrame()
    }

    /// Does what is due, and sees to it that it is called when something else is.
    private func goOn() {
        calls += 1
        let call = calls
        if let wait = player.advance() {
            RunningShell.after(max(1, wait)) { [self] in
                if call == calls { goOn() }
            }
        }
        player.showHints(language)
        session.requestFrame()
    }

    private func paint() {
        let (grid, cursor) = player.theater.frame()
        session.screen.present(grid, cursor: cursor)
        if play.films.isWanted { film.add(grid, cursor: cursor, at: now - start) }
    }

    private var now: Double { Date().timeIntervalSince1970 * 1000 }

    private func stopApps() {
        for terminal in player.theater.terminals { terminal.shell.stopApp() }
    }

    /// Gives the terminal back, writes what was recorded, and ends the program.
    private func end() -> Never {
        player.end()
        stopApps()
        session.end()
        film.close(at: now - start)
        do throws(Failure) {
            try play.finish(film, player.report)
            Foundation.exit(0)
        } catch {
            error.exit()
        }
    }
}
