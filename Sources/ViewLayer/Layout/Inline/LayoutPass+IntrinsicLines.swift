extension LayoutPass {
    /// The widths that a single text asks for.
    func intrinsicLine(_ text: ShapedText, _ style: SharedLayoutStyle, indent: Double) -> IntrinsicWidths {
        var sum = LineWidths(indent: indent)
        sum.add(text, style)
        sum.endLine()
        return sum.result
    }

    /// The widths that a run of inline content asks for: the longest unbreakable part, the longest unbroken line.
    func intrinsicLines(_ items: [InlineItem], in node: LayoutNode) -> IntrinsicWidths {
        var sum = LineWidths(indent: node.style.textIndent.resolved(0))
        for item in items {
            switch item {
            case .text(_, let text, let style): sum.add(text, style)
            case .open(let element, let isStart): if isStart { sum.add(element.sharedStyle.startEdge(0)) }
            case .close(let element, let isEnd): if isEnd { sum.add(element.sharedStyle.endEdge(0)) }
            case .atomic(let box):
                let wraps = (box.parent ?? node).style.whiteSpace.wraps
                sum.add(contribution(box), wraps: wraps)
            case .float(let box): sum.addFloat(contribution(box))
            case .outOfFlow: break
            }
        }
        sum.endLine()
        return sum.result
    }
}

/// Adds up the widths of words and lines.
private struct LineWidths {
    private(set) var result = IntrinsicWidths()
    private var word: Double
    private var line: Double
    private var trailing = 0.0
    private var floats = 0.0
    private var previous: BreakClass?
    private var previousWraps = true

    init(indent: Double) {
        word = indent
        line = indent
    }

    mutating func add(_ edge: Double) {
        word += edge
        line += edge
    }

    mutating func add(_ box: IntrinsicWidths, wraps: Bool) {
        if let previous, wraps || previousWraps, BreakRules().allowsBreak(after: previous, before: .object) {
            endWord()
        }
        word += box.min
        line += box.max
        trailing = 0
        previous = .object
        previousWraps = wraps
    }

    mutating func addFloat(_ box: IntrinsicWidths) {
        result.min = Swift.max(result.min, box.min)
        floats += box.max
    }

    mutating func add(_ text: ShapedText, _ style: SharedLayoutStyle) {
        let wraps = style.value.whiteSpace.wraps
        let collapses = style.value.whiteSpace.collapsesSpaces
        let anywhere = wraps && (style.value.overflowWrap == .anywhere || style.value.wordBreak == .breakWord)
        let rules = BreakRules(style.value)
        var isInside = false
        for cluster in text.clusters {
            let advance = Double(cluster.advance)
            switch cluster.breakClass {
            case .lineFeed: endLine()
            case .space where collapses:
                if previous == nil || previous == .space { continue }
                word += advance
                line += advance
                trailing = advance
                previous = .space
                previousWraps = wraps
            default:
                let allowed = isInside ? wraps : wraps || previousWraps
                if let previous, allowed,
                    anywhere || rules.allowsBreak(after: previous, before: cluster.breakClass)
                {
                    endWord()
                }
                word += advance
                line += advance
                trailing = 0
                previous = cluster.breakClass
                previousWraps = wraps
            }
            isInside = true
        }
    }

    private mutating func endWord() {
        result.min = Swift.max(result.min, word - trailing)
        word = 0
    }

    mutating func endLine() {
        endWord()
        result.max = Swift.max(result.max, line - trailing + floats)
        line = 0
        trailing = 0
        floats = 0
        previous = nil
    }
}
