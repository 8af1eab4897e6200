import Testing

@testable import ViewLayer

/// A relayout after edits must end where a fresh layout of the same tree ends.
@Suite struct LayoutIncremental {
    @Test(arguments: Array(0..<300) + Self.found) func `random edits lay out as a fresh tree does`(seed: Int) {
        var random = Seeded(state: UInt64(seed) &* 7919 &+ 17)
        let engine = LayoutEngine(measurer: SquareGlyphs())
        let root = RandomTree.node(depth: 0, &random)
        root.style = LayoutStyle(display: seed % 3 == 0 ? .flex : .block)
        if seed % 6 == 0 { root.style.flexDirection = .column }
        engine.layout(root, width: 320, height: 480)
        for step in 0..<25 {
            RandomTree.edit(root, &random)
            let width = step % 9 == 8 ? 200.0 : 320.0
            engine.layout(root, width: width, height: 480)
            let fresh = RandomTree.copy(root)
            engine.layout(fresh, width: width, height: 480)
            let difference = RandomTree.difference(root, fresh, path: "root")
            #expect(difference == nil, "seed \(seed), step \(step): \(difference ?? "")")
            if difference != nil { return }
        }
    }

    @Test(arguments: [LayoutStyle(display: .block), Self.column])
    func `a changed row in a list moves the rows below it`(listStyle: LayoutStyle) {
        let list = LayoutNode(style: listStyle)
        var texts: [LayoutNode] = []
        for index in 0..<50 {
            let row = LayoutNode(style: LayoutStyle(display: index % 2 == 0 ? .flex : .block))
            let text = LayoutNode(text: "row \(index)")
            row.append(text)
            list.append(row)
            texts.append(text)
        }
        let page = LayoutNode(style: LayoutStyle(display: .block))
        page.append(list)
        let engine = LayoutEngine(measurer: SquareGlyphs())
        engine.layout(page, width: 160, height: 480)
        #expect(list.children[30].y == 480)
        texts[10].text = "a text of several lines"
        engine.layout(page, width: 160, height: 480)
        #expect(list.children[10].height == 48)
        #expect(list.children[30].y == 512)
        #expect(list.height == 832)
        #expect(page.height == 832)
        texts[10].text = ""
        engine.layout(page, width: 160, height: 480)
        #expect(list.children[30].y == 464)
        #expect(page.height == 784)
    }

    @Test func `an element without a box neither floats nor is placed`() {
        let page = LayoutNode(style: LayoutStyle(display: .flex))
        var style = LayoutStyle(display: .contents)
        (style.float, style.position, style.overflowX) = (.left, .absolute, .hidden)
        let nothing = LayoutNode(style: style)
        let item = LayoutNode(style: LayoutStyle(display: .inline))
        var placed = LayoutStyle(display: .block)
        (placed.position, placed.width, placed.height) = (.fixed, .pixels(40), .pixels(20))
        let badge = LayoutNode(style: placed)
        item.append(LayoutNode(text: "ab"))
        item.append(badge)
        nothing.append(item)
        page.append(nothing)
        LayoutEngine(measurer: SquareGlyphs()).layout(page, width: 160, height: 480)
        #expect(item.width == 32)
        #expect(badge.width == 40)
        #expect(badge.height == 20)
    }

    /// The trees that were laid out wrongly once.
    private static let found = [444, 748, 1287, 2173, 3042, 3242, 4184, 7275]

    private static var column: LayoutStyle {
        var style = LayoutStyle(display: .flex)
        style.flexDirection = .column
        return style
    }
}

/// A small generator whose numbers are the same everywhere.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 29) ^ (state << 7) ^ state
    }
}

/// Trees of random boxes and texts.
enum RandomTree {
    static func node(depth: Int, _ random: inout Seeded) -> LayoutNode {
        if depth > 0, Int.random(in: 0..<3, using: &random) == 0 { return LayoutNode(text: text(&random)) }
        if depth > 0, Int.random(in: 0..<12, using: &random) == 0 {
            return LayoutNode(
                style: SharedLayoutStyle(style(&random)), content: ReplacedContent(width: 48, height: 32, ratio: 1.5))
        }
        let node = LayoutNode(style: style(&random))
        guard depth < 5 else { return node }
        for _ in 0..<Int.random(in: 0...4, using: &random) { node.append(Self.node(depth: depth + 1, &random)) }
        return node
    }

    static func text(_ random: inout Seeded) -> String {
        let words = ["a", "word", " ", "longer words here", "  ", "你好，世界", "x\ny", "", "hyphen-ated"]
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in
            words[Int.random(in: 0..<words.count, using: &random)]
        }.joined(separator: " ")
    }

    static func style(_ random: inout Seeded) -> LayoutStyle {
        func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
        func pick<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
        let lengths: [Dimension] = [.auto, .pixels(40), .percent(50), .pixels(100), .minContent, .fitContent]
        var style = LayoutStyle(
            display: pick([
                .block, .block, .block, .inline, .inlineBlock, .flex, .flex, .inlineFlex, .grid, .contents, .none,
                .table, .tableRow, .tableCell, .tableCell, .tableGroup, .inlineTable,
            ]))
        if chance(3) { style.width = pick(lengths) }
        if chance(4) { style.height = pick([.auto, .pixels(30), .percent(50)]) }
        if chance(8) { style.minHeight = pick([.pixels(20), .percent(30)]) }
        if chance(8) { style.maxWidth = pick(lengths) }
        if chance(4) { style.margin = Edges(pick([.pixels(8), .auto, .pixels(-4), .percent(5)])) }
        if chance(4) { style.padding = Edges(pick([.pixels(4), .percent(3)])) }
        if chance(8) { style.border = Edges(1) }
        if chance(8) { style.position = pick([.relative, .absolute, .fixed, .relative]) }
        if style.position != .static { style.inset.left = pick([.auto, .pixels(5), .percent(10)]) }
        if chance(12) { style.float = pick([.left, .right]) }
        if chance(12) { style.clear = .both }
        if chance(10) { style.overflowX = .hidden; style.overflowY = .hidden }
        if chance(3) { style.flexDirection = pick([.column, .rowReverse, .column]) }
        if chance(4) { style.flexWrap = .wrap }
        if chance(3) { style.flexGrow = pick([1, 2, 0.5]) }
        if chance(6) { style.flexBasis = pick([.pixels(0), .percent(30)]) }
        if chance(4) { style.alignItems = pick([.center, .baseline, .flexEnd, .flexStart]) }
        if chance(5) { style.justifyContent = pick([.center, .spaceBetween, .flexEnd]) }
        if chance(12) { style.order = 1 }
        if chance(6) { style.whiteSpace = pick([.noWrap, .preWrap]) }
        if chance(6) { style.textAlign = pick([.center, .right]) }
        if chance(12) { style.lineClamp = 2 }
        if chance(14) { style.aspectRatio = 2 }
        if style.display == .tableCell { style.verticalAlign = pick([.baseline, .middle, .bottom]) }
        if style.display == .grid {
            var grid = GridStyle()
            grid.templateColumns = pick([[.track(GridTrack(.fraction(1))), .track(GridTrack(.auto))], []])
            style.grid = grid
        }
        return style
    }

    static func edit(_ root: LayoutNode, _ random: inout Seeded) {
        var all: [LayoutNode] = []
        collect(root, &all)
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let node = all[Int.random(in: 0..<all.count, using: &random)]
            guard node !== root else { continue }
            switch Int.random(in: 0..<6, using: &random) {
            case 0: node.removeFromParent()
            case 1 where !node.isText && node.replaced == nil:
                node.insert(
                    Self.node(depth: 3, &random), at: Int.random(in: 0...node.children.count, using: &random))
            case 2 where !node.isText: node.style = style(&random)
            default:
                let texts = all.filter { $0.isText && $0.parent != nil }
                guard let text = texts.randomElement(using: &random) else { continue }
                // Backwards it is as wide, and breaks elsewhere.
                let keepsWidth = Int.random(in: 0..<3, using: &random) == 0
                text.text = keepsWidth ? String(text.text.reversed()) : Self.text(&random)
            }
        }
    }

    private static func collect(_ node: LayoutNode, _ all: inout [LayoutNode]) {
        all.append(node)
        for child in node.children { collect(child, &all) }
    }

    static func copy(_ node: LayoutNode) -> LayoutNode {
        if node.isText { return LayoutNode(text: node.text) }
        if let content = node.replaced {
            return LayoutNode(style: SharedLayoutStyle(node.style), content: content)
        }
        let copy = LayoutNode(style: node.style)
        for child in node.children { copy.append(Self.copy(child)) }
        return copy
    }

    /// The first difference between two laid out trees.
    static func difference(_ a: LayoutNode, _ b: LayoutNode, path: String) -> String? {
        if !a.isText, a.style.display == .none { return nil }
        // What a clamped box hides is not laid out.
        if a.replaced == nil, a.width == 0, a.height == 0, b.width == 0, b.height == 0 { return nil }
        let pairs = [
            ("x", a.x, b.x), ("y", a.y, b.y), ("width", a.width, b.width), ("height", a.height, b.height),
            ("scroll width", a.scrollSize.width, b.scrollSize.width),
            ("scroll height", a.scrollSize.height, b.scrollSize.height),
        ]
        for (name, one, other) in pairs where abs(one - other) > 1e-6 {
            return "\(path) \(a.isText ? "text" : "\(a.style.display)"): \(name) is \(one), fresh \(other)"
        }
        guard a.inlineContents.count == b.inlineContents.count else { return "\(path): number of contents" }
        for (one, other) in zip(a.inlineContents, b.inlineContents) {
            guard one.lines.count == other.lines.count, one.fragments.count == other.fragments.count else {
                return "\(path): lines \(one.lines.count), fresh \(other.lines.count)"
            }
            for (left, right) in zip(one.fragments, other.fragments)
            where abs(left.x - right.x) > 1e-6 || abs(left.y - right.y) > 1e-6 || left.text != right.text {
                return
                    "\(path): fragment \(left.text) at \(left.x) \(left.y), fresh \(right.text) \(right.x) \(right.y)"
            }
        }
        for (index, (one, other)) in zip(a.children, b.children).enumerated() {
            if let found = difference(one, other, path: "\(path)/\(index)") { return found }
        }
        return nil
    }
}
