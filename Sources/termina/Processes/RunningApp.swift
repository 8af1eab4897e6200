import Cells
import Dispatch
import Foundation
import MiniProgram
import Shell
import Terminal
import Theme

/// Ties a terminal session, the shell and the app's process together for as long as the program runs.
@MainActor
enum RunningApp {
    /// Shows the shell and starts the app beside it.
    static func start(
        in session: TerminalSession, _ launch: ProcessLink.Launch, theme: String?, page: String?,
        keys: KeyFile, _ environment: [String: String]
    ) {
        let source = FolderSource(path: launch.root)
        var shell: Shell?
        var surroundings = Surroundings(
            screen: session.screen, theme: loadTheme(theme, session.screen.depth, environment),
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
            redraw: { session.redraw() },
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
        session.onEvent = { running.handle($0) }
        session.onFrame = { running.paint() }
        session.onSignal = { _ in running.stopApp() }
        running.start(page: page)
    }

    private static func loadTheme(_ name: String?, _ depth: ColorDepth, _ environment: [String: String]) -> Theme {
        let loader = ThemeLoader { name in
            guard let path = ResourceFolder.theme(name, environment: environment) else { return nil }
            do {
                return ThemeSource(file: path, text: try String(contentsOfFile: path, encoding: .utf8))
            } catch {
                StandardError.write("termina: \(path): \(error.localizedDescription)")
                return nil
            }
        }
        let (theme, diagnostics) = loader.load(name ?? preferred(depth, environment), depth: depth)
        for diagnostic in diagnostics { StandardError.write(diagnostic.description) }
        return theme
    }

    /// Light where the terminal says so by COLORFGBG, which ends with the background's number of the 16.
    private static func preferred(_ depth: ColorDepth, _ environment: [String: String]) -> String {
        if depth == .mono { return "mono" }
        let background = environment["COLORFGBG"]?.split(separator: ";").last.flatMap { Int($0) }
        return background == 7 || background == 15 ? "light" : "dark"
    }

    private static func language(_ environment: [String: String]) -> Language {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.filter { !$0.isEmpty }
        return Language(locale: names.first ?? "")
    }
}
