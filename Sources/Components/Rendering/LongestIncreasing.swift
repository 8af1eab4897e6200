/// The longest increasing subsequence: the rows of a list that may stay when the others move.
enum LongestIncreasing {
    /// Which places of the sequence belong to it. Negative numbers never do. Cost: O(n log n), O(n) for a rising sequence.
    static func places(of sequence: [Int]) -> [Bool] {
        var belongs = Array(repeating: false, count: sequence.count)
        // The place of the smallest end of an increasing run of each length, and what comes before each place.
        var ends: [Int] = []
        var previous = Array(repeating: -1, count: sequence.count)
        for (place, number) in sequence.enumerated() where number >= 0 {
            var low = 0
            var high = ends.count
            if let last = ends.last, sequence[last] < number { low = high }
            while low < high {
                let middle = (low + high) / 2
                if sequence[ends[middle]] < number { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[place] = ends[low - 1] }
            if low == ends.count { ends.append(place) } else { ends[low] = place }
        }
        var place = ends.last ?? -1
        while place >= 0 {
            belongs[place] = true
            place = previous[place]
        }
        return belongs
    }
}
