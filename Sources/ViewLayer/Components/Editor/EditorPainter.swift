import Cells
import Values

/// What formats of an editor look like in cells.
@MainActor
struct EditorPainter {
    let content: EditorText
    let style: ComputedStyle

    /// The pieces of a part of a line.
    func pieces(of range: Range<Int>) -> [TextPiece] {
        let isHeading = EditorText.header(content.lineFormat(at: range.lowerBound)) > 0
        return content.runs(in: range).map { run in
            var attributes = style.textAttributes
            if isHeading || run.format["bold"] != nil { attributes.insert(.bold) }
            if run.format["italic"] != nil { attributes.insert(.italic) }
            if run.format["underline"] != nil || run.format["ins"] != nil { attributes.insert(.underline) }
            if run.format["strike"] != nil { attributes.insert(.strikethrough) }
            return TextPiece(
                range: run.range, attributes: attributes,
                color: Self.color(run.format["color"]) ?? style.inherited.values.color,
                background: Self.color(run.format["backgroundColor"]))
        }
    }

    private static func color(_ value: Value?) -> RGB? {
        if case .string(let text)? = value { CSSColor(text: text)?.resolved(nil) } else { nil }
    }
}
