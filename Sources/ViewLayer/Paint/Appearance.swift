package import Cells

/// How a page is to look where the mini-program does not say, and whether it shows its focus.
package struct Appearance: Equatable, Sendable {
    /// The colour of text that has none.
    package var foreground = Color.terminal
    /// The colour of the page that has none.
    package var background = Color.terminal
    /// What `background` looks like, as 0xRRGGBB: translucent colours are blended against it.
    package var backgroundHex: UInt32 = 0x101014
    /// What `foreground` looks like, as 0xRRGGBB.
    package var foregroundHex: UInt32 = 0xE6E6E6
    /// The colour of what is switched on, of primary buttons and links.
    package var accent = Color.rgb(hex: 0x07C160)
    /// The colour of warning buttons.
    package var warning = Color.rgb(hex: 0xE64340)
    /// The colour of placeholders, rules and scroll indicators.
    package var muted = Color.rgb(hex: 0x888888)
    /// How the element in focus looks, whatever its own colours are.
    package var focus = CellStyle(attributes: .reverse)
    /// Whether there are no colours to tell things apart by.
    package var isMono = false
    /// Whether the page has the person's attention: only then is the focus marked.
    package var showsFocus = true

    package init() {}

    /// Whether the page is dark where nothing else is said.
    package var isDark: Bool { RGB(hex: backgroundHex).luminance < 0.5 }
}
