/// The text of dates.
package enum DateText {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    /// How far from 1970 a date may be, in milliseconds (ECMA-262, 21.4.1.1).
    private static let limit = 8.64e15

    /// What `Date.prototype.toString` gives, without the zone's name: `Thu Jan 01 1970 08:00:00 GMT+0800`.
    /// - Parameter timeZoneOffset: minutes east of Greenwich.
    package static func string(_ time: Double, timeZoneOffset: Int) -> String {
        let offset = max(-1440, min(1440, timeZoneOffset))
        guard time.magnitude <= limit else { return "Invalid Date" }
        let parts = Parts(Int64(time) + Int64(offset) * 60_000)
        let year = (parts.year < 0 ? "-" : "") + padded(parts.year.magnitude, parts.year < 0 ? 6 : 4)
        let zone = (offset < 0 ? "-" : "+") + padded(offset.magnitude / 60, 2) + padded(offset.magnitude % 60, 2)
        let clock = [parts.hour, parts.minute, parts.second].map { padded($0.magnitude, 2) }.joined(separator: ":")
        let day = padded(parts.day.magnitude, 2)
        return "\(days[parts.weekday]) \(months[parts.month - 1]) \(day) \(year) \(clock) GMT\(zone)"
    }

    /// What `toISOString` gives; nil for an invalid date.
    package static func iso(_ time: Double) -> String? {
        guard time.magnitude <= limit else { return nil }
        let parts = Parts(Int64(time))
        let year: String
        if (0...9999).contains(parts.year) {
            year = padded(parts.year.magnitude, 4)
        } else {
            year = (parts.year < 0 ? "-" : "+") + padded(parts.year.magnitude, 6)
        }
        let date = "\(year)-\(padded(parts.month.magnitude, 2))-\(padded(parts.day.magnitude, 2))"
        let clock = [parts.hour, parts.minute, parts.second].map { padded($0.magnitude, 2) }.joined(separator: ":")
        return "\(date)T\(clock).\(padded(parts.millisecond.magnitude, 3))Z"
    }

    private static func padded(_ number: UInt, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    /// A time of the proleptic Gregorian calendar.
    private struct Parts {
        let year: Int
        let month: Int
        let day: Int
        let weekday: Int
        let hour: Int
        let minute: Int
        let second: Int
        let millisecond: Int

        init(_ time: Int64) {
            let inDay = Int((time % 86_400_000 + 86_400_000) % 86_400_000)
            let days = Int((time - Int64(inDay)) / 86_400_000)
            hour = inDay / 3_600_000
            minute = inDay / 60_000 % 60
            second = inDay / 1000 % 60
            millisecond = inDay % 1000
            weekday = ((days + 4) % 7 + 7) % 7
            // Years here begin in March, in eras of 400 years, so that a leap day is the last of its year.
            let shifted = days + 719_468
            let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
            let dayOfEra = shifted - era * 146_097
            let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let shiftedMonth = (5 * dayOfYear + 2) / 153
            day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
            month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
            year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        }
    }
}
