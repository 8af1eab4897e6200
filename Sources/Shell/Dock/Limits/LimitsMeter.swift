import Bridge
import Values

/// How far the app is from each limit, from what it tells anyway. Nothing is measured while nothing happens.
struct LimitsMeter {
    /// What was reached.
    struct Crossing: Equatable {
        var kind: LimitKind
        var value: Double
        /// What did it, where that has a name.
        var culprit = ""
    }

    /// How long nothing more is said of the same limit, in milliseconds.
    private static let silence = 10_000.0
    /// What is one moment, in milliseconds.
    private static let grain = 20.0
    /// Over how long calls are counted, in milliseconds.
    static let second = 1_000.0

    private var values = [Double](repeating: 0, count: LimitKind.allCases.count)
    private var peaks = [Double](repeating: 0, count: LimitKind.allCases.count)
    private var told: [LimitKind: Double] = [:]
    private var sockets: Set<UInt64> = []
    private var running: [UInt64: NetworkRecord.Source] = [:]
    private var waiting: [UInt64: NetworkRecord.Source] = [:]
    private var storage: [String: Int] = [:]
    /// The calls of setData in the last second, those of a moment together.
    private var calls: [(time: Double, count: Double)] = []

    /// What it is now, and the most that it was.
    subscript(kind: LimitKind) -> (now: Double, peak: Double) { (values[kind.rawValue], peaks[kind.rawValue]) }

    /// Takes a value; returns the limit if it has just been reached.
    mutating func set(_ kind: LimitKind, _ value: Double, at time: Double) -> Crossing? {
        let wasCrossed = kind.isCrossed(by: values[kind.rawValue])
        values[kind.rawValue] = value
        peaks[kind.rawValue] = max(peaks[kind.rawValue], value)
        // Each handler and each setData is one for itself; what lasts is told when it comes about.
        guard kind.isCrossed(by: value), !wasCrossed || kind == .handler || kind == .setDataSize else { return nil }
        if let last = told[kind], time - last < Self.silence, time >= last { return nil }
        told[kind] = time
        return Crossing(kind: kind, value: value)
    }

    /// Takes what the app tells of itself.
    mutating func take(_ record: Record) -> [Crossing] {
        switch record.kind {
        case .socket(let step): [take(step, at: record.time)].compactMap(\.self)
        case .network(let step): [take(step, at: record.time)].compactMap(\.self)
        case .storage(let storage): [take(storage, at: record.time)].compactMap(\.self)
        case .other("setData", let value): takeSetData(value, at: record.time)
        case .other("handler", let value): [takeHandler(value, at: record.time)].compactMap(\.self)
        case .other("quota", let value): [takeQuota(value, at: record.time)].compactMap(\.self)
        default: []
        }
    }

    private mutating func take(_ record: SocketRecord, at time: Double) -> Crossing? {
        switch record.step {
        case .began: sockets.insert(record.id)
        case .closed: sockets.remove(record.id)
        default: return nil
        }
        return set(.sockets, Double(sockets.count), at: time)
    }

    /// What waits in the queue does not run; each kind of transfer has a limit of its own.
    private mutating func take(_ record: NetworkRecord, at time: Double) -> Crossing? {
        switch record.step {
        case .began(let beginning):
            waiting[record.id] = beginning.source
            return nil
        case .started: running[record.id] = waiting.removeValue(forKey: record.id)
        case .ended:
            waiting[record.id] = nil
            running[record.id] = nil
        default: return nil
        }
        let most = Dictionary(grouping: running.values) { $0 }.values.map(\.count).max() ?? 0
        return set(.requests, Double(most), at: time)
    }

    private mutating func take(_ record: StorageRecord, at time: Double) -> Crossing? {
        switch record {
        case .all(let all): storage = Dictionary(all.map { ($0.key, $0.size) }, uniquingKeysWith: { $1 })
        case .set(let entry): storage[entry.key] = entry.size
        case .removed(let key): storage[key] = nil
        case .cleared: storage = [:]
        case .failed: return nil
        }
        return set(.storage, Double(storage.values.reduce(0, +)), at: time)
    }

    /// What was refused never becomes the storage's size.
    private mutating func takeQuota(_ value: Value, at time: Double) -> Crossing? {
        let now = values[LimitKind.storage.rawValue]
        let crossing = set(.storage, value.member("bytes").toNumber(), at: time)
        values[LimitKind.storage.rawValue] = now
        return crossing
    }

    private mutating func takeHandler(_ value: Value, at time: Double) -> Crossing? {
        guard var crossing = set(.handler, value.member("milliseconds").toNumber(), at: time) else { return nil }
        crossing.culprit = value.member("type").toString()
        return crossing
    }

    private mutating func takeSetData(_ value: Value, at time: Double) -> [Crossing] {
        // What was before is over by now; else a second burst would not be told.
        _ = pass(to: time)
        let count = value.member("calls").toNumber()
        if let last = calls.last, time >= last.time, time - last.time < Self.grain {
            calls[calls.count - 1].count += count
        } else {
            calls.append((time, count))
        }
        let size = set(.setDataSize, value.member("largest").toNumber(), at: time)
        return [size, pass(to: time)].compactMap(\.self)
    }

    /// Lets time pass: calls of more than a second ago are over.
    mutating func pass(to time: Double) -> Crossing? {
        calls.removeAll { time - $0.time >= Self.second || time < $0.time }
        return set(.setDataRate, calls.reduce(0) { $0 + $1.count }, at: time)
    }

    /// Another app begins at nothing.
    mutating func appStarts() { self = LimitsMeter() }
}
