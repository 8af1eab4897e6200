import Foundation

/// Why a command ends early: one line that says what to do, and the exit code.
struct Failure: Error {
    /// What went wrong, as exit codes tell it.
    enum Kind: Int32 {
        /// The app or an expectation failed.
        case app = 1
        /// The command line is wrong.
        case usage = 2
        /// Something is missing on this machine.
        case missing = 3
    }

    var kind: Kind
    /// One line; empty when all has been said.
    var message: String

    init(_ kind: Kind, _ message: String = "") {
        self.kind = kind
        self.message = message
    }

    /// Says it and ends the process.
    func exit() -> Never {
        if !message.isEmpty { StandardError.write("termina: \(message)") }
        Foundation.exit(kind.rawValue)
    }
}

/// Standard error, line by line.
enum StandardError {
    /// Writes a line.
    static func write(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
