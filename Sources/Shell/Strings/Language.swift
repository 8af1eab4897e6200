/// A language of the shell's own words.
package enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case chinese = "zh_CN"

    /// The language of a locale as LC_ALL, LC_MESSAGES or LANG name it: `zh_CN.UTF-8`.
    package init(locale: String) {
        self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
    }
}
