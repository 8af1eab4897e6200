import Bridge
package import Cells
import HostAPI
package import MiniProgram
package import Scratch
package import Shell
import Terminal
package import Theme
package import Walk

/// A walkthrough played without a terminal, in virtual time: every run gives the same frames.
@MainActor
package final class HeadlessWalk {
    /// What it is played with.
    package struct Options {
        /// The whole size, bar and all; nil is what the walkthrough asks for, or 100x30 and the bar.
        package var size: CellSize?
        package var theme: Theme
        /// What choosers answer with.
        package var files: [String]?
        package var leavesMachine = false
        /// Whether every frame is kept.
        package var films = false
        /// How long work in flight may hold the clock, by the machine's own.
        package var patience = Holds.patience
        /// How many bytes an app may add to the process; nil where others work in it too.
        package var memory: Int?

        package init(theme: Theme) { self.theme = theme }
    }

    /// How often it looks whether there is something new, in milliseconds.
    private static let tick = 40.0
    /// How long a walkthrough may go on, in milliseconds of its own time.
    private static let longest = 3_600_000.0

    package let player: WalkPlayer
    /// Everything that was to be seen.
    package private(set) var film = Film()
    private let world: HeadlessWorld
    private let scratch: ScratchFolder
    private let cast: Cast
    private let isFilming: Bool

    /// Who is on stage; shells come and go by the theatre's closure, which is made before the rest.
    private final class Cast {
        var sessions: [HeadlessSession] = []
        var isStale = true
    }

    /// - Parameter save: writes a screenshot.
    package init(
        _ script: WalkScript, of program: MiniProgram, _ options: Options,
        save: @escaping @MainActor (_ text: String, _ file: String) throws -> Void
    ) throws(ScratchError) {
        let cast = Cast()
        let world = HeadlessWorld(patience: options.patience, memory: options.memory)
        let scratch = try ScratchFolder("walk")
        let hasBar = script.hasCaptions
        let theater = WalkTheater(
            room: options.size ?? CellSize(columns: 100, rows: hasBar ? 33 : 30), hasBar: hasBar,
            isElastic: options.size == nil, theme: options.theme
        ) { user, screen in
            let session = HeadlessSession(
                program, on: screen, theme: options.theme, language: script.stageLanguage, showsShell: true,
                data: .folder(scratch.path, user: user ?? "default"), files: options.files,
                leavesMachine: options.leavesMachine, world: world, requestFrame: { cast.isStale = true })
            cast.sessions.append(session)
            return session.shell
        }
        self.world = world
        self.cast = cast
        self.scratch = scratch
        isFilming = options.films
        player = WalkPlayer(script, theater) { world.now }
        player.save = save
    }

    /// What the programs wrote on their consoles, and what went wrong.
    package var journals: [AppJournal] { cast.sessions.map(\.journal) }

    /// Plays it to its end, or to the first expectation that is not met.
    package func play() -> WalkReport {
        let start = world.now
        while world.now - start < Self.longest {
            world.settle()
            guard let wait = player.advance() else { break }
            world.settle()
            shoot(at: world.now - start)
            world.advance(milliseconds: min(max(wait, 1), Self.tick))
        }
        shoot(at: world.now - start)
        film.close(at: world.now - start)
        return player.report
    }

    /// Keeps what is to be seen, if that has changed.
    private func shoot(at time: Double) {
        let hasMoved = stamp != lastStamp
        guard isFilming, cast.isStale || hasMoved else { return }
        cast.isStale = false
        lastStamp = stamp
        let (grid, cursor) = player.theater.frame()
        film.add(grid, cursor: cursor, at: time)
    }

    private var lastStamp = -1
    private var stamp: Int { player.theater.barStamp }
}
