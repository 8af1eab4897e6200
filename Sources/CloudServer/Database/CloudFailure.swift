package import CloudDatabase
package import Values

/// Why a call of the cloud fails: the official code, and what is said behind the code's own text.
package struct CloudFailure: Error, Sendable, Equatable {
    package var code: Int
    package var message: String

    package init(_ code: Int, _ message: String) {
        self.code = code
        self.message = message
    }

    /// What a store refused.
    package init(_ error: DatabaseError) {
        self.init(error.code, error.message)
    }

    /// The parameters make no sense.
    static func parameters(_ message: String) -> CloudFailure { CloudFailure(-501007, message) }

    /// A rule said no.
    static let denied = CloudFailure(-502003, "Permission denied")

    /// The failure as data.
    package var value: Value { ["code": .number(Double(code)), "message": .string(message)] }
}
