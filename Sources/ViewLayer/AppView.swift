package import Bridge
package import Cells
package import Images
package import Markup
import Values

/// The view side of one mini-program: keeps the pages' render trees, styles them, lays them out, and tells the app what the
/// person does. Whoever shows it feeds it the app's messages, asks the pages to paint, and passes keys and clicks on.
@MainActor
package final class AppView {
    /// Everything that all pages share.
    let context: ViewContext
    /// The pages that exist, shown or not.
    package private(set) var pages: [PageID: PageView] = [:]
    /// The page stack, the bottom first.
    package private(set) var stack: [PageID] = []

    /// - Parameters:
    ///   - readFile: gives the text of a file of the mini-program by its path from the root, nil where there is none.
    ///   - send: takes a message to the app.
    ///   - now: the time in milliseconds.
    package init(
        readFile: @escaping @MainActor (String) -> String?, send: @escaping @MainActor (ShellMessage) -> Void,
        now: @escaping @MainActor () -> Double
    ) {
        context = ViewContext(readFile: readFile, send: send, now: now)
    }

    /// Runs work after this many milliseconds; what it changes is to be painted then.
    package var after: @MainActor (Double, @escaping @MainActor () -> Void) -> Void {
        get { context.after }
        set { context.after = newValue }
    }

    /// Minutes east of Greenwich, for what "today" is.
    package var timeZoneOffset: Int {
        get { context.timeZoneOffset }
        set { context.timeZoneOffset = newValue }
    }

    /// Shows a picker's wheels over the page until they are confirmed or cancelled.
    package var showPicker: @MainActor (PickerWheels) -> Void {
        get { context.showPicker }
        set { context.showPicker = newValue }
    }

    /// Changes what stands around the pages, as attributes of `page-meta` and `navigation-bar` ask.
    package var changeChrome: @MainActor (Chrome) -> Void {
        get { context.changeChrome }
        set { context.changeChrome = newValue }
    }

    /// Gives the bytes of a file of the mini-program by its path from the root, nil where there is none.
    package var readBytes: (@MainActor (String) -> [UInt8]?)? {
        get { context.readBytes }
        set { context.readBytes = newValue }
    }

    /// Turns pictures into cells; nil, as at first, shows boxes with their names.
    package var pictures: PictureStore? {
        get { context.pictures }
        set { context.pictures = newValue }
    }

    /// The page of this id, while it exists.
    package func page(_ id: PageID) -> PageView? { pages[id] }

    /// The page on top of the stack.
    package var topPage: PageView? { stack.last.flatMap { pages[$0] } }

    /// The pages, shown or not, with an input that holds text which was typed but not sent.
    package var unsentPages: [PageID] {
        pages.filter { $0.value.hasUnsentText }.map(\.key).sorted { $0.rawValue < $1.rawValue }
    }

    /// The size of the viewport, the same for every page.
    package var viewport: CellSize { context.viewport }

    /// Whether nothing moves by itself.
    package var reducesMotion: Bool {
        get { context.reducesMotion }
        set { context.reducesMotion = newValue }
    }

    /// Whether media queries see a dark theme. Setting it styles all pages anew.
    package var isDark: Bool {
        get { context.styles.environment.isDark }
        set {
            guard newValue != isDark else { return }
            context.styles.environment.isDark = newValue
            restyleAll()
        }
    }

    /// What was found wrong with sheets and trees, in the order in which it was found.
    package var diagnostics: [Diagnostic] { context.diagnostics }

    /// Takes what the app says; messages that concern only the shell around the pages are ignored.
    package func receive(_ message: AppMessage) {
        switch message {
        case .command(_, .other(_, name: "image", let answer)): take(image: answer)
        case .sheet(let scope, let path):
            context.styles.addSheet(scope: scope, path: path)
            restyleAll()
        case .pageOpen(let open):
            pages[open.page] = PageView(open, context: context)
        case .route(let route):
            if let last = stack.last, last != route.stack.last { pages[last]?.cancelTouch() }
            stack = route.stack
            for page in pages.values { page.isOnTop = page.id == stack.last }
            for page in route.closed {
                pages.removeValue(forKey: page)
                context.laidOut(page: page)
            }
        case .patch(let patch):
            guard let page = pages[patch.page] else {
                // The page is gone; logic still waits for its batch.
                context.batchArrived(patch.batch, page: patch.page)
                context.laidOut(page: patch.page)
                return
            }
            page.apply(patch)
        case .query(let id, let page, let queries):
            layoutIfNeeded()
            context.send(.answer(id: id, pages[page]?.answer(queries) ?? .array(queries.map { _ in .null })))
        case .observe(let id, let page, let observation):
            pages[page]?.observe(id, observation)
        case .unobserve(let id):
            for page in pages.values { page.unobserve(id) }
        case .command(let page, let command):
            pages[page]?.perform(command)
        case .eventDone(let sequence, let replacedText):
            for page in pages.values where page.finish(event: sequence, replacedText: replacedText) { break }
        default:
            break
        }
    }

    /// Lays out every page that changed, hidden ones too, and acknowledges their patches.
    package func layoutIfNeeded() {
        for page in pages.values { page.layoutIfNeeded() }
    }

    /// Sets the viewport: 750rpx are its width. Pages are laid out anew when it changes.
    package func setViewport(columns: Int, rows: Int) {
        let size = CellSize(columns: columns, rows: rows)
        guard size != context.viewport else { return }
        context.viewport = size
        context.styles.environment.width = Double(size.columns) * Pixels.perColumn
        context.styles.environment.height = Double(size.rows) * Pixels.perRow
        restyleAll()
    }

    /// The app says where a picture is: what waits for it is prepared anew.
    private func take(image answer: Value) {
        for (page, node) in context.remoteImages.take(answer, pictures: context.pictures) {
            guard let page = pages[page], let node = page.tree.node(node) else { continue }
            page.prepareLater(node)
            page.setNeedsPaint()
        }
    }

    private func restyleAll() {
        context.styles.invalidate()
        for page in pages.values { page.restyleAll() }
    }
}
