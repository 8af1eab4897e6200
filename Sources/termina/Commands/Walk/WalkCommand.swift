import ArgumentParser
import Cells
import Foundation
import MiniProgram
import Shell
import Terminal
import Walk

/// `termina walk`: plays a walkthrough, or writes one down.
struct WalkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "walk", abstract: "Plays a walkthrough: in the terminal, or without one as a test.",
        discussion: """
            The mini-program is that of the folder in which the walkthrough lies, or the bundled demo's. Exit code 1 says \
            that an expectation was not met. With --record it writes down what you do instead of playing.
            """)

    @Argument(help: "The walkthrough's file, such as tour.walk.") var file: String
    @Argument(help: "The mini-program's folder, where it is not the one that the file lies in.") var path: String?
    @Flag(help: "Without a terminal, in virtual time: the same in every run.") var headless = false
    @Flag(help: "Write what you do in the mini-program to the file, as a walkthrough.") var record = false
    @Option(help: "Write every expectation and how it went to this file, as JUnit's XML.") var junit: String?
    @Option(help: "Record what is to be seen to this file, as asciicast version 2.") var cast: String?
    @Option(help: "Record what is to be seen to this file, as one picture that plays itself.") var svg: String?
    @Option(help: "Record what is to be seen to this folder, a picture a frame.") var frames: String?
    @Option(help: "The folder for screenshots; the working one without it.") var screenshots: String?
    @Option(help: "Columns and rows, whatever the walkthrough asks for.") var size: String?
    @Option(help: "How much faster than written it is played in the terminal.") var speed = 1.0
    @Option(help: "The theme's name, or its file's path.") var theme: String?
    @Option(help: "Files that choosers answer with, in order: A,B. Without a terminal only.") var files: String?
    @Flag(help: "Let the mini-program reach hosts that are not mapped. Without a terminal only.") var allowNetwork =
        false
    @OptionGroup var patience: PatienceOption

    func validate() throws {
        guard (0.1...100).contains(speed) else { throw ValidationError("--speed is a number from 0.1 to 100") }
        if headless && record { throw ValidationError("--record needs a terminal; leave --headless out") }
    }

    func run() throws {
        if record {
            let recording = try WalkRecording(file: file, path: path, theme: theme, cast: cast)
            return try recording.run()
        }
        let script = try Self.script(file)
        let root = try Self.root(of: file, path)
        let films = FilmFiles(cast: cast, svg: svg, frames: frames)
        if headless {
            let play = HeadlessPlay(
                script: script, root: root, films: films, junit: junit, screenshots: screenshots ?? ".",
                size: try size.map(Self.size), theme: theme ?? "dark", files: try files.map(ChosenFiles.read),
                allowsNetwork: allowNetwork, patience: patience)
            return try MainActor.assumeIsolated { try play.run() }
        }
        guard TerminalSession.isTerminal else {
            throw Failure(.missing, "standard input and output are no terminal; --headless plays without one")
        }
        let play = TerminalPlay(
            script: script, root: root, films: films, junit: junit, screenshots: screenshots ?? ".", speed: speed,
            theme: theme)
        try play.run()
    }

    /// The script of a file; all that is wrong with it is told.
    static func script(_ file: String) throws(Failure) -> WalkScript {
        let text: String
        do {
            text = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw Failure(.usage, "'\(file)' cannot be read; name a walkthrough's file")
        }
        let (script, mistakes) = WalkParser.parse(text, path: file, devices: WalkDevice.vocabulary)
        guard mistakes.isEmpty else {
            for mistake in mistakes { StandardError.write(mistake.description) }
            throw Failure(.usage)
        }
        return script
    }

    /// The mini-program's folder: the one that is named, else the next above the file, else the demo's.
    static func root(of file: String, _ path: String?) throws(Failure) -> String {
        if let path { return try ProgramFolder.resolve(path) }
        var folder = URL(fileURLWithPath: file).standardizedFileURL.deletingLastPathComponent()
        for _ in 0..<16 {
            if ProgramFolder.holdsProgram(folder.path) { return folder.path }
            folder.deleteLastPathComponent()
        }
        return try ProgramFolder.resolve(nil)
    }

    static func size(_ text: String) throws(Failure) -> CellSize {
        guard let size = CellSize(text: text) else {
            throw Failure(.usage, "'\(text)' is no size; write columns and rows such as 100x30")
        }
        return size
    }
}
