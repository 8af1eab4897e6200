import Foundation
import Testing

/// Two people with a terminal each, and one cloud between them: real processes, and a real kill.
@Suite(.enabled(if: RunningProgram.isBuilt, "termina is not built beside the tests"), .timeLimit(.minutes(10)))
struct TwoTerminalsTests {
    /// The process of the cloud, as its address file says.
    private func cloudProcess(of program: RunningProgram) -> pid_t? {
        guard let text = program.data("cloud/address"), let start = text.range(of: "\"pid\":")?.upperBound else {
            return nil
        }
        return pid_t(text[start...].prefix { $0.isNumber })
    }

    private func killCloud(of program: RunningProgram, at place: SourceLocation = #_sourceLocation) throws {
        let process = try #require(cloudProcess(of: program), sourceLocation: place)
        try #require(process > 1 && kill(process, SIGKILL) == 0, sourceLocation: place)
    }

    /// How often a text is on the screen.
    private func count(_ text: String, _ program: RunningProgram) -> Int {
        program.terminal.text.components(separatedBy: text).count - 1
    }

    @Test func `what one writes the other sees, though the cloud is killed in between: nothing lost, nothing twice`()
        throws
    {
        let page = ["--page", "pages/todos/todos"]
        let ann = try RunningProgram(arguments: page + ["--user", "ann"])
        try ann.expect("● 实时")
        let bob = try RunningProgram(beside: ann, arguments: page + ["--user", "bob"])
        try bob.expect("● 实时")
        let both = [ann, bob]
        for number in 0..<6 {
            let writer = both[number % 2]
            writer.press("n")
            try writer.expect("INPUT")
            // The second of each pair is written while nobody answers.
            if number % 2 == 1 { try killCloud(of: ann) }
            writer.press("todo-\(number)\r")
            for program in both { try program.expect("todo-\(number)") }
            writer.press("\u{1B}")
            try writer.expectGone("INPUT")
        }
        for program in both {
            try program.expect("共 9 件")
            for number in 0..<6 { #expect(count("todo-\(number)", program) == 1, "\(program.terminal.text)") }
        }
        // What is done there is done here, and what is deleted is gone.
        ann.press("x")
        try bob.expect("还有 7 件")
        try killCloud(of: ann)
        bob.press("d")
        for program in both {
            try program.expect("共 8 件")
            try program.expectGone("todo-5\u{20}")
        }
        if let process = cloudProcess(of: ann), kill(process, SIGTERM) == 0 { #expect(ann.isGone(process)) }
    }
}
