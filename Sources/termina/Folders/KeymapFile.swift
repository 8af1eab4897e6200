import Foundation
import HostAPI
import Shell

/// The file of a person's own keymap.
struct KeymapFile: Equatable, Sendable {
    let path: String
    /// What it is called in messages.
    let name: String
    /// The bindings to start from where the file does not say.
    let preset: Keymap.Preset
    /// Whether it is missed when it is not there: somebody named it on the command line.
    let isRequired: Bool

    /// `--keymap`, else what the configuration names.
    init(option: String?, _ folder: ConfigurationFolder, _ configuration: Configuration) {
        path = option ?? folder.keys(configuration)
        name = option ?? configuration.keys
        preset = Keymap.Preset(rawValue: configuration.keymap) ?? .vi
        isRequired = option != nil
    }

    /// What the file says; nothing without one. What is wrong in it, the shell tells.
    func read() throws(Failure) -> KeyFile {
        if !isRequired, !FileManager.default.fileExists(atPath: path) { return KeyFile(preset: preset) }
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let members = HostAPI.memberNames
            return KeyFile(text, file: name, preset: preset) { members.contains($0) }
        } catch {
            throw Failure(.usage, "the keymap \(path) cannot be read: \(error.localizedDescription)")
        }
    }
}
