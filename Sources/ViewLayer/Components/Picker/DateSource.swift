import Values

/// A day of the calendar; days compare by time.
struct CalendarDay: Comparable, Sendable {
    var year: Int
    var month: Int
    var day: Int

    static func < (one: CalendarDay, other: CalendarDay) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads "YYYY-MM-DD", "YYYY-MM" or "YYYY", with `-` or `/`; what is missing is the first.
    init?(_ text: String) {
        let parts = text.split { $0 == "-" || $0 == "/" }.prefix(3).map { Int($0.prefix { $0.isNumber }) }
        guard let first = parts.first, let year = first, (1...9999).contains(year) else { return nil }
        self.init(year: year, month: 1, day: 1)
        if parts.count > 1 {
            guard let month = parts[1], (1...12).contains(month) else { return nil }
            self.month = month
        }
        if parts.count > 2 {
            guard let day = parts[2], (1...31).contains(day) else { return nil }
            self.day = min(day, Self.days(year: year, month: month))
        }
    }

    /// The day in which a time falls.
    ///
    /// - Parameters:
    ///   - milliseconds: since 1970.
    ///   - offset: minutes east of Greenwich.
    init(milliseconds: Double, offset: Int) {
        let days = ((milliseconds / 60_000 + Double(offset)) / 1440).rounded(.down)
        // Days since 0000-03-01, so that a leap day is a year's last; eras of 400 years are alike.
        let shifted = Int(min(max(days, -1e6), 1e7)) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// How many days a month has.
    static func days(year: Int, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// `date`: a year, a month and a day between two days; `fields` says how many of them.
struct DateSource: PickerSource {
    /// How fine the choice is.
    enum Fields: String {
        case year, month, day
    }

    private let start: CalendarDay
    private let end: CalendarDay
    private let fields: Fields
    private var chosen: CalendarDay

    init(value: String?, start: String?, end: String?, fields: String?, today: CalendarDay) {
        self.fields = fields.flatMap(Fields.init) ?? .day
        let first = start.flatMap { CalendarDay($0) } ?? CalendarDay(year: 1900, month: 1, day: 1)
        self.start = first
        self.end = max(end.flatMap { Self.last($0) } ?? CalendarDay(year: 2100, month: 12, day: 31), first)
        chosen = min(max(value.flatMap { CalendarDay($0) } ?? today, self.start), self.end)
    }

    /// The last day that a written end takes in: all of a year or month that is named alone.
    private static func last(_ text: String) -> CalendarDay? {
        guard var day = CalendarDay(text) else { return nil }
        let parts = text.split { $0 == "-" || $0 == "/" }.count
        if parts < 2 { day.month = 12 }
        if parts < 3 { day.day = CalendarDay.days(year: day.year, month: day.month) }
        return day
    }

    private var months: ClosedRange<Int> {
        (chosen.year == start.year ? start.month : 1)...(chosen.year == end.year ? end.month : 12)
    }

    private var days: ClosedRange<Int> {
        let isFirst = (chosen.year, chosen.month) == (start.year, start.month)
        let isLast = (chosen.year, chosen.month) == (end.year, end.month)
        let count = CalendarDay.days(year: chosen.year, month: chosen.month)
        return (isFirst ? start.day : 1)...(isLast ? end.day : count)
    }

    private var count: Int {
        switch fields {
        case .year: 1
        case .month: 2
        case .day: 3
        }
    }

    var columns: [[String]] {
        let all = [
            (start.year...end.year).map { "\($0)" }, months.map { twoDigits($0) }, days.map { twoDigits($0) },
        ]
        return Array(all.prefix(count))
    }

    var selected: [Int] {
        Array(
            [chosen.year - start.year, chosen.month - months.lowerBound, chosen.day - days.lowerBound].prefix(count))
    }

    mutating func select(_ column: Int, _ index: Int) {
        switch column {
        case 0: chosen.year = start.year + index
        case 1: chosen.month = months.lowerBound + index
        default: chosen.day = days.lowerBound + index
        }
        chosen.day = min(chosen.day, CalendarDay.days(year: chosen.year, month: chosen.month))
        chosen = min(max(chosen, start), end)
    }

    var value: Value {
        var text = "\(chosen.year)"
        text = String(repeating: "0", count: max(0, 4 - text.count)) + text
        if fields != .year { text += "-\(twoDigits(chosen.month))" }
        if fields == .day { text += "-\(twoDigits(chosen.day))" }
        return .string(text)
    }
}
