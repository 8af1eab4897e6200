import Bridge
import Images
import Values

/// Pictures that are not of the package: the app's process says where they are once it has them.
@MainActor
final class RemoteImages {
    /// What is known of one.
    enum State {
        case asked
        /// A file of this path, whose size is known unless the file does not say it.
        case there(path: String, ImageFile)
        case missing(String)
    }

    private var states: [String: State] = [:]
    private var waiting: [String: [(PageID, NodeID)]] = [:]

    /// What is known of a source. The first question asks the app; the node is prepared anew when there is an answer.
    func state(_ source: String, for node: RenderNode, on page: PageView) -> State {
        if case .asked? = states[source] { waiting[source, default: []].append((page.id, node.id)) }
        if let known = states[source] { return known }
        if states.count > 2_000 { states = states.filter { if case .asked = $0.value { true } else { false } } }
        states[source] = .asked
        waiting[source, default: []].append((page.id, node.id))
        page.context.send(.pageEvent(page.id, .image(source: source)))
        return .asked
    }

    /// What is known of a source that is looked at apart from a page; the first question asks the app.
    func state(_ source: String, on page: PageID, send: @MainActor (ShellMessage) -> Void) -> State {
        if let known = states[source] { return known }
        states[source] = .asked
        send(.pageEvent(page, .image(source: source)))
        return .asked
    }

    /// Whether something on a page waits for a picture.
    func isAwaited(_ source: String, on page: PageID) -> Bool {
        waiting[source]?.contains { $0.0 == page } == true
    }

    /// What is known, without asking.
    func known(_ source: String) -> State? { states[source] }

    /// The app has answered: `{ source, path }` or `{ source, error }`. Gives the nodes that wait.
    func take(_ answer: Value, pictures: PictureStore?) -> [(PageID, NodeID)] {
        guard case .string(let source) = answer.member("source") else { return [] }
        if case .string(let path) = answer.member("path") {
            let size = PictureFile.head(path, 262_144).flatMap(ImageHeader.size)
            pictures?.forget(source)
            states[source] = .there(
                path: path, size.map { .known(width: $0.width, height: $0.height) } ?? .elsewhere)
        } else {
            states[source] = .missing(answer.member("error").toString())
        }
        return waiting.removeValue(forKey: source) ?? []
    }

    /// Whether a source has to be asked for: it is no file of the package and not written in the address itself.
    static func isRemote(_ source: String) -> Bool {
        !source.hasPrefix("data:") && (source.contains("://") || source.hasPrefix("//"))
    }
}
