/// How well a few letters stand in a text, in their order with others between. Pure.
struct FuzzyMatch: Equatable {
    /// More is better; above 0.
    var score: Int
    /// The places of the letters among the text's characters.
    var places: [Int]

    private static let longestPattern = 64
    private static let longestText = 256
    private static let consecutive = 12
    private static let wordStart = 10
    private static let textStart = 6
    private static let gap = 6
    private static let none = Int.min / 2

    /// The best way to find a pattern in a text; nil if its letters are not all there. Costs one step per letter of both.
    static func of(_ pattern: String, in text: String) -> FuzzyMatch? {
        let wanted = pattern.prefix(longestPattern).map { $0.lowercased() }
        let characters = Array(text.prefix(longestText))
        let letters = characters.map { $0.lowercased() }
        guard !wanted.isEmpty else { return FuzzyMatch(score: 1, places: []) }
        guard isSubsequence(wanted, letters) else { return nil }
        let bonuses = characters.indices.map { bonus(characters, $0) }
        // The best score of the first letters, where the last of them stands at a place, and where the one before stood.
        var best = [[Int]](repeating: [Int](repeating: none, count: letters.count), count: wanted.count)
        var origin = [[Int]](repeating: [Int](repeating: -1, count: letters.count), count: wanted.count)
        for (row, letter) in wanted.enumerated() {
            var (far, farPlace) = (none, -1)
            for place in letters.indices {
                if row > 0, place > 1, best[row - 1][place - 2] > far - 1 {
                    (far, farPlace) = (best[row - 1][place - 2], place - 2)
                } else if far > none {
                    far -= 1
                }
                guard letters[place] == letter else { continue }
                if row == 0 {
                    best[row][place] = 4 + bonuses[place] - min(place / 4, 6)
                    continue
                }
                let near = place > 0 ? best[row - 1][place - 1] : none
                let beside = near > none ? near + consecutive : none
                let (before, from) = beside >= far - gap ? (beside, place - 1) : (far - gap, farPlace)
                guard before > none / 2 else { continue }
                best[row][place] = before + 4 + bonuses[place]
                origin[row][place] = from
            }
        }
        return trace(best, origin)
    }

    private static func trace(_ best: [[Int]], _ origin: [[Int]]) -> FuzzyMatch? {
        guard let last = best.last, var place = last.indices.max(by: { last[$0] < last[$1] }), last[place] > none / 2
        else { return nil }
        let score = last[place]
        var places = [place]
        for row in stride(from: best.count - 1, to: 0, by: -1) {
            place = origin[row][place]
            places.append(place)
        }
        return FuzzyMatch(score: max(1, score), places: places.reversed())
    }

    /// What a letter's place is worth: the start of the text, of a word, or a capital behind a small letter.
    private static func bonus(_ text: [Character], _ place: Int) -> Int {
        guard place > 0 else { return wordStart + textStart }
        let (before, letter) = (text[place - 1], text[place])
        if !before.isLetter, !before.isNumber, letter.isLetter || letter.isNumber { return wordStart }
        return before.isLowercase && letter.isUppercase ? wordStart - 2 : 0
    }

    private static func isSubsequence(_ pattern: [String], _ text: [String]) -> Bool {
        var rest = pattern[...]
        for letter in text where letter == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
