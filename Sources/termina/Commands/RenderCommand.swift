import ArgumentParser
import Cells
import CloudClient
import Foundation
import Headless
import HostAPI
import JavaScript
import Shell
import Terminal
import Theme
import ViewLayer
import Walk

/// `termina render`: one screenshot, headless and deterministic.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Prints one screenshot of a mini-program, headless and deterministic.")

    /// What is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, ansi, svg, wxml, json
    }

    /// How many colours there are.
    enum Colors: String, ExpressibleByArgument, CaseIterable {
        case direct
        case indexed = "256"
        case palette = "16"
        case mono

        var depth: ColorDepth {
            switch self {
            case .direct: .direct
            case .indexed: .indexed
            case .palette: .palette
            case .mono: .mono
            }
        }
    }

    @Argument(help: "The mini-program's folder; the bundled demo without it.") var path: String?
    @Option(help: "The page to open, with its query.") var page: String?
    @Option(help: "Columns and rows: the page's, or with --shell the screen's.") var size = "60x40"
    @Option(help: "Keys to press first: 'Tab Enter \"text\" PageDown'.") var keys: String?
    @Option(name: .customLong("for"), help: "Virtual time that passes after each key, such as 3s or 200ms.")
    var duration: String?
    @Option(help: "Files that choosers answer with, in order: A,B.") var files: String?
    @Option(help: "text, ansi, svg, wxml or json.") var format = Format.text
    @Option(help: "The theme's name, or its file's path.") var theme = "dark"
    @Option(help: "How many colours the terminal has: direct, 256, 16 or mono.") var colors = Colors.direct
    @Option(help: "The folder for all data; without it nothing is kept, and the cloud begins anew with every run.")
    var data: String?
    @Option(help: "Who is using it, with --data.") var user = "default"
    @OptionGroup var cloud: CloudOption
    @Flag(help: "With the shell's frame around the page.") var shell = false
    @Flag(help: "Exit with 1 if the app logged an error.") var strict = false
    @Flag(help: "Let the app reach hosts that are not mapped.") var allowNetwork = false
    @OptionGroup var patience: PatienceOption

    @MainActor
    private func session() throws -> HeadlessSession {
        // The machine's zone must not show in a picture.
        setenv("TZ", "Asia/Shanghai", 1)
        let program = try ProgramFolder.load(ProgramFolder.resolve(path))
        guard let size = CellSize(text: size) else {
            throw Failure(.usage, "'\(size)' is no size; write columns and rows such as 60x40")
        }
        let themes = ConfigurationFolder(data: nil, ProcessInfo.processInfo.environment).themes
        let loaded = themes.loader.load(theme, depth: colors.depth)
        for diagnostic in loaded.diagnostics { StandardError.write(diagnostic.description) }
        return HeadlessSession(
            program, page: page, size: size, theme: loaded.theme, language: .chinese, showsShell: shell, data: place,
            cloud: try locator(), files: try files.map { try ChosenFiles.read($0) }, leavesMachine: allowNetwork,
            world: HeadlessWorld(patience: patience.duration, memory: Watchdog.Limits.ownProcess.memory))
    }

    func validate() throws {
        guard data != nil || user == "default" else { throw ValidationError("--user needs --data") }
    }

    private var place: HostAPI.DataPlace { data.map { .folder($0, user: user) } ?? .memory }

    /// The cloud that was named, or that of the data folder; nil is the run's own.
    private func locator() throws -> CloudLocator? {
        guard data != nil || cloud.address != nil else { return nil }
        return try cloud.locator(data: data ?? "", ProcessInfo.processInfo.environment)
    }

    func run() throws {
        try MainActor.assumeIsolated {
            let keys = try keySequence()
            let time = try Self.milliseconds(duration)
            let session = try session()
            patience.startGuard()
            session.settle()
            session.press(keys)
            if let time { session.advance(milliseconds: time) }
            print(output(session), terminator: "")
            for line in session.journal.lines { StandardError.write(line) }
            if strict, session.journal.errors > 0 { throw Failure(.app) }
        }
    }

    private func keySequence() throws -> [Key] {
        guard let keys else { return [] }
        do {
            return try Key.sequence(keys)
        } catch {
            throw Failure(.usage, error.userMessage)
        }
    }

    @MainActor
    private func output(_ session: HeadlessSession) -> String {
        var grid = session.frame()
        if colors != .direct {
            grid.restyle(CellRect(grid.size)) {
                $0.foreground = $0.foreground.reduced(to: colors.depth)
                $0.background = $0.background.reduced(to: colors.depth)
            }
        }
        switch format {
        case .text: return grid.plainText
        case .ansi: return grid.ansi()
        case .svg:
            var options = SVGOptions()
            options.cursor = session.screen.cursor
            return grid.svg(options) + "\n"
        case .wxml: return (session.shell.view.topPage?.markupDump()).map { $0 + "\n" } ?? ""
        case .json: return (session.shell.view.topPage?.jsonDump() ?? "{}") + "\n"
        }
    }

    /// Milliseconds of `3s`, `200ms` or `2m`.
    private static func milliseconds(_ text: String?) throws -> Double? {
        guard let text else { return nil }
        let units: [(String, Double)] = [("ms", 1), ("s", 1_000), ("m", 60_000)]
        for (unit, factor) in units where text.hasSuffix(unit) {
            if let number = Double(text.dropLast(unit.count)), number >= 0, number <= 1e9 { return number * factor }
        }
        throw Failure(.usage, "'\(text)' is no time; write 3s, 200ms or 2m")
    }
}
