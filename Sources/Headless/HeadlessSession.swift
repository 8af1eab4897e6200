import AppService
import Bridge
package import Cells
package import CloudClient
package import HostAPI
import Images
package import MiniProgram
package import Shell
package import Terminal
package import Theme

/// A mini-program with its shell in one process and one thread, on a clock that moves only when everything is still.
@MainActor
package final class HeadlessSession {
    /// When headless runs begin: 2026-01-01 08:00 in China, in milliseconds since 1970.
    package static let startTime = 1_767_225_600_000.0

    /// The application around the pages.
    package let shell: Shell
    /// What it paints on.
    package let screen: HeadlessScreen
    /// What the app wrote on its console, and what went wrong.
    package private(set) var journal = AppJournal()
    private let mail: Mailbox

    /// - Parameters:
    ///   - world: what it shares with others; its own unless told otherwise.
    ///   - size: the screen's; without the shell's frame it is the page's.
    ///   - cloud: the cloud to use; nil is one in memory, which begins anew with every run.
    ///   - files: what choosers answer with; nil lets keys choose among no files.
    ///   - showsShell: whether the shell's frame stands around the page.
    ///   - leavesMachine: whether the app can reach hosts that are not mapped.
    package convenience init(
        _ program: MiniProgram, page: String?, size: CellSize, theme: Theme, language: Language, showsShell: Bool,
        data: HostAPI.DataPlace, cloud: CloudLocator? = nil, files: [String]? = nil, leavesMachine: Bool = false,
        world: HeadlessWorld = HeadlessWorld()
    ) {
        self.init(
            program, on: HeadlessScreen(size: size, depth: theme.depth), theme: theme, language: language,
            showsShell: showsShell, data: data, cloud: cloud, files: files, leavesMachine: leavesMachine,
            world: world)
        shell.start(page: page)
    }

    /// One whose shell paints on a screen, and is not started.
    /// - Parameter requestFrame: told whenever something else is to be seen.
    package init(
        _ program: MiniProgram, on screen: HeadlessScreen, theme: Theme, language: Language, showsShell: Bool,
        data: HostAPI.DataPlace, cloud: CloudLocator? = nil, files: [String]?, leavesMachine: Bool,
        world: HeadlessWorld,
        requestFrame: @escaping @MainActor () -> Void = {}
    ) {
        let mail = Mailbox(program, data: data, cloud: cloud, leavesMachine: leavesMachine, world: world)
        self.mail = mail
        self.screen = screen
        var surroundings = Surroundings(
            screen: screen, theme: theme, language: language,
            readFile: { path in
                // A missing sheet is told by the app, which looks for it too.
                do { return try program.source.text(path) } catch { return nil }
            },
            launch: { mail.launch($0) }, now: { world.clock.now }, requestFrame: requestFrame, redraw: {},
            after: { mail.schedule($1, after: $0) }, quit: { _ in mail.isClosed = true })
        surroundings.readBytes = { path in
            // An image that is not there is told to the page that shows it.
            do { return try program.source.read(path) } catch { return nil }
        }
        let pictures = PictureStore(depth: theme.depth)
        pictures.isImmediate = true
        surroundings.pictures = pictures
        surroundings.members = { HostAPI.catalogue }
        surroundings.files.answers = files.map { AnsweringFiles($0) }
        shell = Shell(surroundings)
        shell.isBare = !showsShell
        mail.deliverToShell = { [unowned self] messages in
            journal.note(messages)
            shell.receive(messages)
        }
    }

    /// Whether the program has quit.
    package var isClosed: Bool { mail.isClosed }

    /// Lets app and shell talk until neither has anything to say, and no work in flight holds the clock.
    package func settle() { mail.world.settle() }

    /// Moves the clock on, timer by timer.
    package func advance(milliseconds: Double) { mail.world.advance(milliseconds: milliseconds) }

    /// Presses keys, each answered before the next.
    package func press(_ keys: [Key]) {
        for key in keys {
            settle()
            take(.key(key))
        }
        settle()
    }

    /// Takes what the person does. A swipe or a long press that a key began takes its time.
    package func take(_ event: InputEvent) {
        shell.handle(event)
        settle()
        for _ in 0..<100 where shell.isPlaying { advance(milliseconds: 10) }
    }

    /// What is to be seen now.
    package func frame() -> Grid {
        shell.paint()
        return screen.grid
    }
}
