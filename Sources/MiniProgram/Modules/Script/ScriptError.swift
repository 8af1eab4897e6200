/// Why a script cannot be read, and where.
struct ScriptError: Error {
    /// The offset in the source, in bytes.
    var offset: Int
    /// What is wrong.
    var message: String
}
