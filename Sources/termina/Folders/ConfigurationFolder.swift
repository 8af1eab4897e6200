import Foundation
import Shell
import Theme

/// Where a person's own files are: `config.toml`, `keys.toml` and `themes`. `--data`'s folder, else
/// `$XDG_CONFIG_HOME/termina`, else `~/.config/termina`.
struct ConfigurationFolder {
    /// It need not be there.
    let path: String

    init(data: String?, _ environment: [String: String]) {
        let variable = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        path = data ?? (variable ?? (environment["HOME"] ?? "") + "/.config") + "/termina"
    }

    /// The configuration's file; it need not be there.
    var file: String { "\(path)/config.toml" }

    /// The person's own themes.
    var themes: ThemeFolder { ThemeFolder(path: "\(path)/themes") }

    /// What the configuration says; without a file nothing. A file that cannot be read is told like one that is wrong.
    func read() -> ConfigurationFile {
        guard FileManager.default.fileExists(atPath: file) else { return ConfigurationFile("", file: file) }
        do throws(Failure) {
            return try Self.check(file, name: "config.toml", themes)
        } catch {
            return ConfigurationFile(unreadable: error.message, file: "config.toml")
        }
    }

    /// Reads a configuration's file.
    /// - Parameter name: what it is called in messages.
    static func check(_ file: String, name: String, _ themes: ThemeFolder) throws(Failure) -> ConfigurationFile {
        do {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            return ConfigurationFile(text, file: name) { themes.has($0) }
        } catch {
            throw Failure(.usage, "\(file) cannot be read: \(error.localizedDescription)")
        }
    }

    /// The keymap's file that a configuration names.
    func keys(_ configuration: Configuration) -> String {
        configuration.keys.hasPrefix("/") ? configuration.keys : "\(path)/\(configuration.keys)"
    }
}
