import CVersion

/// What `--version` says.
enum Version {
    /// The version's number.
    static let number = "0.1.0"

    /// The number, with the commit that the binary was built from where the build knew it.
    static var text: String { text(commit: String(cString: cversion_commit())) }

    private static func text(commit: String) -> String {
        guard !commit.isEmpty else { return "termina \(number) (built without git, commit unknown)" }
        let name = commit.hasSuffix("+") ? "\(commit.dropLast()) with changes" : commit
        return "termina \(number) (commit \(name))"
    }
}
