import Cells
import Dispatch
import Foundation
import HostAPI
import Images
import MiniProgram
import Shell
import Terminal

/// Ties a terminal session, the shell and the app's process together for as long as the program runs.
@MainActor
struct RunningApp {
    /// What the person's own files and the command line say.
    struct Settings: Sendable {
        var folder: ConfigurationFolder
        var configuration: Configuration
        /// What is wrong in the configuration.
        var problems: [ConfigurationFile.Problem]
        var keymap: KeymapFile
        var keys: KeyFile
    }

    private let session: TerminalSession
    private let launch: ProcessLink.Launch
    private let first: ProcessLink
    private let settings: Settings
    private let environment: [String: String]

    /// - Parameters:
    ///   - launch: how the app starts when it is started again.
    ///   - first: the app, which has started before the terminal was asked for anything.
    init(
        _ session: TerminalSession, _ launch: ProcessLink.Launch, first: ProcessLink, _ settings: Settings,
        _ environment: [String: String]
    ) {
        self.session = session
        self.launch = launch
        self.first = first
        self.settings = settings
        self.environment = environment
    }

    /// Shows the shell, and the app beside it, which opens the same page.
    func start(page: String?) {
        let theme = RunningTheme(
            settings.configuration, session.screen.depth, settings.folder.themes,
            colorVariable: environment["COLORFGBG"])
        let keys = RunningKeys(settings.keymap)
        let configuration = RunningConfiguration(settings.folder, settings.configuration, locale: locale)
        let shell = makeShell(theme)
        // Starts the app anew when its files change.
        let files = ProgramWatch(launch.root) { [weak shell] in shell?.reload(changed: $0) }
        session.onEvent = { event in
            if case .reply(.background(let color)) = event { theme.take(background: color) }
            shell.handle(event)
        }
        session.onFrame = {
            // Nothing else holds what follows files.
            withExtendedLifetime((keys, files, configuration)) { shell.paint() }
        }
        session.onVisibility = { shell.send(visible: $0) }
        session.onSignal = { _ in shell.stopApp() }
        shell.start(page: page)
        shell.report(settings.problems)
        shell.keyFile = settings.keys
        theme.serve(shell)
        keys.serve(shell)
        let screen = session.screen
        configuration.serve(
            shell,
            .init(
                theme: theme, keys: keys, keymap: settings.keymap.isRequired ? settings.keymap.path : nil,
                useMouse: { screen.take(mouse: $0) }))
    }

    private func makeShell(_ theme: RunningTheme) -> Shell {
        let session = session
        var launch = launch
        let source = FolderSource(path: launch.root)
        var shell: Shell?
        var started: ProcessLink? = first
        var surroundings = Surroundings(
            screen: session.screen, theme: theme.current,
            language: settings.configuration.language(locale: locale),
            readFile: { path in
                // A missing sheet is told by the app, which looks for it too.
                do { return try source?.text(path) } catch { return nil }
            },
            launch: { page in
                let link = started ?? ProcessLink(launch, page: page)
                started = nil
                link.listen({ shell?.receive($0) }, end: { shell?.appEnded($0) })
                return link
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
        surroundings.files = .disk
        surroundings.pictures = PictureStore(depth: session.screen.depth)
        surroundings.readBytes = { path in
            // An image that is not there is told to the page that shows it.
            do { return try source?.read(path) } catch { return nil }
        }
        surroundings.loadState = { ShellStateFile(data: launch.data, appID: $0)?.load() }
        surroundings.saveState = { ShellStateFile(data: launch.data, appID: $0)?.save($1) }
        surroundings.user = launch.user
        surroundings.useUser = { launch.user = $0 }
        surroundings.isMember = { HostAPI.memberNames.contains($0) }
        surroundings.members = { HostAPI.catalogue }
        surroundings.configuration = settings.configuration
        if let path = launch.standardError { remember(besideLog: path, &surroundings) }
        let made = Shell(surroundings)
        shell = made
        made.reducesMotion = settings.configuration.reducedMotion
        if let screen = session.screen as? PlainScreen { speak(made, on: screen) }
        return made
    }

    /// Has the shell write lines in place of a screen.
    private func speak(_ shell: Shell, on screen: PlainScreen) {
        shell.plain = PlainFront { screen.say($0) }
        guard TerminalKind.isDumb(environment) else { return }
        let language = settings.configuration.language(locale: locale)
        screen.say([PlainFront.welcome(environment["TERM"] ?? "", language)])
    }

    /// Has the shell write the log, and remember what was seen beside it.
    private func remember(besideLog path: String, _ surroundings: inout Surroundings) {
        let state = StateFile(besideLog: path)
        surroundings.isFirstRun = state.isFirstRun
        surroundings.rememberFirstRun = { state.rememberFirstRun() }
        guard let file = LogFile(path: path) else { return }
        surroundings.log = { file.write($0, $1, $2) }
    }

    private var locale: String { ShellLocale.name(environment) }
}
