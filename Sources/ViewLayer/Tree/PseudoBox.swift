/// A box that a style or a control puts before or after the children of an element, with a text in it.
final class PseudoBox {
    let layout: LayoutNode
    let text: LayoutNode
    private(set) var style: ComputedStyle

    init(_ style: ComputedStyle, text: String) {
        self.style = style
        self.text = LayoutNode(text: text)
        layout = LayoutNode(style: style.layout)
        layout.identifier = 0
        if !text.isEmpty { layout.append(self.text) }
    }

    /// Takes another style and text.
    func update(_ style: ComputedStyle, text: String) {
        self.style = style
        layout.share(style.layout)
        self.text.text = text
        if !text.isEmpty, self.text.parent == nil { layout.append(self.text) }
    }
}
