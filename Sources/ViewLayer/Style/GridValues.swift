import Markup

/// Reads the values of grid properties (CSS Grid Level 1, 7 and 8; lines have no names here).
enum GridValues {
    private static let trackLimit = 500

    /// A list of tracks with `repeat()`.
    @Sendable static func template(_ value: PropertyValue) -> [GridTemplatePart]? {
        if value.keyword == "none" { return [] }
        var result: [GridTemplatePart] = []
        for part in value.words {
            if case .function("repeat", let inner) = part {
                guard let repeated = repetition(inner, value.context) else { return nil }
                result += repeated
            } else if case .block = part {
                continue
            } else if let track = track(part, value.context) {
                result.append(.track(track))
            } else {
                return nil
            }
        }
        return Array(result.prefix(trackLimit))
    }

    /// A list of tracks without `repeat()`.
    @Sendable static func tracks(_ value: PropertyValue) -> [GridTrack]? {
        let tracks = value.words.map { track($0, value.context) }
        return tracks.contains { $0 == nil } ? nil : tracks.compactMap { $0 }
    }

    /// `grid-template-areas`: a string for each row, a name or dots for each column.
    @Sendable static func areas(_ value: PropertyValue) -> [String: GridAreaLines]? {
        if value.keyword == "none" { return [:] }
        var result: [String: GridAreaLines] = [:]
        for (row, word) in value.words.prefix(trackLimit).enumerated() {
            guard case .string(let text) = word else { return nil }
            for (column, name) in text.split(whereSeparator: \.isWhitespace).prefix(trackLimit).enumerated() {
                guard !name.hasPrefix(".") else { continue }
                var lines = result[String(name)] ?? GridAreaLines(rows: row..<row, columns: column..<column)
                lines.rows = min(lines.rows.lowerBound, row)..<max(lines.rows.upperBound, row + 1)
                lines.columns = min(lines.columns.lowerBound, column)..<max(lines.columns.upperBound, column + 1)
                result[String(name)] = lines
            }
        }
        return result.isEmpty ? nil : result
    }

    /// One end of `grid-row` or `grid-column`.
    @Sendable static func placement(_ value: PropertyValue) -> GridPlacement? {
        if value.keyword == "auto" { return .auto }
        if case .ident(let name)? = value.single, name != "span" { return .named(name) }
        var number: Int?
        var spans = false
        for word in value.words {
            if word == .ident("span") {
                spans = true
            } else if let count = PropertyValue(parts: [word], context: value.context).integer, abs(count) <= 10000 {
                number = count
            } else {
                return nil
            }
        }
        if spans { return .span(max(1, number ?? 1)) }
        return number.flatMap { $0 == 0 ? nil : .line($0) }
    }

    private static func repetition(_ inner: [ComponentValue], _ context: LengthContext) -> [GridTemplatePart]? {
        guard let comma = inner.firstIndex(of: .comma),
            let count = inner[..<comma].first(where: { $0 != .whitespace })
        else { return nil }
        var tracks: [GridTrack] = []
        for part in inner[(comma + 1)...] where part != .whitespace {
            if case .block = part { continue }
            guard let track = track(part, context) else { return nil }
            tracks.append(track)
        }
        guard !tracks.isEmpty else { return nil }
        switch count {
        case .ident("auto-fill"): return [.autoRepeat(tracks: tracks, fit: false)]
        case .ident("auto-fit"): return [.autoRepeat(tracks: tracks, fit: true)]
        default:
            guard let number = context.number(count), number >= 1 else { return nil }
            let times = Int(min(number, Double(trackLimit)))
            let all = repeatElement(tracks, count: times).joined().prefix(trackLimit)
            return all.map { .track($0) }
        }
    }

    private static func track(_ value: ComponentValue, _ context: LengthContext) -> GridTrack? {
        if case .function("minmax", let inner) = value {
            let sides = inner.split(separator: .comma).map { $0.filter { $0 != .whitespace } }
            guard sides.count == 2, let least = sides[0].first.flatMap({ breadth($0, context) }),
                let most = sides[1].first.flatMap({ breadth($0, context) })
            else { return nil }
            return GridTrack(min: least, max: most)
        }
        return breadth(value, context).map(GridTrack.init)
    }

    private static func breadth(_ value: ComponentValue, _ context: LengthContext) -> GridBreadth? {
        switch value {
        case .ident("auto"): return .auto
        case .ident("min-content"): return .minContent
        case .ident("max-content"): return .maxContent
        case .dimension(let number, unit: "fr") where number >= 0 && number.isFinite: return .fraction(number)
        case .function("fit-content", let inner):
            return inner.first.flatMap(context.length).map(GridBreadth.fitContent)
        default: return context.length(value).map(GridBreadth.length)
        }
    }
}
