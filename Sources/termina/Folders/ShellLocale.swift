/// The locale that the shell's words go by.
enum ShellLocale {
    /// As LC_ALL, LC_MESSAGES or LANG names it; empty if none does.
    static func name(_ environment: [String: String]) -> String {
        ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    }
}
