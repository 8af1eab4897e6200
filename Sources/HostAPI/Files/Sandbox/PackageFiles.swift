/// What of a mini-program's folder belongs to its code package.
enum PackageFiles {
    /// Settings of the tools, at the root.
    private static let settings: Set<String> = [
        "project.config.json", "project.private.config.json", "termina.toml",
    ]

    /// Whether a program can see the file of these names: not what the tools leave out of a package.
    static func isVisible(_ names: [String]) -> Bool {
        if names.contains(where: { $0.hasPrefix(".") }) { return false }
        return names.count != 1 || !settings.contains(names[0])
    }
}
