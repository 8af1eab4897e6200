import CloudDatabase

/// What the watches of a collection ask for, each kind once.
struct WatchShapes {
    private struct Shape {
        let number: Int
        let request: WatchRequest
        var uses = 1
    }

    /// By their descriptions, which those that differ seldom share.
    private var shapes: [String: [Shape]] = [:]
    private var descriptions: [Int: String] = [:]
    private var last = 0

    /// Takes a request in.
    /// - Returns: the number that all requests for the same have.
    mutating func add(_ request: WatchRequest) -> Int {
        let description = "\(request.query) \(request.sort)"
        if let place = shapes[description]?.firstIndex(where: { $0.request.asksTheSame(as: request) }) {
            shapes[description]?[place].uses += 1
            return shapes[description]?[place].number ?? last
        }
        last += 1
        shapes[description, default: []].append(Shape(number: last, request: request))
        descriptions[last] = description
        return last
    }

    /// One request less with this number.
    mutating func remove(_ number: Int) {
        guard let description = descriptions[number],
            let place = shapes[description]?.firstIndex(where: { $0.number == number })
        else { return }
        shapes[description]?[place].uses -= 1
        guard shapes[description]?[place].uses == 0 else { return }
        shapes[description]?.remove(at: place)
        if shapes[description]?.isEmpty == true { shapes[description] = nil }
        descriptions[number] = nil
    }
}

extension WatchRequest {
    /// Whether both have the same list.
    fileprivate func asksTheSame(as other: WatchRequest) -> Bool {
        limit == other.limit && sort == other.sort && query == other.query
    }
}
