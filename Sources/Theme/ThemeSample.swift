import Cells

/// A line that shows what a theme looks like: words in the styles that they name.
package enum ThemeSample {
    private static let words: [(text: String, scope: ThemeScope)] = [
        (" Title 标题 ", .navbarTitle), (" text 文字 ", .page), (" muted ", .pagePlaceholder),
        (" link ", .pageLink), (" button ", .button), (" primary ", .buttonPrimary),
        (" focus ", .focus), (" done ", .success), (" warning ", .warning),
        (" error ", .error),
    ]

    /// The line in a theme's styles, with SGR sequences for its depth.
    package static func line(_ theme: Theme) -> String {
        var bytes: [UInt8] = []
        var encoder = StyleEncoder(depth: theme.depth)
        for word in words {
            encoder.switchTo(theme[word.scope], into: &bytes)
            bytes += word.text.utf8
        }
        encoder.switchTo(.plain, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
