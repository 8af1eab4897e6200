import Cells
import Foundation
import Headless
import JavaScript
import Shell
import Theme
import Walk

/// Plays a walkthrough without a terminal: a test.
struct HeadlessPlay {
    var script: WalkScript
    var root: String
    var films: FilmFiles
    var junit: String?
    var screenshots: String
    var size: CellSize?
    var theme: String
    var files: [String]?
    var allowsNetwork: Bool
    var patience: PatienceOption

    @MainActor
    func run() throws {
        // The machine's zone must not show in a picture.
        setenv("TZ", "Asia/Shanghai", 1)
        let themes = ConfigurationFolder(data: nil, ProcessInfo.processInfo.environment).themes
        let loaded = themes.loader.load(theme, depth: .direct)
        for diagnostic in loaded.diagnostics { StandardError.write(diagnostic.description) }
        var options = HeadlessWalk.Options(theme: loaded.theme)
        options.size = size
        options.files = files
        options.leavesMachine = allowsNetwork
        options.films = films.isWanted
        options.patience = patience.duration
        options.memory = Watchdog.Limits.ownProcess.memory
        let program = try ProgramFolder.load(root)
        let walk: HeadlessWalk
        do {
            walk = try HeadlessWalk(script, of: program, options) { [screenshots] text, file in
                try FilmFiles.write(text, to: file.hasPrefix("/") ? file : "\(screenshots)/\(file)")
            }
        } catch {
            throw Failure(.missing, "\(error)")
        }
        patience.startGuard()
        let report = walk.play()
        if films.isWanted { try films.write(walk.film, title: URL(fileURLWithPath: script.path).lastPathComponent) }
        if let junit { try FilmFiles.write(report.junit(), to: junit) }
        guard let failure = report.failure else {
            let time = Int(report.seconds.rounded())
            StandardError.write("\(script.path): \(report.checks.count) expectations met in \(time) s of virtual time")
            return
        }
        StandardError.write(failure)
        StandardError.write(report.seen)
        for journal in walk.journals {
            for line in journal.lines.suffix(20) { StandardError.write(line) }
        }
        throw Failure(.app)
    }
}
