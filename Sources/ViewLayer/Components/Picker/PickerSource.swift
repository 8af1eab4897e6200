import Values

/// What the wheels of a picker offer, and what is chosen on them. Every column has a choice, unless it is empty.
protocol PickerSource {
    /// What each wheel offers, given what is chosen on the others.
    var columns: [[String]] { get }
    /// The place of the choice on each wheel.
    var selected: [Int] { get }
    /// Chooses a place on a wheel. Both exist.
    mutating func select(_ column: Int, _ index: Int)
    /// The choice as `value` of the component and of its event.
    var value: Value { get }
    /// What the event's detail says beside the value.
    var extras: ValueObject { get }
}

extension PickerSource {
    var extras: ValueObject { ValueObject() }
}

/// Lists that the program gives: `selector` and `multiSelector`.
struct ListSource: PickerSource {
    let columns: [[String]]
    private(set) var selected: [Int]
    private let isMulti: Bool

    /// The one list of a `selector`.
    init(range: Value?, key: String?, value: Value?) {
        columns = [Self.labels(range, key)]
        isMulti = false
        selected = [Self.place(value, in: columns[0])]
    }

    /// The lists of a `multiSelector`.
    init(ranges: Value?, key: String?, value: Value?) {
        var columns: [[String]] = []
        if case .array(let ranges) = ranges ?? .null { columns = ranges.map { Self.labels($0, key) } }
        var places: [Value] = []
        if case .array(let values) = value ?? .null { places = values }
        isMulti = true
        selected = columns.enumerated().map { index, labels in
            Self.place(index < places.count ? places[index] : nil, in: labels)
        }
        self.columns = columns
    }

    var value: Value {
        let places = selected.map { Value.number(Double($0)) }
        return isMulti ? .array(places) : places.first ?? 0
    }

    mutating func select(_ column: Int, _ index: Int) { selected[column] = index }

    private static func labels(_ range: Value?, _ key: String?) -> [String] {
        guard case .array(let items) = range ?? .null else { return [] }
        return items.map { item in
            guard let key, !key.isEmpty, case .object = item else { return item.isNullish ? "" : item.toString() }
            let label = item.member(key)
            return label.isNullish ? "" : label.toString()
        }
    }

    private static func place(_ value: Value?, in labels: [String]) -> Int {
        let number: Double?
        switch value {
        case .number(let value): number = value
        case .string(let text): number = Double(text)
        default: number = nil
        }
        guard let number, number.isFinite else { return 0 }
        return Int(min(max(number, 0), Double(max(0, labels.count - 1))))
    }
}

/// `time`: hours and minutes between two times of a day.
struct TimeSource: PickerSource {
    private let start: Int
    private let end: Int
    private var minutes: Int

    init(value: String?, start: String?, end: String?) {
        self.start = start.flatMap(Self.minutes) ?? 0
        self.end = max(end.flatMap(Self.minutes) ?? 24 * 60 - 1, self.start)
        minutes = min(max(value.flatMap(Self.minutes) ?? 0, self.start), self.end)
    }

    /// Reads "hh:mm".
    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":").map { Int($0) }
        guard parts.count >= 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    private var firstHour: Int { start / 60 }
    private var firstMinute: Int { minutes / 60 == start / 60 ? start % 60 : 0 }
    private var lastMinute: Int { minutes / 60 == end / 60 ? end % 60 : 59 }

    var columns: [[String]] {
        [(firstHour...end / 60).map { twoDigits($0) }, (firstMinute...lastMinute).map { twoDigits($0) }]
    }

    var selected: [Int] { [minutes / 60 - firstHour, minutes % 60 - firstMinute] }

    mutating func select(_ column: Int, _ index: Int) {
        let new = column == 0 ? (firstHour + index) * 60 + minutes % 60 : minutes / 60 * 60 + firstMinute + index
        minutes = min(max(new, start), end)
    }

    var value: Value { .string("\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))") }
}

/// A number with at least two digits.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
