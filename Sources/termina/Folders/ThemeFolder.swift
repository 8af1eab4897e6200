import Foundation
import Theme

/// Where a person's own themes are: `$XDG_CONFIG_HOME/termina/themes`.
enum ThemeFolder {
    /// The folder; it need not be there.
    static func path(_ environment: [String: String]) -> String {
        let config = environment["XDG_CONFIG_HOME"] ?? (environment["HOME"] ?? "") + "/.config"
        return "\(config)/termina/themes"
    }

    /// The names of the person's themes and of the built-in ones, in order.
    static func names(_ environment: [String: String]) -> [String] {
        let folder = path(environment)
        var names = Set(ThemeSource.builtInNames)
        if FileManager.default.fileExists(atPath: folder) {
            do {
                for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".toml") {
                    names.insert(String(file.dropLast(5)))
                }
            } catch {
                StandardError.write("termina: \(folder): \(error.localizedDescription)")
            }
        }
        return names.sorted()
    }

    /// Loads the person's themes, then the built-in ones.
    static func loader(_ environment: [String: String]) -> ThemeLoader {
        ThemeLoader { name in
            let path = "\(path(environment))/\(name).toml"
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
