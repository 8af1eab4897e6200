import AppService
import ArgumentParser
import Bridge
import Cells
import Foundation
import HostAPI
import MiniProgram
import Terminal

/// `termina doctor`: what this terminal and this build can do.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Tells what this terminal and this build can do.")

    @Flag(help: "Print the table of all members of wx.") var api = false
    @Flag(help: "Print what works as Markdown: components, properties of WXSS, members of wx.") var supported = false

    func run() throws {
        if supported {
            print(Supported(members: Self.members().filter(\.works).map(\.name)).markdown)
        } else if api {
            printMembers()
        } else {
            printMachine()
        }
    }

    private func printMachine() {
        let environment = ProcessInfo.processInfo.environment
        func row(_ name: String, _ value: String) {
            print(name.padding(toLength: 18, withPad: " ", startingAt: 0) + value)
        }
        row("termina", Termina.configuration.version)
        row("binary", ResourceFolder.binary)
        row("demo", ResourceFolder.demo ?? "missing: set TERMINA_SHARE to the folder that holds it")
        row("data", DataFolder.path(option: nil, environment: environment))
        row("log", DataFolder.log(option: nil, environment: environment) ?? "cannot be written")
        row("terminal", TerminalSession.isTerminal ? "yes" : "no: `termina run` needs one, `termina render` does not")
        row("TERM", environment["TERM"] ?? "not set")
        let kind = TerminalKind(environment: environment) { TerminalSession.knows(terminal: $0) }
        row("colours", kind.depth.map { Self.name($0) } ?? "what the terminal database says of \(kind.name)")
        let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? "not set"
        row("locale", locale + (locale.lowercased().contains("utf") ? "" : " (UTF-8 is used all the same)"))
        row("engine", "JavaScriptCore, \(Self.engineWorks() ? "works" : "does not run scripts")")
        let counts = Self.memberCounts()
        row("wx", "\(counts.working) of \(counts.all) members work; `termina doctor --api` lists them")
    }

    private static func name(_ depth: ColorDepth) -> String {
        switch depth {
        case .direct: "24 bits"
        case .indexed: "256"
        case .palette: "16"
        case .mono: "none"
        }
    }

    private static func engineWorks() -> Bool {
        do {
            return try EngineProbe.evaluate("[1, 2, 3].map(x => x * 2).join()") == "2,4,6"
        } catch {
            return false
        }
    }

    /// Every member of wx with what becomes of a call: works, or fails with `NAME:fail not supported`.
    private static func members() -> [(name: String, works: Bool)] {
        let working = workingMembers()
        return HostAPI.memberNames.sorted().map { ($0, working.contains($0)) }
    }

    private static func workingMembers() -> Set<String> {
        let program = MiniProgram.load(MemorySource(["app.json": #"{"pages":[]}"#]))
        var names = HostAPI.frameworkMembers
        for function in HostAPI.functions(for: program, data: .memory) { names.insert(function.name) }
        for name in names where name.hasPrefix("on") { names.insert("off" + name.dropFirst(2)) }
        return names
    }

    private static func memberCounts() -> (working: Int, all: Int) {
        let all = members()
        return (all.count { $0.works }, all.count)
    }

    private func printMembers() {
        for (name, works) in Self.members() {
            print(name.padding(toLength: 44, withPad: " ", startingAt: 0) + (works ? "works" : "fails: not supported"))
        }
    }
}
