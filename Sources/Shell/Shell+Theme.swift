import Bridge
import Images
package import Theme
import ViewLayer

extension Shell {
    /// Shows everything in another theme, and tells the app whether it is a dark one.
    package func use(_ theme: Theme) {
        surroundings.theme = theme
        surroundings.pictures?.depth = theme.depth
        appearance = Appearance(theme: theme)
        view.isDark = tellsDark
        send(.device(device))
        surroundings.requestFrame()
    }
}
