import Cells
import Dispatch
import Foundation
import HostAPI
import Images
import MiniProgram
import Shell
import Terminal
import Theme

/// What a shell needs of this process, whose app is a process of its own.
@MainActor
enum RunningShell {
    /// Makes a shell that is not started.
    /// - Parameters:
    ///   - first: an app that has already started, if there is one.
    ///   - adjust: changes what is particular about it.
    static func make(
        _ launch: ProcessLink.Launch, first: ProcessLink?, on screen: any TerminalScreen, theme: Theme,
        language: Language, requestFrame: @escaping @MainActor () -> Void, redraw: @escaping @MainActor () -> Void,
        quit: @escaping @MainActor (Int32) -> Void, adjust: @MainActor (inout Surroundings) -> Void = { _ in }
    ) -> Shell {
        var launch = launch
        let source = FolderSource(path: launch.root)
        weak var shell: Shell?
        var started = first
        var surroundings = Surroundings(
            screen: screen, theme: theme, language: language,
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
            now: { Date().timeIntervalSince1970 * 1000 }, requestFrame: requestFrame, redraw: redraw,
            after: { Self.after($0, $1) }, quit: quit)
        surroundings.files = .disk
        surroundings.pictures = PictureStore(depth: screen.depth)
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
        adjust(&surroundings)
        let made = Shell(surroundings)
        shell = made
        return made
    }

    /// Runs work after this many milliseconds.
    static func after(_ milliseconds: Double, _ work: @escaping @MainActor () -> Void) {
        let nanoseconds = Int(max(0, min(milliseconds, 1e9)) * 1e6)
        DispatchQueue.main.asyncAfter(deadline: .now() + .nanoseconds(nanoseconds)) {
            MainActor.assumeIsolated { work() }
        }
    }
}
