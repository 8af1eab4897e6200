/// Finds the known name that someone may have meant.
package enum NearestName {
    /// The known name that the fewest changes of a letter lead to; nil if all are far.
    package static func of(_ name: String, in known: [String]) -> String? {
        let name = name.prefix(64).lowercased()
        let nearest = known.map { ($0, distance(name, $0.lowercased())) }.min { $0.1 < $1.1 }
        guard let nearest, nearest.1 <= max(2, name.count / 3) else { return nil }
        return nearest.0
    }

    /// `; did you mean 'theme'?`, or nothing if all are far.
    static func hint(for name: String, in known: [String]) -> String {
        of(name, in: known).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// How many characters are to be put in, taken away or changed.
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (line, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for index in right.indices {
                let change = diagonal + (right[index] == character ? 0 : 1)
                diagonal = row[index + 1]
                row[index + 1] = min(change, min(row[index], diagonal) + 1)
            }
        }
        return row[right.count]
    }
}
