/// The tracks of a `grid-template`, with `auto-fill` and `auto-fit` written out.
struct ExplicitTracks {
    /// The tracks.
    private(set) var tracks: [GridTrack] = []
    /// Those that `auto-fit` made, which vanish where they are empty.
    private var fitted: Range<Int> = 0..<0

    /// Writes out `parts` for a container of `size` px, where it is known.
    init(_ parts: [GridTemplatePart], size: Double?, gap: Double) {
        let fixed = parts.reduce(into: (size: 0.0, count: 0)) { sum, part in
            guard case .track(let track) = part else { return }
            sum.size += track.definiteSize(size)
            sum.count += 1
        }
        for part in parts.prefix(GridPlacer.trackLimit) {
            switch part {
            case .track(let track): tracks.append(track)
            case .autoRepeat(let repeated, let fit):
                let count = Self.repetitions(repeated, size: size, gap: gap, besides: fixed)
                let start = tracks.count
                for _ in 0..<count { tracks.append(contentsOf: repeated) }
                if fit { fitted = start..<tracks.count }
            }
        }
    }

    private static func repetitions(
        _ tracks: [GridTrack], size: Double?, gap: Double, besides: (size: Double, count: Int)
    ) -> Int {
        guard let size, !tracks.isEmpty else { return tracks.isEmpty ? 0 : 1 }
        let once = tracks.reduce(0.0) { $0 + $1.definiteSize(size) } + Double(tracks.count) * gap
        let room = size - besides.size - Double(besides.count) * gap + gap
        guard once > 0, room.isFinite else { return 1 }
        let most = Double(GridPlacer.trackLimit / tracks.count)
        return Int(Swift.min(Swift.max(room / once + 1e-6, 1), Swift.max(most, 1)))
    }

    /// All tracks of a grid: implicit ones before and after.
    func all(count: Int, before: Int, implicit: [GridTrack]) -> [GridTrack] {
        let pattern = implicit.isEmpty ? [GridTrack(.auto)] : implicit
        return (0..<count).map { index in
            let place = index - before
            if place >= 0, place < tracks.count { return tracks[place] }
            let offset = place < 0 ? place : place - tracks.count
            return pattern[((offset % pattern.count) + pattern.count) % pattern.count]
        }
    }

    /// Which tracks of the grid vanish.
    func collapsed(before: Int, used: Set<Int>) -> Set<Int> {
        Set(fitted.map { $0 + before }).subtracting(used)
    }
}

extension GridTrack {
    /// The size for counting repetitions: the largest one that is fixed.
    fileprivate func definiteSize(_ base: Double?) -> Double {
        if case .length(let length) = max { return length.resolved(base).nonNegative }
        if case .length(let length) = min { return length.resolved(base).nonNegative }
        return 0
    }

    /// Whether it takes a share of what is left.
    var isFlexible: Bool {
        if case .fraction = max { return true }
        return false
    }

    /// Whether a percentage takes part.
    var hasPercent: Bool {
        for case .length(let length) in [min, max] where length.isRelative { return true }
        return false
    }
}
