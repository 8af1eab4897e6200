import Cells
import Dispatch
import Foundation
import MiniProgram
import Shell
import Terminal

/// Ties a terminal session, the shell and the app's process together for as long as the program runs.
@MainActor
enum RunningApp {
    /// Starts the app anew when its files change.
    private static var watch: ProgramWatch?

    /// Shows the shell and starts the app beside it.
    static func start(
        in session: TerminalSession, _ launch: ProcessLink.Launch, theme: String?, page: String?,
        keys: KeyFile, _ environment: [String: String], reducesMotion: Bool
    ) {
        let source = FolderSource(path: launch.root)
        var shell: Shell?
        let theme = RunningTheme(theme, session.screen.depth, environment)
        var surroundings = Surroundings(
            screen: session.screen, theme: theme.current,
            language: language(environment),
            readFile: { path in
                // A missing sheet is told by the app, which looks for it too.
                do { return try source?.text(path) } catch { return nil }
            },
            launch: { page in
                ProcessLink(
                    launch, page: page, receive: { shell?.receive($0) }, end: { shell?.appEnded($0) })
            },
            now: { Date().timeIntervalSince1970 * 1000 }, requestFrame: { session.requestFrame() },
            redraw: {
                shell?.plain?.forget()
                session.redraw()
            },
            after: { milliseconds, work in
                let nanoseconds = Int(max(0, min(milliseconds, 1e9)) * 1e6)
                DispatchQueue.main.asyncAfter(deadline: .now() + .nanoseconds(nanoseconds)) {
                    MainActor.assumeIsolated { work() }
                }
            },
            quit: { session.exit($0) })
        surroundings.loadState = { ShellStateFile(data: launch.data, appID: $0)?.load() }
        surroundings.saveState = { ShellStateFile(data: launch.data, appID: $0)?.save($1) }
        let running = Shell(surroundings)
        shell = running
        running.keyFile = keys
        if let screen = session.screen as? PlainScreen {
            running.plain = PlainFront { screen.say($0) }
            let terminal = environment["TERM"] ?? ""
            if TerminalKind.isDumb(environment) {
                screen.say([PlainFront.welcome(terminal, surroundings.language)])
            }
        }
        running.reducesMotion = reducesMotion
        session.onEvent = { event in
            if case .reply(.background(let color)) = event { theme.take(background: color) }
            running.handle(event)
        }
        session.onFrame = { running.paint() }
        session.onSignal = { _ in running.stopApp() }
        running.start(page: page)
        theme.serve(running)
        watch = ProgramWatch(launch.root) { [weak running] in running?.reload(changed: $0) }
    }

    private static func language(_ environment: [String: String]) -> Language {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.filter { !$0.isEmpty }
        return Language(locale: names.first ?? "")
    }
}
