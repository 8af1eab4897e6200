import HeapModule

/// The timers of one app, the earliest first; of two that are due together, the one that was set first.
struct TimerHeap {
    /// What a timer does when it is due.
    typealias Action = () -> Void

    private struct Timer: Comparable {
        var due: Double
        var order: UInt64
        var id: Int
        static func < (left: Timer, right: Timer) -> Bool { (left.due, left.order) < (right.due, right.order) }
        static func == (left: Timer, right: Timer) -> Bool { left.order == right.order }
    }

    private struct Running {
        var order: UInt64
        var interval: Double?
        var action: Action
    }

    private var heap = Heap<Timer>()
    private var running: [Int: Running] = [:]
    private var lastOrder: UInt64 = 0
    private var lastID = 0

    /// When the next timer is due; nil if none is set.
    mutating func nextDeadline() -> Double? {
        dropCancelled()
        return heap.min?.due
    }

    /// Sets a timer for a time; with an interval it repeats.
    mutating func start(at due: Double, every interval: Double?, _ action: @escaping Action) -> Int {
        lastID += 1
        lastOrder += 1
        running[lastID] = Running(order: lastOrder, interval: interval, action: action)
        heap.insert(Timer(due: due, order: lastOrder, id: lastID))
        return lastID
    }

    /// Cancels a timer.
    mutating func cancel(_ id: Int) { running[id] = nil }

    /// Takes the next timer that is due at this time. One that repeats is set again, from its own time.
    mutating func takeDue(at now: Double) -> (due: Double, action: Action)? {
        dropCancelled()
        guard let timer = heap.min, timer.due <= now, var run = running[timer.id] else { return nil }
        heap.removeMin()
        if let interval = run.interval {
            lastOrder += 1
            run.order = lastOrder
            running[timer.id] = run
            // A clock that jumped (a suspended terminal) does not make up for the calls that it missed.
            let next = timer.due + interval
            heap.insert(Timer(due: next + interval < now ? now + interval : next, order: lastOrder, id: timer.id))
        } else {
            running[timer.id] = nil
        }
        return (timer.due, run.action)
    }

    private mutating func dropCancelled() {
        while let first = heap.min, running[first.id]?.order != first.order { heap.removeMin() }
    }
}
