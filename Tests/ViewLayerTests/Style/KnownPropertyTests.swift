import Markup
import Testing

@testable import ViewLayer

struct KnownPropertyTests {
    /// What real mini-programs declare, the commonest first.
    private static let common = [
        "height", "width", "display", "padding", "color", "font-size", "margin", "flex-direction", "align-items",
        "box-sizing", "border-radius", "margin-top", "justify-content", "position", "text-align", "line-height",
        "background-color", "border", "background", "margin-bottom", "top", "bottom", "left", "margin-right",
        "font-weight", "right", "overflow", "border-bottom", "margin-left", "padding-left", "flex", "z-index",
        "padding-top", "font-family", "border-top", "padding-bottom", "padding-right", "float", "white-space",
        "text-overflow", "transform", "opacity", "min-height", "vertical-align", "content", "transition",
        "box-shadow", "background-size", "border-left", "border-right", "border-color", "word-break", "max-width",
        "min-width", "flex-wrap", "animation", "-webkit-line-clamp", "-webkit-box-orient", "background-image",
        "border-width", "text-decoration", "word-wrap", "border-style", "-webkit-transform", "max-height",
        "overflow-x", "background-repeat", "-webkit-animation", "font-style", "cursor", "transform-origin",
        "background-position", "-webkit-overflow-scrolling", "-webkit-flex", "flex-shrink", "-webkit-transition",
        "clear", "letter-spacing", "overflow-y", "-webkit-align-items", "-webkit-box-align", "-webkit-box-flex",
        "outline", "flex-grow", "filter", "align-self", "border-top-left-radius", "align-content", "text-indent",
        "list-style", "border-top-right-radius", "pointer-events", "text-align-last", "border-bottom-width",
        "border-top-color", "visibility", "src", "-webkit-font-smoothing", "border-bottom-right-radius",
        "-webkit-user-select", "animation-timing-function", "border-left-color", "border-bottom-left-radius",
        "-webkit-appearance", "border-left-width", "border-right-width", "text-shadow", "text-transform",
        "user-select", "font", "backface-visibility", "animation-delay", "border-top-width",
        "-webkit-transform-origin", "border-bottom-color", "-webkit-tap-highlight-color", "flex-flow",
        "-moz-osx-font-smoothing", "transition-duration", "transition-property", "animation-fill-mode",
        "animation-name", "gap", "resize", "animation-duration", "text-rendering", "animation-iteration-count",
        "-webkit-backface-visibility", "-webkit-text-size-adjust", "object-fit", "-webkit-box-sizing",
        "border-right-color", "-webkit-flex-direction", "font-variant", "transition-timing-function",
        "-ms-transform", "-webkit-box-pack", "zoom", "background-clip", "grid-template-columns", "border-collapse",
        "flex-basis", "border-bottom-style", "-webkit-justify-content", "-webkit-text-fill-color",
        "border-left-style", "-webkit-touch-callout", "backdrop-filter", "direction", "touch-action",
        "-webkit-animation-delay", "-webkit-box-direction", "border-top-style",
    ]

    @Test(arguments: common)
    func `a property that real programs use is known`(_ name: String) {
        #expect(Cascade.modern(name, [.ident("inherit")]) != nil)
    }

    @Test func `what nobody knows is not`() {
        #expect(Cascade.modern("wibble", [.ident("inherit")]) == nil)
    }
}
