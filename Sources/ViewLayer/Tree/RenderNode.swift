import Bridge
import Markup
import Values

/// An element or a run of text of a page's composed tree, with what the view knows about it.
///
/// Confined to the page that owns it.
@MainActor
final class RenderNode {
    /// What is to be done at the next update.
    struct Dirt: OptionSet {
        let rawValue: UInt8

        /// The style must be computed anew.
        static let style = Dirt(rawValue: 1)
        /// And those of all elements below.
        static let subtree = Dirt(rawValue: 2)
        /// Children came, went or moved.
        static let structure = Dirt(rawValue: 4)
        /// Something below is dirty.
        static let below = Dirt(rawValue: 8)
        /// Children that were removed still stand in `children`.
        static let tombstones = Dirt(rawValue: 16)
        /// It stands in its parent's `dirtyChildren`.
        static let listed = Dirt(rawValue: 32)

        /// Whether nothing at all is to be done. Asked of every child of a long list.
        var isClean: Bool { rawValue == 0 }
        /// Whether the style must be computed anew.
        var restyles: Bool { rawValue & 3 != 0 }
    }

    let id: NodeID
    /// The tag in lower case; empty for a run of text.
    let tag: String
    /// The sheets whose tag and id selectors reach it.
    let scopes: StyleScopeSet
    /// The scope whose `:host` it is.
    let host: StyleScope?
    /// Its box or text in layout.
    let layout: LayoutNode
    /// Whether it is a run of text.
    let isText: Bool

    // Cleared when the node leaves its parent and when the tree ends, so it never dangles.
    unowned(unsafe) var parent: RenderNode?
    /// The children; while `tombstones` is set also some that have left.
    var children: [RenderNode] = []
    /// Where in `children` something was found last.
    var childHint = 0
    /// The place among the parent's elements from 0; valid while the parent's `placesKnown`.
    var place = 0
    /// How many of the children are elements, and whether that and their places are up to date.
    var elementCount = 0
    var placesKnown = false

    var dirt: Dirt = [.style, .structure]
    /// The children that are dirty, so that an update need not look at all of a long list.
    var dirtyChildren: [RenderNode] = []
    /// The characters of a run of text, as they came.
    var text = ""
    /// The id that selectors see; empty is none.
    var identifier = ""
    /// The classes, those of a pressed element (`hover-class`) at the end.
    var classes: [StyleClass] = []
    var hoverClasses: [StyleClass] = []
    /// Whether a finger is on it: `:active`.
    var isPressed = false
    /// Whether it is being edited: `:focus`.
    var isEdited = false
    var attributes: [String: Value] = [:]
    /// The inline style, by who wrote it.
    var styleTexts: [StyleSegment: String] = [:]
    private(set) var listeners: [(event: String, how: Listening)] = []
    var source: Source?

    /// What selectors see of it alone; nil when that changed.
    var signature: Signature?
    /// The declarations of the inline style; nil when there is none.
    var inlineStyle: InlineStyle?
    /// The computed style; nil before the first update and for text.
    var style: ComputedStyle?
    /// The behaviour of a built-in control, for tags that have one.
    var control: Control?
    /// Declarations that its control, or that of a box around it, adds to its style; empty for nearly all.
    var ownStyle = ""
    /// How far a control moved it from where layout puts it, in px. `shift(x:y:)` changes it.
    private(set) var shift: (x: Double, y: Double)?
    /// Whether it is out of sight by itself, such as the slides of a swiper that are not shown: no focus goes there.
    var isAside = false
    /// What of it moves; nil where nothing does.
    var motion: NodeMotion?
    /// What scripts do to its looks over time.
    var scriptMotion: ScriptMotion?
    /// How far it is scrolled, for boxes that scroll.
    var scroll: ScrollState?
    /// Boxes made by `::before` and `::after`.
    var before: PseudoBox?
    var after: PseudoBox?
    /// Whether something in the subtree may be painted outside of the boxes around it.
    var escapes = false
    /// The places of the children that are not simply below the ones before them; nil until asked for.
    var unordered: [Int]?
    /// What such a subtree covers, as far as known.
    var ink: InkBounds?

    /// Where a node was written.
    struct Source {
        var path: String
        var line: Int
        var column: Int
    }

    /// An element.
    init(_ id: NodeID, tag: String, scopes: StyleScopeSet, host: StyleScope?, layout: LayoutNode) {
        self.id = id
        self.tag = tag
        self.scopes = scopes
        self.host = host
        self.layout = layout
        isText = false
        layout.identifier = Int(id.rawValue)
    }

    /// A run of text.
    init(_ id: NodeID, text: String) {
        self.id = id
        tag = ""
        scopes = StyleScopeSet(0)
        host = nil
        layout = LayoutNode(text: text)
        isText = true
        self.text = text
        layout.identifier = Int(id.rawValue)
    }

    /// Notes that something is to be done here, and tells the ancestors.
    func mark(_ new: Dirt) {
        dirt.formUnion(new)
        ink = nil
        var child = self
        while let node = child.parent {
            let isListed = child.dirt.contains(.listed)
            if isListed, node.dirt.contains(.below), node.ink == nil { return }
            if !isListed {
                child.dirt.insert(.listed)
                node.dirtyChildren.append(child)
            }
            node.dirt.insert(.below)
            node.ink = nil
            child = node
        }
    }

    /// Hands the text on to layout as an element of this style shows it.
    func showText(in style: ComputedStyle?) {
        var shown = text
        if let parent, parent.tag == "text" { shown = TextComponent.shown(shown, in: parent) }
        if let transform = style?.inherited.values.transform { shown = transform.applied(to: shown) }
        layout.text = IconGlyphs.shown(shown, classes: parent?.classes.map(\.name) ?? [])
    }

    /// Forgets what it and the boxes around cover.
    func forgetInk() {
        var candidate: RenderNode? = self
        while let node = candidate {
            node.ink = nil
            candidate = node.parent
        }
    }

    /// Moves it without layout. Returns whether it was elsewhere.
    @discardableResult
    func shift(x: Double, y: Double) -> Bool {
        guard (shift?.x ?? 0, shift?.y ?? 0) != (x, y) else { return false }
        shift = x == 0 && y == 0 ? nil : (x, y)
        escapes = true
        mark([])
        return true
    }

    /// How an event is listened to here; empty when it is not.
    func listening(to event: String) -> Listening {
        for listener in listeners where listener.event == event { return listener.how }
        return Listening(rawValue: 0)
    }

    /// Whether an event is listened to here.
    func listens(to event: String) -> Bool { listening(to: event).rawValue != 0 }

    /// Whether a person who does that to this node, rather than to one below, means it.
    func reacts(to event: String) -> Bool {
        let how = listening(to: event).rawValue
        return how != 0 && how & Listening.delegating.rawValue == 0
    }

    /// Says how an event is listened to.
    func listen(to event: String, _ how: Listening) {
        if let index = listeners.firstIndex(where: { $0.event == event }) {
            if how.isEmpty { listeners.remove(at: index) } else { listeners[index].how = how }
        } else if !how.isEmpty {
            listeners.append((event, how))
        }
    }

    /// Whether it is another node or below it.
    func isInside(_ other: RenderNode) -> Bool {
        var candidate: RenderNode? = self
        while let node = candidate {
            if node === other { return true }
            candidate = node.parent
        }
        return false
    }

    /// The nearest of the node and its ancestors that fulfils a condition.
    func nearest(where condition: (RenderNode) -> Bool) -> RenderNode? {
        var candidate: RenderNode? = self
        while let node = candidate {
            if condition(node) { return node }
            candidate = node.parent
        }
        return nil
    }

    /// Calls `body` with the nodes below, in document order. Returning false skips what is below. Nodes that are too deep
    /// to be shown are left out.
    func walkBelow(depth: Int = 0, _ body: (RenderNode) -> Bool) {
        guard depth < TreeUpdate.depthLimit else { return }
        for child in children where child.parent === self && body(child) && !child.children.isEmpty {
            child.walkBelow(depth: depth + 1, body)
        }
    }
}

extension RenderNode {
    /// An attribute as JavaScript would show it as text; nil when it is not set, `null` or `undefined`.
    func string(_ name: String) -> String? {
        switch attributes[name] {
        case nil, .undefined, .null: nil
        case .string(let text): text
        case let value?: value.toString()
        }
    }

    /// An attribute as a truth value. An empty text is false, the text "false" is true, as the framework converts it.
    func flag(_ name: String, default fallback: Bool = false) -> Bool {
        switch attributes[name] {
        case nil, .undefined, .null: fallback
        case .bool(let value): value
        case .string(let text): !text.isEmpty
        case .number(let number): number == number && number != 0
        default: true
        }
    }

    /// An attribute as a finite number.
    func number(_ name: String) -> Double? {
        let number: Double?
        switch attributes[name] {
        case .number(let value): number = value
        case .string(let text): number = Double(text.filter { $0 != " " })
        default: number = nil
        }
        return number.flatMap { $0.isFinite ? $0 : nil }
    }
}

extension NodeID {
    /// The node that a layout node belongs to; no node where it is 0 or less.
    init(_ layout: LayoutNode) { self.init(UInt32(exactly: layout.identifier) ?? 0) }
}
