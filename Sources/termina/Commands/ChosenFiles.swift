import Foundation

/// The files that choosers answer with.
enum ChosenFiles {
    /// The files of a list such as `A,B`, as absolute paths.
    static func read(_ list: String) throws(Failure) -> [String] {
        var paths: [String] = []
        for name in list.split(separator: ",") {
            let path = URL(fileURLWithPath: String(name)).standardizedFileURL.path
            guard FileManager.default.fileExists(atPath: path) else {
                throw Failure(.usage, "--files names '\(name)', which does not exist")
            }
            paths.append(path)
        }
        return paths
    }
}
