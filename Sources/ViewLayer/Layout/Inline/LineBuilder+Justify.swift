extension LineBuilder {
    /// Widens the gaps in a line until it fills its room: those between words and behind full-width marks, or else
    /// those between ideographs; in a last line that is justified too, all of them.
    func spread(_ draft: inout Draft, isLastLine: Bool) {
        let room = band(height: Swift.max(draft.extent.height, strut.above + strut.below))
        let free = room.width - draft.x
        guard free > LayoutEngine.tolerance else { return }
        var gaps = gaps(in: draft) { $0 == .space || (isLastLine ? $0 == .ideograph : false) || $0 == .wideClose }
        if gaps.isEmpty { gaps = self.gaps(in: draft) { $0 == .ideograph || $0 == .smallKana } }
        // What stands at the end of the line has nothing behind it to move.
        gaps.removeAll { $0 >= draft.x - LayoutEngine.tolerance }
        guard !gaps.isEmpty else { return }
        let share = free / Double(gaps.count)
        var pieces: [Piece] = []
        for piece in draft.pieces { split(piece, at: gaps, share, into: &pieces) }
        draft.pieces = pieces
        for index in draft.outOfFlow.indices {
            draft.outOfFlow[index].x += share * Self.count(gaps, upTo: draft.outOfFlow[index].x)
        }
        draft.x += free
    }

    /// How many of the gaps stand at or before a place.
    private static func count(_ gaps: [Double], upTo x: Double) -> Double {
        Double(gaps.prefix { $0 <= x + LayoutEngine.tolerance }.count)
    }

    /// Where the line may be widened: behind each cluster of a class, in ascending order.
    private func gaps(in draft: Draft, _ isGap: (BreakClass) -> Bool) -> [Double] {
        var gaps: [Double] = []
        for piece in draft.pieces {
            guard case .text(let range) = piece.fragment.kind, let text = piece.fragment.node.extra?.shaped else {
                continue
            }
            var x = piece.fragment.x
            for cluster in text.clusters(in: range) {
                x += Double(cluster.advance)
                if isGap(cluster.breakClass) { gaps.append(x) }
            }
        }
        return gaps
    }

    /// Moves a piece behind the gaps before it; text is cut at the gaps in it, and a box grows by them.
    private func split(_ piece: Piece, at gaps: [Double], _ share: Double, into pieces: inout [Piece]) {
        var moved = piece
        let start = piece.fragment.x
        moved.fragment.x += share * Self.count(gaps, upTo: start)
        guard case .text(let range) = piece.fragment.kind, let text = piece.fragment.node.extra?.shaped else {
            if case .box = piece.fragment.kind {
                let end = start + piece.fragment.width
                moved.fragment.width += share * (Self.count(gaps, upTo: end) - Self.count(gaps, upTo: start))
            }
            pieces.append(moved)
            return
        }
        var lower = range.lowerBound
        var x = start
        var left = start
        for cluster in text.clusters(in: range) {
            let offset = Int(cluster.offset)
            if offset > lower, Self.count(gaps, upTo: x) > Self.count(gaps, upTo: left) {
                moved.fragment.kind = .text(lower..<offset)
                moved.fragment.width = x - left
                pieces.append(moved)
                (lower, left) = (offset, x)
                moved.fragment.x = left + share * Self.count(gaps, upTo: left)
            }
            x += Double(cluster.advance)
        }
        moved.fragment.kind = .text(lower..<range.upperBound)
        moved.fragment.width = x - left
        pieces.append(moved)
    }
}

extension ShapedText {
    /// The clusters that start in a range of UTF-8 offsets.
    fileprivate func clusters(in range: Range<Int>) -> ArraySlice<Cluster> {
        let first = clusters.firstIndex { Int($0.offset) >= range.lowerBound } ?? clusters.count
        let end = clusters[first...].firstIndex { Int($0.offset) >= range.upperBound } ?? clusters.count
        return clusters[first..<end]
    }
}
