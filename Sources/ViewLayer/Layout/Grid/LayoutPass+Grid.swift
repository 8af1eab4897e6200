extension LayoutPass {
    func layoutGrid(_ box: inout BoxContext) -> BoxResult { layoutFlow(&box, nil) }
    func intrinsicGrid(_ node: LayoutNode) -> IntrinsicWidths { IntrinsicWidths() }
}
