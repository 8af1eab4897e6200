import Foundation
import HostAPI
import Shell

/// Finds the person's own keymap: `--keymap`, else `$XDG_CONFIG_HOME/termina/keys.toml`.
enum KeymapFile {
    /// What the file says; nothing without one. What is wrong in it, the shell tells.
    static func read(option: String?, environment: [String: String]) throws(Failure) -> KeyFile {
        let config = environment["XDG_CONFIG_HOME"] ?? (environment["HOME"] ?? "") + "/.config"
        let path = option ?? "\(config)/termina/keys.toml"
        if option == nil, !FileManager.default.fileExists(atPath: path) { return KeyFile() }
        let members = Set(HostAPI.memberNames)
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return KeyFile(text, file: option ?? "keys.toml") { members.contains($0) }
        } catch {
            throw Failure(.usage, "the keymap \(path) cannot be read: \(error.localizedDescription)")
        }
    }
}
