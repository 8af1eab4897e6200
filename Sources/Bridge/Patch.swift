package import Values

/// What changed in one page's composed tree, in order. Patches of one turn travel as one batch.
///
/// The vocabulary is that of a composed backend: a custom component's host element stays, its shadow tree hangs inside it,
/// slotted content stands in its slot's place; blocks, slots and virtual hosts are already gone.
package struct Patch: Sendable {
    /// The page whose tree it is.
    package var page: PageID
    /// Counts the batches of the app, from 1; acknowledged by `ShellMessage.frame` once laid out.
    package var batch: UInt64
    /// What to do, in order.
    package var operations: [PatchOperation]

    package init(page: PageID, batch: UInt64, operations: [PatchOperation]) {
        self.page = page
        self.batch = batch
        self.operations = operations
    }
}

/// One step of a patch. A node exists from its `element` or `text` until `remove` takes it or an ancestor away.
package enum PatchOperation: Sendable {
    /// Gives a number to several scopes; every later mention of the number means them. Numbers count from 0 in each app.
    case scopeSet(StyleScopeSet, [StyleScope])
    /// A new element, not yet in the tree. Tag and id selectors of the sheets in `scopes` reach it. `host` is the scope of its
    /// own shadow tree's sheet when it is a custom component's host (that sheet's `:host` reaches it).
    case element(NodeID, tag: String, scopes: StyleScopeSet, host: StyleScope?)
    /// A new text node, not yet in the tree.
    case text(NodeID, String)
    /// Puts a node (with all below it) into `parent`, in front of `before` or last; a node that is in the tree moves.
    case insert(NodeID, parent: NodeID, before: NodeID?)
    /// Takes a node and all below it out of the tree and forgets them.
    case remove(NodeID)
    /// Changes a text node's text.
    case replaceText(NodeID, String)
    /// Sets an attribute of a built-in component, as written in WXML (`scroll-top`, `value`); `.undefined` removes it.
    case attribute(NodeID, name: String, Value)
    /// Replaces all classes of a node.
    case classes(NodeID, [StyleClass])
    /// Replaces one segment of a node's inline style; an empty text removes it.
    case style(NodeID, StyleSegment, String)
    /// Sets the id that `#id` selectors and selector queries see; empty is none.
    case identifier(NodeID, String)
    /// Says how an event is listened to on this node; an empty set means no longer.
    case listen(NodeID, event: String, Listening)
    /// Where in the source the node was written, for inspection: a file's path from the root, and the place in it.
    case source(NodeID, path: String, line: Int, column: Int)
}

/// One class of a node, and the sheets in which `.name` can mean it (an external class belongs to the outside's sheets).
package struct StyleClass: Hashable, Sendable {
    /// The class's name.
    package var name: String
    /// The sheets that may style it.
    package var scopes: StyleScopeSet

    package init(name: String, scopes: StyleScopeSet) {
        self.name = name
        self.scopes = scopes
    }
}

/// Who wrote a part of a node's inline style. Later cases win.
package enum StyleSegment: UInt8, Sendable, Codable, CaseIterable {
    /// The template's `style` attribute.
    case template
    /// `setStyle` of a WXS event handler.
    case wxs
    /// An animation's current or final state.
    case animation
}

/// How an event is listened to on one node.
package struct Listening: OptionSet, Hashable, Sendable, Codable {
    package var rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `bind:event`: called while bubbling.
    package static let bind = Listening(rawValue: 1)
    /// `catch:event`: called while bubbling, which ends there. An empty handler (`catchtouchmove=""`) counts.
    package static let `catch` = Listening(rawValue: 2)
    /// `mut-bind:event`: called unless another mut-bind was.
    package static let mut = Listening(rawValue: 4)
    /// `capture-bind:event`: called on the way down.
    package static let captureBind = Listening(rawValue: 8)
    /// `capture-catch:event`: called on the way down, which ends there.
    package static let captureCatch = Listening(rawValue: 16)
    /// Beside a handler: it is for elements below, which tell it by their `data-` attributes which was tapped.
    package static let delegating = Listening(rawValue: 32)
    /// No handler: the element is one of those, so that a person taps it rather than what is around it.
    package static let delegate = Listening(rawValue: 64)
}
