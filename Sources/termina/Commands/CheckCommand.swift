import AppService
import ArgumentParser
import Bridge
import Foundation
import HostAPI
import JavaScript
import Markup
import MiniProgram
import Shell
import Values
import Walk

/// `termina check`: every diagnostic of a mini-program.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Prints every diagnostic of a mini-program: file:line:column: severity: message.")

    /// What is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, junit
    }

    @Argument(help: "The mini-program's folder; the bundled demo without it.") var path: String?
    @Option(help: "text, json or junit.") var format = Format.text
    @Flag(help: "Exit with 1 for warnings too.") var strict = false

    func run() throws {
        let program = try ProgramFolder.load(ProgramFolder.resolve(path))
        let machine = VirtualMachine(limits: .ownProcess)
        let problems = ProgramChecker.check(program) { source, path in
            do throws(ScriptException) {
                _ = try machine.module(source, path: path, parameters: ["require", "module", "exports"])
                return []
            } catch {
                let place = SourceLocation(line: error.location?.line ?? 1, column: error.location?.column ?? 1)
                let range = SourceRange(start: place, end: place)
                return [Diagnostic(.error, path: path, range: range, message: error.description)]
            }
        }
        let diagnostics = problems + Self.keyProblems(program)
        switch format {
        case .text: for diagnostic in diagnostics { print(diagnostic) }
        case .json: print(Self.json(diagnostics))
        case .junit: print(Self.junit(diagnostics, name: program.name), terminator: "")
        }
        let failing = diagnostics.filter { $0.severity == .error || (strict && $0.severity == .warning) }
        if format == .text { StandardError.write(Self.summary(diagnostics)) }
        if !failing.isEmpty { throw Failure(.app) }
    }

    /// What is wrong with the keys of termina.toml that only the terminal's side knows: their names, and members of wx.
    private static func keyProblems(_ program: MiniProgram) -> [Diagnostic] {
        let members = HostAPI.memberNames
        let faults = AppKeyBinding.read(AppService.keys(of: program)) { members.contains($0) }.faults
        return faults.map { fault in
            let parts = (fault.source ?? "").split(separator: ":")
            let numbers = parts.dropFirst().compactMap { Int($0) }
            let place = SourceLocation(line: numbers.first ?? 1, column: numbers.dropFirst().first ?? 1)
            let range = SourceRange(start: place, end: place)
            return Diagnostic(.error, path: parts.first.map(String.init) ?? "", range: range, message: fault.message)
        }
    }

    private static func summary(_ diagnostics: [Diagnostic]) -> String {
        func count(_ severity: Diagnostic.Severity, _ word: String) -> String {
            let number = diagnostics.count { $0.severity == severity }
            return "\(number) \(word)\(number == 1 ? "" : "s")"
        }
        return [count(.error, "error"), count(.warning, "warning"), count(.note, "note")].joined(separator: ", ")
    }

    private static func json(_ diagnostics: [Diagnostic]) -> String {
        let list = diagnostics.map { diagnostic -> Value in
            [
                "file": .string(diagnostic.path), "line": .number(Double(diagnostic.range.start.line)),
                "column": .number(Double(diagnostic.range.start.column)),
                "severity": .string(diagnostic.severity.rawValue), "message": .string(diagnostic.message),
            ]
        }
        return JSON.string(["version": 1, "diagnostics": .array(list)]) ?? "{}"
    }

    private static func junit(_ diagnostics: [Diagnostic], name: String) -> String {
        var cases = diagnostics.map { diagnostic in
            let isError = diagnostic.severity == .error
            return JUnitReport.Case(
                name: diagnostic.description, group: diagnostic.path, failure: isError ? diagnostic.message : nil,
                output: isError ? "" : diagnostic.description)
        }
        if cases.isEmpty { cases = [JUnitReport.Case(name: "check", group: name)] }
        return JUnitReport(name: name, cases: cases).text
    }
}
