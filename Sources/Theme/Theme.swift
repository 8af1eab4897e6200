package import Cells

/// The styles of everything that is drawn, for a terminal of some depth.
package struct Theme: Sendable {
    /// Its name, as on the command line.
    package let name: String
    /// The depth that its styles are made for.
    package let depth: ColorDepth
    private let styles: [ThemeScope: CellStyle]

    init(name: String, depth: ColorDepth, styles: [ThemeScope: CellStyle]) {
        self.name = name
        self.depth = depth
        self.styles = styles
    }

    /// The style of a scope.
    package subscript(scope: ThemeScope) -> CellStyle { styles[scope] ?? .plain }

    /// Whether text is darker than its background.
    package var isLight: Bool {
        guard let text = self[.page].foreground.components, let ground = self[.page].background.components else {
            return false
        }
        return Contrast.luminance(text) < Contrast.luminance(ground)
    }
}
