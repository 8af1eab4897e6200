/// A temporary file that was just made: empty, and open for writing.
package struct TemporaryFile: Sendable {
    /// The path as the program sees it, `wxfile://tmp_...`.
    package let path: String
    /// The file itself.
    package let file: OpenFile
}
