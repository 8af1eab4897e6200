/// A row or column while its size is found.
struct SizedTrack {
    let sizing: GridTrack
    /// The size so far.
    var base = 0.0
    /// How far it may grow.
    var limit = Double.infinity
    /// Whether it is an empty track of `auto-fit`.
    var isCollapsed = false

    /// The flex factor, 0 for tracks without one.
    var fraction: Double {
        if case .fraction(let factor) = sizing.max { return factor.nonNegative }
        return 0
    }
}

/// What an item asks of the tracks that it spans, with its margins.
struct TrackDemand {
    var tracks: Range<Int>
    /// The size below which it overflows.
    var minimum: Double
    var minContent: Double
    var maxContent: Double
}

/// The rows or columns of a grid, and how they get their sizes: CSS Grid Layout Level 1, section 11.
struct GridTracks {
    /// What is known of the container's size in this axis.
    enum Space: Equatable {
        case definite(Double)
        /// The container takes the least that its content needs.
        case minContent
        /// The container takes what its content wants.
        case maxContent
    }

    private(set) var tracks: [SizedTrack]
    let gap: Double
    let space: Space

    /// Tracks of the given kinds.
    init(_ sizings: [GridTrack], collapsed: Set<Int>, gap: Double, space: Space) {
        self.gap = gap
        self.space = space
        tracks = sizings.enumerated().map { SizedTrack(sizing: $1, isCollapsed: collapsed.contains($0)) }
    }

    private var definite: Double? {
        if case .definite(let size) = space { return size }
        return nil
    }

    /// The sizes and gaps of tracks together.
    func extent(_ range: Range<Int>) -> Double {
        var sum = 0.0
        var count = 0
        for track in tracks[range] where !track.isCollapsed {
            sum += track.base
            count += 1
        }
        return sum + Double(Swift.max(count - 1, 0)) * gap
    }

    /// The extent of all tracks.
    var total: Double { extent(0..<tracks.count) }

    /// Gives all tracks their sizes. `stretches`: what is left goes to `auto` tracks.
    mutating func size(_ demands: [TrackDemand], stretches: Bool) {
        for index in tracks.indices { start(index) }
        let sorted = demands.filter { !tracks[$0.tracks].allSatisfy(\.isCollapsed) }
            .sorted { $0.tracks.count < $1.tracks.count }
        for demand in sorted { accommodate(demand) }
        for index in tracks.indices where tracks[index].limit == .infinity { tracks[index].limit = tracks[index].base }
        maximize()
        expandFractions(sorted)
        if stretches { stretch() }
    }

    private mutating func start(_ index: Int) {
        guard !tracks[index].isCollapsed else {
            tracks[index].limit = 0
            return
        }
        if let length = fixed(tracks[index].sizing.min) { tracks[index].base = length }
        if let length = fixed(tracks[index].sizing.max) {
            tracks[index].limit = Swift.max(length, tracks[index].base)
        } else if tracks[index].fraction > 0 {
            tracks[index].limit = tracks[index].base
        }
    }

    /// The size of a fixed breadth; percentages of an unknown size count as `auto`.
    private func fixed(_ breadth: GridBreadth) -> Double? {
        if case .length(let length) = breadth { return length.definite(definite).map(\.nonNegative) }
        return nil
    }

    private mutating func accommodate(_ demand: TrackDemand) {
        let spanned = demand.tracks.filter { !tracks[$0].isCollapsed }
        let flexible = spanned.filter { tracks[$0].fraction > 0 }
        let candidates = flexible.isEmpty ? spanned : flexible
        let maxima = candidates.filter { tracks[$0].sizing.min == .maxContent }
        let minima = candidates.filter { isIntrinsic(tracks[$0].sizing.min) }
        let isAuto = minima.contains { tracks[$0].sizing.min != .minContent && tracks[$0].sizing.min != .maxContent }
        let least = isAuto && minima.count == 1 ? limitedMinimum(demand, minima[0]) : demand.minContent
        grow(minima, to: isAuto && minima.count > 1 ? demand.minimum : least, of: demand)
        let mins = candidates.filter { tracks[$0].sizing.min == .minContent || tracks[$0].sizing.min == .maxContent }
        grow(mins, to: demand.minContent, of: demand)
        grow(maxima, to: demand.maxContent, of: demand)
        for index in spanned where tracks[index].limit < tracks[index].base {
            tracks[index].limit = tracks[index].base
        }
        guard flexible.isEmpty else { return }
        raiseLimits(spanned.filter { tracks[$0].sizing.max == .minContent }, to: demand.minContent, of: demand)
        raiseLimits(spanned.filter { takesMaxContent($0) }, to: demand.maxContent, of: demand)
    }

    private func isIntrinsic(_ breadth: GridBreadth) -> Bool { fixed(breadth) == nil }

    private func takesMaxContent(_ index: Int) -> Bool {
        switch tracks[index].sizing.max {
        case .auto, .maxContent, .fitContent: return true
        case .length: return fixed(tracks[index].sizing.max) == nil
        case .minContent, .fraction: return false
        }
    }

    private func limitedMinimum(_ demand: TrackDemand, _ index: Int) -> Double {
        guard tracks[index].sizing.min != .minContent, tracks[index].sizing.min != .maxContent else {
            return demand.minContent
        }
        let wanted = definite == nil ? demand.minContent : demand.minimum
        guard let limit = fixed(tracks[index].sizing.max) else { return wanted }
        return Swift.max(Swift.min(wanted, limit), Swift.min(demand.minimum, limit))
    }

    /// Raises the bases of `indices` so that the item fits in what it spans: first up to their limits.
    private mutating func grow(_ indices: [Int], to wanted: Double, of demand: TrackDemand) {
        guard !indices.isEmpty else { return }
        var extra = wanted - extent(demand.tracks)
        guard extra > 0 else { return }
        let weights = indices.map { tracks[$0].fraction }
        if indices.count > 1, weights.allSatisfy({ $0 > 0 }) {
            let sum = weights.reduce(0, +)
            for (index, weight) in zip(indices, weights) { tracks[index].base += extra * weight / sum }
            return
        }
        extra = share(extra, among: indices) {
            $0.limit - $0.base
        } add: {
            $0.base += $1
        }
        for index in indices { tracks[index].base += extra / Double(indices.count) }
    }

    private mutating func raiseLimits(_ indices: [Int], to wanted: Double, of demand: TrackDemand) {
        guard !indices.isEmpty else { return }
        var sum = extent(demand.tracks)
        for index in demand.tracks where !tracks[index].isCollapsed && tracks[index].limit < .infinity {
            sum += tracks[index].limit - tracks[index].base
        }
        let extra = Swift.max(wanted - sum, 0) / Double(indices.count)
        for index in indices {
            let start = tracks[index].limit == .infinity ? tracks[index].base : tracks[index].limit
            var limit = start + extra
            if case .fitContent(let length) = tracks[index].sizing.max {
                limit = Swift.min(limit, Swift.max(length.resolved(definite), tracks[index].base))
            }
            tracks[index].limit = Swift.max(limit, tracks[index].base)
        }
    }

    /// Shares `amount` equally among tracks that each take no more than `room`; returns what is left.
    private mutating func share(
        _ amount: Double, among indices: [Int], room: (SizedTrack) -> Double, add: (inout SizedTrack, Double) -> Void
    ) -> Double {
        var rest = amount
        var open = indices.filter { room(tracks[$0]) > 0 }
        while rest > 1e-9, !open.isEmpty {
            let part = rest / Double(open.count)
            let step = open.reduce(part) { Swift.min($0, room(tracks[$1])) }
            for index in open { add(&tracks[index], step) }
            rest -= step * Double(open.count)
            open = open.filter { room(tracks[$0]) > 1e-9 }
        }
        return Swift.max(rest, 0)
    }

    private mutating func maximize() {
        switch space {
        case .minContent: return
        case .maxContent:
            for index in tracks.indices where !tracks[index].isCollapsed { tracks[index].base = tracks[index].limit }
        case .definite(let size):
            let free = size - total
            guard free > 0 else { return }
            let indices = tracks.indices.filter { !tracks[$0].isCollapsed }
            _ = share(free, among: indices) {
                $0.limit - $0.base
            } add: {
                $0.base += $1
            }
        }
    }

    private mutating func expandFractions(_ demands: [TrackDemand]) {
        let flexible = tracks.indices.filter { tracks[$0].fraction > 0 && !tracks[$0].isCollapsed }
        guard !flexible.isEmpty else { return }
        var fraction = 0.0
        switch space {
        case .minContent: break
        case .definite(let size): fraction = fractionSize(0..<tracks.count, filling: size)
        case .maxContent:
            for index in flexible {
                fraction = Swift.max(fraction, tracks[index].base / Swift.max(tracks[index].fraction, 1))
            }
            for demand in demands where demand.tracks.contains(where: { tracks[$0].fraction > 0 }) {
                fraction = Swift.max(fraction, fractionSize(demand.tracks, filling: demand.maxContent))
            }
        }
        for index in flexible {
            tracks[index].base = Swift.max(tracks[index].base, (fraction * tracks[index].fraction).nonNegative)
        }
    }

    /// The size of 1fr if tracks fill `size`.
    private func fractionSize(_ range: Range<Int>, filling size: Double) -> Double {
        let used = range.filter { !tracks[$0].isCollapsed }
        var rigid: Set<Int> = []
        for _ in 0...used.count {
            var left = size - Double(Swift.max(used.count - 1, 0)) * gap
            var factors = 0.0
            for index in used {
                if tracks[index].fraction > 0, !rigid.contains(index) {
                    factors += tracks[index].fraction
                } else {
                    left -= tracks[index].base
                }
            }
            let fraction = Swift.max(left, 0) / Swift.max(factors, 1)
            let tooLarge = used.filter {
                tracks[$0].fraction > 0 && !rigid.contains($0) && fraction * tracks[$0].fraction < tracks[$0].base
            }
            if tooLarge.isEmpty { return fraction }
            rigid.formUnion(tooLarge)
        }
        return 0
    }

    private mutating func stretch() {
        guard let definite else { return }
        let free = definite - total
        let automatic = tracks.indices.filter { tracks[$0].sizing.max == .auto && !tracks[$0].isCollapsed }
        guard free > 0, !automatic.isEmpty else { return }
        for index in automatic { tracks[index].base += free / Double(automatic.count) }
    }

    /// Where each track starts and how large it is, after `spacing` shares the space that is left.
    func placed(_ spacing: ContentSpacing) -> [(start: Double, size: Double)] {
        var offset = spacing.before
        return tracks.map { track in
            let place = (start: offset, size: track.base)
            if !track.isCollapsed { offset += track.base + gap + spacing.between }
            return place
        }
    }

    /// How many tracks take part in spacing.
    var visibleCount: Int { tracks.reduce(0) { $0 + ($1.isCollapsed ? 0 : 1) } }
}
