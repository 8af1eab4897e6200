import Cells

extension Film {
    /// One picture that plays the film by itself, again and again (SMIL): no script, so it also plays inside `<img>`. A
    /// row that stays as it is for some frames is drawn once for them.
    package func svg() -> String {
        let options = SVGOptions()
        let size = size
        let (head, tail) = Grid.svgFrame(size, options)
        let length = max(1, end + Self.rest)
        var text = head
        for row in 0..<size.rows {
            for (look, spans) in looks(ofRow: row, until: length) {
                let elements = look.svg(row: row, options)
                guard !elements.isEmpty else { continue }
                if spans.count == 1, spans[0].lowerBound == 0, spans[0].upperBound == length {
                    text += elements
                    continue
                }
                // Where nothing moves, the last frame is seen.
                let rest = spans.last?.upperBound == length ? "visible" : "hidden"
                text += "<g visibility=\"\(rest)\">\n\(Self.animation(spans, length))\(elements)</g>\n"
            }
        }
        return text + tail
    }

    /// Every frame as a picture of its own.
    package func pictures() -> [String] {
        frames.map { frame in
            var options = SVGOptions()
            options.cursor = frame.cursor
            return frame.grid.svg(options)
        }
    }

    /// How long the last frame stays before it begins anew, in milliseconds.
    private static var rest: Double { 2_000 }

    /// The looks that a row has, each as a grid that shows it, and when.
    private func looks(ofRow row: Int, until length: Double) -> [(look: Grid, spans: [Range<Double>])] {
        var looks: [(look: Grid, spans: [Range<Double>])] = []
        var places: [[Cell]: Int] = [:]
        for (index, frame) in frames.enumerated() {
            let end = index + 1 < frames.count ? frames[index + 1].time : length
            guard end > frame.time else { continue }
            var grid = frame.grid
            if let cursor = frame.cursor, cursor.row == row {
                grid.restyle(CellRect(column: cursor.column, row: row, columns: 1, rows: 1)) {
                    $0.attributes.formSymmetricDifference(.reverse)
                }
            }
            let cells = Array(grid.row(row))
            if let place = places[cells] {
                if let last = looks[place].spans.last, last.upperBound == frame.time {
                    looks[place].spans[looks[place].spans.count - 1] = last.lowerBound..<end
                } else {
                    looks[place].spans.append(frame.time..<end)
                }
            } else {
                places[cells] = looks.count
                looks.append((grid, [frame.time..<end]))
            }
        }
        return looks
    }

    private static func animation(_ spans: [Range<Double>], _ length: Double) -> String {
        var times: [Double] = []
        var values: [String] = []
        if spans.first?.lowerBound != 0 {
            times.append(0)
            values.append("hidden")
        }
        for span in spans {
            times.append(span.lowerBound / length)
            values.append("visible")
            if span.upperBound < length {
                times.append(span.upperBound / length)
                values.append("hidden")
            }
        }
        let keys = times.map(number).joined(separator: ";")
        return """
            <animate attributeName="visibility" values="\(values.joined(separator: ";"))" keyTimes="\(keys)" \
            calcMode="discrete" dur="\(number(length / 1000))s" repeatCount="indefinite"/>\n
            """
    }

    /// A number with at most six decimals.
    private static func number(_ value: Double) -> String {
        let millionths = Int((min(max(value, 0), 1e9) * 1e6).rounded())
        let (whole, part) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
        guard part > 0 else { return "\(whole)" }
        var digits = String(part)
        digits = String(repeating: "0", count: 6 - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }
}
