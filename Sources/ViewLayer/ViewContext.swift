import Bridge
import Cells
import Images
import Markup
import Values

/// What the pages of one mini-program share: the sheets, the way to the app, and the counters.
@MainActor
final class ViewContext {
    let send: @MainActor (ShellMessage) -> Void
    let now: @MainActor () -> Double
    /// Runs work after this many milliseconds; never, where nobody gave a clock.
    var after: @MainActor (Double, @escaping @MainActor () -> Void) -> Void = { _, _ in }
    /// What was deleted or cut last in any input, for yank.
    var killed = ""
    /// Minutes east of Greenwich, for what "today" is.
    var timeZoneOffset = 480
    /// Shows a picker's wheels.
    var showPicker: @MainActor (PickerWheels) -> Void = { _ in }
    /// Changes what stands around the pages.
    var changeChrome: @MainActor (Chrome) -> Void = { _ in }
    /// Gives the bytes of a file of the mini-program by its path from the root; nil without files.
    var readBytes: (@MainActor (String) -> [UInt8]?)?
    /// Turns pictures into cells; nil shows boxes with their names.
    var pictures: PictureStore?
    /// What is known of pictures that are not of the package.
    let remoteImages = RemoteImages()
    /// What is known of image files, by path.
    var imageFiles: [String: ImageFile] = [:]
    /// The size of the viewport in cells.
    var viewport = CellSize(columns: 47, rows: 40)
    /// The sheets of all scopes and what was computed from them.
    let styles: StyleEngine
    /// Whether nothing is to move by itself: animations and transitions go to their ends at once.
    var reducesMotion = false
    /// Measures text in cells.
    let layoutEngine = LayoutEngine(measurer: CellMeasurer())
    /// What was found wrong with trees.
    private(set) var treeDiagnostics: [Diagnostic] = []
    private var seen: Set<String> = []
    private var lastSequence: UInt64 = 0
    /// Batches that are not acknowledged, in order of arrival; without a page those that are laid out.
    private var openBatches: [(batch: UInt64, page: PageID?)] = []

    init(
        readFile: @escaping @MainActor (String) -> String?, send: @escaping @MainActor (ShellMessage) -> Void,
        now: @escaping @MainActor () -> Double
    ) {
        self.send = send
        self.now = now
        styles = StyleEngine(readFile: readFile)
    }

    /// The number of the next event.
    func nextSequence() -> UInt64 {
        lastSequence &+= 1
        return lastSequence
    }

    /// What relative units refer to outside of any element.
    var lengths: LengthContext {
        LengthContext(width: styles.environment.width, height: styles.environment.height, fontSize: 16)
    }

    /// A batch of patches came.
    func batchArrived(_ batch: UInt64, page: PageID) { openBatches.append((batch, page)) }

    /// A page is laid out: acknowledges as many batches as have no earlier one open.
    func laidOut(page: PageID) {
        guard !openBatches.isEmpty else { return }
        for index in openBatches.indices where openBatches[index].page == page { openBatches[index].page = nil }
        while let first = openBatches.first, first.page == nil {
            openBatches.removeFirst()
            send(.frame(batch: first.batch))
        }
    }

    /// Everything found wrong so far.
    var diagnostics: [Diagnostic] { styles.diagnostics + treeDiagnostics }

    /// Notes something once, however often it happens.
    func diagnose(_ severity: Diagnostic.Severity, path: String, range: SourceRange = .none, _ message: String) {
        guard seen.count < 1000, seen.insert(path + "\n" + message).inserted else { return }
        treeDiagnostics.append(Diagnostic(severity, path: path, range: range, message: message))
    }
}
