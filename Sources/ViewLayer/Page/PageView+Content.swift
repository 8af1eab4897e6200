extension PageView {
    /// Whether the page shows nothing: its tree has no element and no text.
    package var isEmpty: Bool { !tree.root.children.contains { $0.parent === tree.root } }
}
