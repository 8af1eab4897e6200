/// A text node's characters after white space is collapsed, measured and classified, ready for breaking into lines.
final class ShapedText {
    /// A grapheme cluster.
    struct Cluster {
        /// Where it starts in `text`, in UTF-8.
        var offset: Int32
        /// Its width in px.
        var advance: Float
        /// How it breaks.
        var breakClass: BreakClass
    }

    /// The characters that fragments point into.
    private(set) var text = ""
    /// The grapheme clusters of `text`.
    private(set) var clusters: [Cluster] = []
    /// The length of `text` in UTF-8.
    private(set) var length = 0
    /// The width of all clusters in px.
    private(set) var width = 0.0
    /// Whether the text is a line by itself where it fits: no line feeds, no spaces at its ends.
    private(set) var isSimple = false

    /// The width of the hyphen that a soft hyphen shows as; 0 where there is none.
    private(set) var hyphen = 0.0

    /// The style that the text was shaped for.
    private let style: SharedLayoutStyle

    /// Collapses and measures `source` in the style of its element.
    init(_ source: String, style: SharedLayoutStyle, measurer: any TextMeasurer) {
        self.style = style
        let builder = Builder(style: style, measurer: measurer)
        let ascii = builder.spacing.isEmpty ? builder.asciiAdvance : nil
        if ascii.map({ shapeASCII(source, $0, style.value.whiteSpace) }) != true { shapeClusters(source, builder) }
        guard let first = clusters.first, let last = clusters.last else { return }
        isSimple = first.breakClass != .space && last.breakClass != .space
        for cluster in clusters {
            width += Double(cluster.advance)
            if cluster.breakClass == .lineFeed { isSimple = false }
        }
    }

    /// Whether the text would be shaped the same in `other`.
    func matches(_ other: SharedLayoutStyle) -> Bool {
        if style === other { return true }
        return style.value.font == other.value.font && style.value.fontSize == other.value.fontSize
            && style.value.whiteSpace == other.value.whiteSpace
            && style.value.letterSpacing == other.value.letterSpacing
    }

    /// Where the cluster at `index` starts in UTF-8; the length behind the last.
    func offset(_ index: Int) -> Int {
        index < clusters.count ? Int(clusters[index].offset) : length
    }

    private struct Builder {
        let style: SharedLayoutStyle
        let measurer: any TextMeasurer
        let asciiAdvance: Float?
        /// The blanks that `letter-spacing` puts behind each character: whole ones, as far as they come near it.
        let spacing: String

        init(style: SharedLayoutStyle, measurer: any TextMeasurer) {
            self.style = style
            self.measurer = measurer
            let ascii = measurer.asciiAdvance(font: style.value.font, size: style.value.fontSize)
            asciiAdvance = ascii.map { Float(Swift.max($0.sanitized, 0)) }
            let blanks = (style.value.letterSpacing / Swift.max(Double(asciiAdvance ?? 8), 1)).rounded()
            spacing = blanks >= 1 ? String(repeating: "\u{A0}", count: Int(Swift.min(blanks, 16))) : ""
        }

        func advance(_ cluster: Character) -> Float {
            Float(
                Swift.max(
                    measurer.advance(of: cluster, font: style.value.font, size: style.value.fontSize).sanitized, 0))
        }
    }

    /// The quick way: ASCII without anything to collapse, all of one width. False where the text is not so simple.
    private func shapeASCII(_ source: String, _ advance: Float, _ whiteSpace: WhiteSpace) -> Bool {
        var source = source
        let done: Bool = source.withUTF8 { bytes in
            guard bytes.count < Int(Int32.max) else { return false }
            var previousIsSpace = false
            for byte in bytes {
                let isSpace = byte == 0x20
                guard byte < 0x7F, byte > 0x20 || isSpace else { return false }
                if isSpace, previousIsSpace, whiteSpace.collapsesSpaces { return false }
                previousIsSpace = isSpace
            }
            clusters.reserveCapacity(bytes.count)
            for index in bytes.indices {
                let breakClass = BreakClass(ascii: bytes[index])
                clusters.append(Cluster(offset: Int32(index), advance: advance, breakClass: breakClass))
            }
            length = bytes.count
            return true
        }
        if done { text = source }
        return done
    }

    private func shapeClusters(_ source: String, _ builder: Builder) {
        let whiteSpace = builder.style.value.whiteSpace
        let space = builder.asciiAdvance ?? builder.advance(" ")
        for cluster in source {
            guard length < Int(Int32.max) - 64 else { return }
            switch cluster {
            case "\n", "\r\n", "\r":
                if whiteSpace.keepsLineFeeds {
                    if whiteSpace.collapsesSpaces { dropTrailingSpace() }
                    append("\n", 0, .lineFeed)
                } else {
                    appendCollapsible(space)
                }
            case " ", "\t":
                if whiteSpace.collapsesSpaces {
                    appendCollapsible(space, afterLineFeed: whiteSpace == .preLine)
                } else if cluster == "\t" {
                    append("        ", space * 8, .space)
                } else {
                    append(" ", space, .space)
                }
            default:
                let breakClass = BreakClass(cluster)
                if breakClass == .softHyphen {
                    hyphen = Double(builder.asciiAdvance ?? builder.advance("-"))
                    append(cluster, 0, breakClass)
                } else if builder.spacing.isEmpty || breakClass == .zeroWidthSpace {
                    append(cluster, breakClass == .zeroWidthSpace ? 0 : builder.advance(cluster), breakClass)
                } else {
                    let width = builder.advance(cluster) + space * Float(builder.spacing.count)
                    append(String(cluster) + builder.spacing, width, breakClass)
                }
            }
        }
    }

    private func append(_ cluster: some LosslessStringConvertible, _ advance: Float, _ breakClass: BreakClass) {
        let characters = String(cluster)
        clusters.append(Cluster(offset: Int32(length), advance: advance, breakClass: breakClass))
        text += characters
        length += characters.utf8.count
    }

    private func appendCollapsible(_ advance: Float, afterLineFeed: Bool = false) {
        if let last = clusters.last?.breakClass, last == .space || (afterLineFeed && last == .lineFeed) { return }
        append(" ", advance, .space)
    }

    private func dropTrailingSpace() {
        guard clusters.last?.breakClass == .space else { return }
        clusters.removeLast()
        text.removeLast()
        length -= 1
    }
}
