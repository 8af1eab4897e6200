/// Something that is wrong in a walkthrough's file.
package struct WalkMistake: Error, Equatable, CustomStringConvertible {
    package var path: String
    /// From 1.
    package var line: Int
    package var column: Int
    package var message: String

    package var description: String { "\(path):\(line):\(column): error: \(message)" }
}
