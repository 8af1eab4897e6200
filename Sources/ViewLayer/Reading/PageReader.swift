import Bridge
import Cells
import Values

/// Reads a page out: what is in sight, in the order in which it is painted, a line for a row of text and for an element.
@MainActor
struct PageReader {
    /// A piece of what is in sight.
    private struct Piece {
        /// Where in the document it stands: the way down to it.
        var path: [Int]
        /// The element that it belongs to.
        var element: RenderNode?
        /// The row of cells that it starts in, and the one behind its last.
        var row: Int
        var endRow: Int
        /// Its text; empty for an element itself.
        var text: String
    }

    /// A line while it is put together.
    private struct Draft {
        var text: String
        /// The element that it is about.
        var element: RenderNode?
        var row: Int
        var endRow: Int
    }

    private let page: PageView
    private var pieces: [Piece] = []
    private var drafts: [Draft] = []
    private var places: [ObjectIdentifier: Int] = [:]

    /// The lines of a page.
    static func lines(of page: PageView) -> [ReadingLine] {
        var reader = PageReader(page: page)
        for item in page.currentList().items { reader.take(item) }
        // What floats is painted late, and read where it is written.
        reader.pieces.sort { $0.path.lexicographicallyPrecedes($1.path) }
        for piece in reader.pieces { reader.add(piece) }
        return reader.lines()
    }

    private init(page: PageView) { self.page = page }

    private mutating func take(_ item: DisplayList.Item) {
        let cells = item.rect.cells
        guard !item.clip.intersection(cells).isEmpty || cells.isEmpty, item.opacity > 0.02 else { return }
        let element = item.node.nearest { isElement($0) } ?? labelled(by: item.node)
        var piece = Piece(
            path: Self.path(to: item.node), element: element, row: cells.row, endRow: cells.endRow, text: "")
        guard case .lines = item.content else {
            guard case .box = item.content, item.pseudo == nil else { return }
            if element === item.node { return pieces.append(piece) }
            piece.text = Self.standIn(item.node) ?? ""
            if !piece.text.isEmpty { pieces.append(piece) }
            return
        }
        let text = item.pseudo?.text.text ?? Self.inlineText(of: item.node, depth: 0)
        // Behind the element's own piece, which has the same path; behind what is in front of all children.
        piece.path.append(item.pseudo == nil ? 0 : item.pseudo === item.node.before ? -1 : .max)
        for line in text.split(separator: "\n") {
            piece.text = Self.collapsed(String(line))
            if !piece.text.isEmpty { pieces.append(piece) }
            piece.path.append(0)
            piece.row += 1
        }
    }

    private static func path(to node: RenderNode) -> [Int] {
        var path: [Int] = []
        var node = node
        while let parent = node.parent, path.count < TreeUpdate.depthLimit {
            path.append(parent.index(of: node) ?? 0)
            node = parent
        }
        return path.reversed()
    }

    /// Adds a piece; what stands beside what was last said joins it.
    private mutating func add(_ piece: Piece) {
        if let element = piece.element {
            let place = places[ObjectIdentifier(element)] ?? drafts.count
            if place == drafts.count {
                places[ObjectIdentifier(element)] = place
                drafts.append(Draft(text: "", element: element, row: piece.row, endRow: piece.endRow))
            }
            drafts[place].text += drafts[place].text.isEmpty || piece.text.isEmpty ? piece.text : " " + piece.text
        } else if let last = drafts.indices.last, drafts[last].element == nil, drafts[last].row == piece.row {
            drafts[last].text += "  " + piece.text
        } else {
            drafts.append(Draft(text: piece.text, element: nil, row: piece.row, endRow: piece.endRow))
        }
    }

    /// The control that a label around a node is for, where it is in the label.
    private func labelled(by node: RenderNode) -> RenderNode? {
        guard let label = node.nearest(where: { $0.control is LabelComponent }) else { return nil }
        var control: RenderNode?
        label.walkBelow {
            if control == nil, $0.control?.isFocusable == true { control = $0 }
            return control == nil
        }
        return control
    }

    private func isElement(_ node: RenderNode) -> Bool {
        node.control?.isFocusable == true || page.isFocusable(node)
    }

    private func lines() -> [ReadingLine] {
        var result: [ReadingLine] = []
        for (index, draft) in drafts.enumerated() {
            guard let node = draft.element else {
                result.append(ReadingLine(text: draft.text))
                continue
            }
            var element = Self.element(node, text: draft.text)
            // What stands beside a control without words of its own is what it is called.
            if draft.text.isEmpty || element.name.isEmpty, index > 0, drafts[index - 1].element == nil,
                (draft.row..<max(draft.row + 1, draft.endRow)).contains(drafts[index - 1].row),
                node.string("aria-label") == nil
            {
                element.name = drafts[index - 1].text
                if !result.isEmpty { result.removeLast() }
            }
            result.append(ReadingLine(text: element.name, element: element, isFocused: page.focus === node))
        }
        return result
    }

    private static func element(_ node: RenderNode, text: String) -> ReadingElement {
        let control = node.control
        var name = node.string("aria-label") ?? text
        var result = ReadingElement(role: node.string("aria-role") ?? node.tag, name: "")
        result.isDisabled = control?.isDisabled == true
        if let control, control.hasChecked {
            result.isChecked = control.isChecked
            if let prefix = control.prefix, name.hasPrefix(collapsed(prefix)) {
                name = collapsed(String(name.dropFirst(collapsed(prefix).count)))
            }
        }
        if let input = control as? InputComponent {
            result.value = shortened(String(input.shown))
            result.length = input.text.text.utf16.count
            result.limit = input.limit
            if name.isEmpty { name = node.string("placeholder") ?? "" }
        } else if let value = control?.formValue, result.isChecked == nil {
            switch value {
            case .string, .number, .bool: result.value = shortened(value.toString())
            default: break
            }
        }
        result.name = shortened(name)
        return result
    }

    /// What is said of a picture and the like.
    private static func standIn(_ node: RenderNode) -> String? {
        guard let control = node.control as? PlaceholderComponent else { return nil }
        return node.string("aria-label") ?? control.label
    }

    /// The text that stands in the lines of a box: its own, and that of what is in line with it.
    private static func inlineText(of node: RenderNode, depth: Int) -> String {
        guard depth < TreeUpdate.depthLimit else { return "" }
        var text = depth == 0 ? node.control?.prefix ?? "" : ""
        for child in node.children where child.parent === node {
            if child.isText {
                text += child.text
            } else if let style = child.style, [.inline, .contents].contains(style.layout.value.display) {
                text += inlineText(of: child, depth: depth + 1)
            }
        }
        return text
    }

    private static func collapsed(_ text: String) -> String {
        text.split { $0.isWhitespace || $0 == "\u{A0}" }.joined(separator: " ")
    }

    /// The beginning of a text, on one line: nobody wants to hear a book at every key.
    private static func shortened(_ text: String) -> String {
        let head = text.prefix(200).map { $0.isNewline ? " " : $0 }
        return String(head) + (head.count < 200 ? "" : "\u{2026}")
    }
}

extension PageView {
    /// What is in sight, as lines to be read out.
    package func readingLines() -> [ReadingLine] { PageReader.lines(of: self) }

    /// How far the page is scrolled, in px.
    package var readingPlace: Double { scrollTop }

    /// Whether there is more below what is in sight.
    package var hasMoreBelow: Bool { scrollTop + visibleHeight < contentHeight - 1 }
}
