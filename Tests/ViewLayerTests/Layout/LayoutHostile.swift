import Measuring
import Testing

@testable import ViewLayer

/// Nothing that comes in may trap, and numbers that come out are finite.
@Suite struct LayoutHostile {
    @Test(arguments: [Double.nan, .infinity, -.infinity, -100, 1e300, .leastNonzeroMagnitude])
    func `strange numbers lay out to finite boxes`(number: Double) {
        let displays: [Display] = [.block, .inline, .inlineBlock, .flex, .inlineFlex, .grid, .inlineGrid, .contents]
        for display in displays {
            for position in [Position.static, .relative, .absolute, .fixed] {
                let root = LayoutNode(style: LayoutStyle(display: display))
                let child = LayoutNode(style: Self.style(display, position, number))
                child.append(LayoutNode(text: "some text 你好"))
                child.append(LayoutNode(style: Self.style(.block, .static, number)))
                child.append(
                    LayoutNode(
                        style: SharedLayoutStyle(Self.style(.inline, .static, number)),
                        content: ReplacedContent(width: number, height: number, ratio: number)))
                root.append(child)
                LayoutEngine(measurer: Measures(number: number)).layout(root, width: number, height: number)
                expectFinite(root)
            }
        }
    }

    @Test func `a deep tree is laid out down to the limit and no further`() {
        for display in [Display.block, .inline, .flex, .grid, .inlineBlock] {
            let root = LayoutNode(style: LayoutStyle(display: .block))
            var node = root
            for _ in 0..<3000 {
                let child = LayoutNode(style: LayoutStyle(display: display))
                node.append(child)
                node = child
            }
            node.append(LayoutNode(text: "deep"))
            LayoutEngine(measurer: SquareGlyphs()).layout(root, width: 300, height: 300)
            #expect(root.width == 300)
            #expect(node.height == 0)
        }
    }

    @Test func `nested columns cost no more than their number`() {
        let root = LayoutNode(style: LayoutStyle(display: .block))
        var node = root
        for index in 0..<120 {
            var style = LayoutStyle(display: .flex)
            style.flexDirection = index % 3 == 0 ? .row : .column
            style.flexGrow = 1
            let child = LayoutNode(style: style)
            node.append(child)
            node = child
        }
        node.append(LayoutNode(text: "deep"))
        let time = ProcessorClock().measure {
            LayoutEngine(measurer: SquareGlyphs()).layout(root, width: 300, height: 300)
        }
        #expect(root.height == 16)
        #expect(time < .seconds(2))
    }

    @Test func `a tree cannot hold itself`() {
        let outer = LayoutNode(style: LayoutStyle(display: .block))
        let inner = LayoutNode(style: LayoutStyle(display: .block))
        outer.append(inner)
        inner.append(outer)
        outer.append(outer)
        #expect(inner.children.isEmpty)
        #expect(outer.children.count == 1)
    }

    private func expectFinite(_ node: LayoutNode) {
        for number in [node.x, node.y, node.width, node.height] { #expect(number.isFinite) }
        #expect(node.width >= 0 && node.height >= 0)
        for child in node.children { expectFinite(child) }
    }

    private static func style(_ display: Display, _ position: Position, _ number: Double) -> LayoutStyle {
        var style = LayoutStyle(display: display)
        style.position = position
        let length = Length(pixels: number, percent: number)
        style.width = .length(length)
        style.minHeight = .length(length)
        style.maxWidth = .length(length)
        style.margin = Edges(.length(length))
        style.padding = Edges(length)
        style.border = Edges(number)
        style.inset = Edges(.length(length))
        style.flexGrow = number
        style.flexShrink = number
        style.flexBasis = .length(length)
        style.rowGap = length
        style.columnGap = length
        style.aspectRatio = number
        style.textIndent = length
        style.lineHeight = .pixels(number)
        style.verticalAlign = .raised(number)
        style.fontSize = number
        style.lineClamp = -3
        style.order = Int.min
        var grid = GridStyle()
        grid.templateColumns = [
            .track(GridTrack(.fraction(number))), .track(GridTrack(min: .length(length), max: .fraction(number))),
            .autoRepeat(tracks: [GridTrack(.length(length))], fit: true),
        ]
        grid.row = GridArea(start: .line(Int.min), end: .span(Int.max))
        grid.column = GridArea(start: .line(Int.max), end: .line(0))
        style.grid = grid
        return style
    }

    private struct Measures: TextMeasurer {
        let number: Double
        func advance(of cluster: Character, font: Int, size: Double) -> Double { number }
        func metrics(font: Int, size: Double) -> FontMetrics { FontMetrics(ascent: number, descent: number) }
    }
}
