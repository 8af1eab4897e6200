/// What a style is for, by its dotted name in theme files.
///
/// A scope falls back to its parents: `dock.tab.selected` to `dock.tab`, `dock` and at last `ui`.
package enum ThemeScope: String, CaseIterable, Hashable, Sendable {
    /// What every other scope falls back to.
    case ui
    case border
    case borderFocus = "border.focus"
    case scrollbar
    case scrollbarThumb = "scrollbar.thumb"
    case muted
    case accent
    case success
    case warning
    case error
    case info
    /// A mini-program's page where its own styles say nothing.
    case page
    case pageLink = "page.link"
    case pagePlaceholder = "page.placeholder"
    case pageDisabled = "page.disabled"
    case pageBorder = "page.border"
    case pageImage = "page.image"
    case pageBroken = "page.broken"
    /// The element that keys act on.
    case focus
    /// An element being tapped.
    case hover
    case selection
    case button
    case buttonPrimary = "button.primary"
    case buttonWarn = "button.warn"
    case buttonDisabled = "button.disabled"
    case input
    /// Checkboxes, radios, switches and sliders.
    case control
    case controlOn = "control.on"
    case navbar
    case navbarTitle = "navbar.title"
    case navbarButton = "navbar.button"
    case tabbar
    case tabbarSelected = "tabbar.selected"
    case tabbarBadge = "tabbar.badge"
    /// A page of the stack folded to a narrow strip.
    case spine
    case spineTitle = "spine.title"
    /// The developer tools beside the page.
    case dock
    case dockTab = "dock.tab"
    case dockTabSelected = "dock.tab.selected"
    case dockTime = "dock.time"
    case dockError = "dock.error"
    case dockWarn = "dock.warn"
    case dockInfo = "dock.info"
    case dockDebug = "dock.debug"
    case statusline
    case statuslineKey = "statusline.key"
    case statuslineMode = "statusline.mode"
    case statuslineBusy = "statusline.busy"
    case dialog
    case dialogTitle = "dialog.title"
    case dialogBorder = "dialog.border"
    case dialogButton = "dialog.button"
    case dialogButtonSelected = "dialog.button.selected"
    /// Lists to choose from: palette, action sheet, picker.
    case menu
    case menuSelected = "menu.selected"
    case menuMatch = "menu.match"
    case menuKey = "menu.key"
    case toast
    case toastSuccess = "toast.success"
    case toastError = "toast.error"
    case toastLoading = "toast.loading"

    /// This scope's name, then those of its parents, `ui` last.
    var lineage: [String] {
        var names: [String] = []
        var rest = rawValue[...]
        while true {
            names.append(String(rest))
            guard let dot = rest.lastIndex(of: ".") else { break }
            rest = rest[..<dot]
        }
        return self == .ui ? names : names + [ThemeScope.ui.rawValue]
    }
}
