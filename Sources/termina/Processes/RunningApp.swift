import Cells
import Foundation
import Images
import Shell
import Terminal
import Walk

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

    /// What is recorded of it.
    struct Records: Sendable {
        /// The file for what is to be seen, as asciicast.
        var cast: String?
        /// The file for what the person does, as a walkthrough.
        var walk: String?
    }

    private let session: TerminalSession
    private let launch: ProcessLink.Launch
    private let first: ProcessLink
    private let settings: Settings
    private let environment: [String: String]
    private let records: Records
    private let recorder: RunningRecorder

    /// - Parameters:
    ///   - launch: how the app starts when it is started again.
    ///   - first: the app, which has started before the terminal was asked for anything.
    init(
        _ session: TerminalSession, _ launch: ProcessLink.Launch, first: ProcessLink, _ settings: Settings,
        _ environment: [String: String], _ records: Records
    ) {
        self.session = session
        self.records = records
        recorder = RunningRecorder(file: records.walk)
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
            recorder.take(event)
            shell.handle(event)
        }
        session.onFrame = {
            // Nothing else holds what follows files.
            withExtendedLifetime((keys, files, configuration)) { shell.paint() }
        }
        session.onVisibility = { shell.send(visible: $0) }
        session.onSignal = { _ in
            recorder.finish(hasQuit: false)
            shell.stopApp()
        }
        recorder.start(shell, page: page)
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
        weak var shell: Shell?
        let made = RunningShell.make(
            launch, first: first, on: screen, theme: theme.current,
            language: settings.configuration.language(locale: locale),
            requestFrame: { session.requestFrame() },
            redraw: {
                shell?.plain?.forget()
                session.redraw()
            },
            quit: { status in
                recorder.finish(hasQuit: true)
                session.exit(status)
            }
        ) { surroundings in
            surroundings.configuration = settings.configuration
            let pictures = PictureStore(depth: session.screen.depth)
            pictures.pixelFormat = pixelFormat
            surroundings.pictures = pictures
            if let path = launch.standardError { remember(besideLog: path, &surroundings) }
        }
        shell = made
        made.reducesMotion = settings.configuration.reducedMotion
        if let screen = session.screen as? PlainScreen { speak(made, on: screen) }
        return made
    }

    /// The screen, of which a recording may be made.
    private var screen: any TerminalScreen {
        guard let path = records.cast else { return session.screen }
        guard let file = CastFile(path, title: launch.root, depth: session.screen.depth) else {
            session.end()
            Failure(.missing, "'\(path)' cannot be written").exit()
        }
        return WitnessedScreen(session.screen) { file.add($0, cursor: $1, at: Date().timeIntervalSince1970 * 1000) }
    }

    /// How pictures are encoded for a terminal that shows more than cells.
    private var pixelFormat: PixelFormat? {
        guard let screen = session.screen as? CursesScreen, screen.depth != .mono else { return nil }
        switch screen.graphics {
        case .none: return nil
        case .kitty: return .png
        case .sixel: return screen.cellPixels.map { .sixel(cellWidth: $0.width, cellHeight: $0.height) }
        }
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
