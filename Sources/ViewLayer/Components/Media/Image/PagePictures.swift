import Cells
import Images

/// The pictures that a page shows, in its images and behind its boxes.
@MainActor
struct PagePictures {
    unowned let page: PageView

    private var context: ViewContext { page.context }

    /// What is known of a file that a box has behind it; nil as long as it is on its way.
    func file(_ source: String, behind node: RenderNode) -> ImageFile? {
        guard context.pictures != nil, RemoteImages.isRemote(source) else {
            return context.imageSize(source, beside: folders(of: node))
        }
        if case .asked? = context.remoteImages.known(source), context.remoteImages.isAwaited(source, on: page.id) {
            return nil
        }
        switch context.remoteImages.state(source, for: node, on: page) {
        case .asked: return nil
        case .there(_, let file): return file
        case .missing: return .missing
        }
    }

    /// A part of a picture in cells; nil as long as it is being made, or where it cannot be.
    func cells(_ request: PictureStore.Request, for node: RenderNode) -> CellPicture? {
        guard let store = context.pictures else { return nil }
        let answer = store.picture(request, from: { origin(request.source, node) }, whenReady: repaintLater)
        guard case .ready(let picture) = answer else { return nil }
        return picture
    }

    /// Where a path without a leading slash may begin: beside the template, then beside the page.
    func folders(of node: RenderNode) -> [String] {
        [node.source?.path, page.path].compactMap { $0 }.map { path in
            path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        }
    }

    private func origin(_ source: String, _ node: RenderNode) -> PictureStore.Origin? {
        if RemoteImages.isRemote(source) {
            guard case .there(let path, _)? = context.remoteImages.known(source) else { return nil }
            return .file(path)
        }
        return context.imageBytes(source, beside: folders(of: node)).map { .bytes($0) }
    }

    private var repaintLater: @MainActor () -> Void {
        { [weak page] in
            page?.context.after(0) { [weak page] in page?.setNeedsPaint() }
        }
    }
}
