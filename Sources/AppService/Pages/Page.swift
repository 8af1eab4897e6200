import Bridge
import Components
import JavaScript
import Values

/// One open page.
final class Page {
    let id: PageID
    let url: PageURL
    /// The program's instance; nil where the page's file is missing, broken or registers nothing.
    var instance: ScriptValue?
    /// The page as the component framework numbers it.
    var component: ComponentID?
    /// Whether it is the one that the person sees (the app's being in the background aside).
    var isShown = false
    /// Whether onReady was called.
    var isReady = false
    /// What its menu does not offer, since the program hid it.
    var hiddenItems: Set<PageMenuItem> = []
    /// Whether a sheet over it is open, which going back closes first.
    var hasContainer = false
    /// The size that onResize told last.
    var size: (width: Double, height: Double)?

    init(id: PageID, url: PageURL) {
        self.id = id
        self.url = url
    }
}
