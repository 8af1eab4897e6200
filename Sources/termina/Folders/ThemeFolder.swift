import Foundation
import Theme

/// The folder of a person's own themes.
struct ThemeFolder {
    /// It need not be there.
    let path: String

    /// Whether a name is a file's path.
    static func isPath(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".toml") }

    /// Whether there is a theme of that name, or a file at that path.
    func has(_ name: String) -> Bool {
        ThemeSource.builtInNames.contains(name) || FileManager.default.fileExists(atPath: file(of: name))
    }

    /// The file of a theme, from its name or its path.
    func file(of name: String) -> String {
        if name.hasPrefix("~/") { return NSString(string: name).expandingTildeInPath }
        return Self.isPath(name) ? name : "\(path)/\(name).toml"
    }

    /// The names of the person's themes and of the built-in ones, in order.
    var names: [String] {
        var names = Set(ThemeSource.builtInNames)
        if FileManager.default.fileExists(atPath: path) {
            do {
                for file in try FileManager.default.contentsOfDirectory(atPath: path) where file.hasSuffix(".toml") {
                    names.insert(String(file.dropLast(5)))
                }
            } catch {
                StandardError.write("termina: \(path): \(error.localizedDescription)")
            }
        }
        return names.sorted()
    }

    /// Loads a theme by its file's path or its name: the person's, then the built-in ones.
    var loader: ThemeLoader {
        ThemeLoader { name in
            let path = file(of: name)
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            do {
                return ThemeSource(file: path, text: try String(contentsOfFile: path, encoding: .utf8))
            } catch {
                StandardError.write("termina: \(path): \(error.localizedDescription)")
                return nil
            }
        }
    }
}
