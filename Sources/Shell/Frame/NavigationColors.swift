import Cells
import ViewLayer

/// The colours that a program gives its navigation bar.
struct NavigationColors {
    private let front: Color
    private let background: Color

    /// Reads CSS colours; nil if the background is none. The platform knows black and white text only.
    init?(_ front: String, _ background: String) {
        guard let ground = CSSColorText.opaque(background) else { return nil }
        self.background = Color.rgb(hex: ground)
        self.front = Color.rgb(hex: CSSColorText.opaque(front) ?? 0)
    }

    /// The bar's style on a terminal; nil where colours cannot carry it.
    func style(at depth: ColorDepth) -> CellStyle? {
        guard depth != .mono else { return nil }
        return CellStyle(foreground: front.reduced(to: depth), background: background.reduced(to: depth))
    }
}
