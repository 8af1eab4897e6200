import CThemes

/// The text of a theme file.
package struct ThemeSource: Sendable {
    /// The file's name for diagnostics.
    package let file: String
    package let text: String

    package init(file: String, text: String) {
        self.file = file
        self.text = text
    }

    /// The names of the themes that are always there.
    package static let builtInNames: [String] = builtIn.keys.sorted()

    /// A theme that is always there, from the folder themes by way of the binary.
    package static func builtIn(_ name: String) -> ThemeSource? { builtIn[name] }

    private static let builtIn: [String: ThemeSource] = {
        var sources: [String: ThemeSource] = [:]
        for file in UnsafeBufferPointer(start: cthemes_files(), count: cthemes_count()) {
            let name = String(cString: file.name)
            let text = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.size), as: UTF8.self)
            sources[name] = ThemeSource(file: "themes/\(name).toml", text: text)
        }
        return sources
    }()
}
