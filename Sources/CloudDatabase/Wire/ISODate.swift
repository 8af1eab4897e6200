/// Dates as ISO 8601 writes them: `2018-08-31T17:30:00.882Z`, `2018-08-31`, `2018-08-31T17:30:00+08:00`.
enum ISODate {
    /// The milliseconds since 1970 that a text stands for; nil if it is no date.
    static func time(_ text: String) -> Double? {
        var scanner = Scanner(bytes: Array(text.utf8))
        guard let year = scanner.number(4), scanner.take("-"), let month = scanner.number(2), scanner.take("-"),
            let day = scanner.number(2), (1...12).contains(month), day >= 1, day <= days(in: month, of: year)
        else { return nil }
        var milliseconds = days(year, month, day) * 86_400_000
        if scanner.isAtEnd { return Double(milliseconds) }
        guard scanner.take("T") || scanner.take(" "), let clock = scanner.clock(), let zone = scanner.zone(),
            scanner.isAtEnd
        else { return nil }
        milliseconds += clock - zone
        return Double(milliseconds)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// The days from 1970-01-01 to this one, in the Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private struct Scanner {
        let bytes: [UInt8]
        var offset = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { offset == bytes.count }

        mutating func take(_ character: Character) -> Bool {
            guard offset < bytes.count, bytes[offset] == character.asciiValue else { return false }
            offset += 1
            return true
        }

        /// A number of so many digits.
        mutating func number(_ width: Int) -> Int? {
            guard offset + width <= bytes.count else { return nil }
            var number = 0
            for byte in bytes[offset..<(offset + width)] {
                guard byte >= 48, byte <= 57 else { return nil }
                number = number * 10 + Int(byte - 48)
            }
            offset += width
            return number
        }

        /// The time of day, in milliseconds.
        mutating func clock() -> Int? {
            guard let hour = number(2), hour <= 24, take(":"), let minute = number(2), minute < 60 else { return nil }
            var milliseconds = (hour * 60 + minute) * 60_000
            guard take(":") else { return milliseconds }
            guard let second = number(2), second <= 60 else { return nil }
            milliseconds += second * 1000
            guard take(".") else { return milliseconds }
            var unit = 100
            let start = offset
            while let digit = number(1) {
                milliseconds += digit * unit
                unit /= 10
            }
            return offset > start ? milliseconds : nil
        }

        /// The zone's distance from Greenwich, in milliseconds; no zone is Greenwich.
        mutating func zone() -> Int? {
            if isAtEnd || take("Z") { return 0 }
            let sign = take("+") ? 1 : take("-") ? -1 : 0
            guard sign != 0, let hours = number(2), hours <= 24 else { return nil }
            _ = take(":")
            guard let minutes = number(2), minutes < 60 else { return nil }
            return sign * (hours * 60 + minutes) * 60_000
        }
    }
}
