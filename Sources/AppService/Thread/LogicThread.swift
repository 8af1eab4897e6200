import Bridge
import Glibc
import JavaScript
import Synchronization

/// The thread on which one app's logic lives: its virtual machine, and all that must answer it at once.
///
/// Work from other threads is posted and runs in order; between, the app's timers run when they are due.
package final class LogicThread: Sendable {
    /// Work for the thread; it gets the app that lives there.
    package typealias Work = @Sendable (AppService) -> Void

    private struct Queue {
        var work: [Work] = []
        var isStopped = false
        /// What the thread waits in; nil until the engine is loaded.
        var loop: EventLoop?
    }

    private let queue = Mutex(Queue())
    /// When the work being done began, in milliseconds of the steady clock; 0 while there is none.
    private let workStart = Atomic<UInt64>(0)
    private let onWork: @Sendable (LogicThread) -> Void

    /// Starts the thread. The app is made on it, since a virtual machine belongs to the thread that makes it. `onWork` is
    /// called there whenever a piece of work begins: it must be quick.
    package init(
        onWork: @escaping @Sendable (LogicThread) -> Void = { _ in }, _ make: @escaping @Sendable () -> AppService
    ) {
        self.onWork = onWork
        Self.start { [self] in main(make) }
    }

    /// Runs a body on a thread of its own that JavaScript can live on.
    static func start(_ body: @escaping () -> Void) {
        let start = Unmanaged.passRetained(Start(body))
        // Deep recursion of the program must meet the engine's own limit, not the end of the stack.
        let status = startThread(start.toOpaque(), stack: 8 << 20)
        precondition(status == 0, "The logic thread cannot start: error \(status) of pthread_create.")
    }

    private static func startThread(_ argument: UnsafeMutableRawPointer, stack: Int) -> Int32 {
        withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
            guard let attributes = buffer.baseAddress else { return ENOMEM }
            pthread_attr_init(attributes)
            defer { pthread_attr_destroy(attributes) }
            pthread_attr_setstacksize(attributes, stack)
            pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
            var thread: pthread_t = 0
            return pthread_create(
                &thread, attributes,
                { argument in
                    guard let argument else { return nil }
                    Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
                    return nil
                }, argument)
        }
    }

    private final class Start {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }

    /// Posts work.
    package func post(_ work: @escaping Work) {
        queue.withLock { queue in
            queue.work.append(work)
            return queue.loop
        }?.wake()
    }

    /// Ends the thread behind the work that is posted already.
    package func stop() {
        queue.withLock { queue in
            queue.isStopped = true
            return queue.loop
        }?.wake()
    }

    /// How long the thread has been at one piece of work; nil while it rests. Safe from any thread.
    package var busyTime: Duration? {
        let start = workStart.load(ordering: .relaxed)
        guard start > 0 else { return nil }
        let now = Self.steadyMilliseconds()
        return .milliseconds(now > start ? Int64(now - start) : 0)
    }

    private func main(_ make: () -> AppService) {
        let loop = EventLoop()
        loop.enter()
        defer { loop.leave() }
        queue.withLock { $0.loop = loop }
        RestCollector.takeOver()
        let service = make()
        var collector = RestCollector()
        collector.worked(for: RestCollector.leastWork, until: Self.steadyTime())
        service.poster.onPost { [weak self] in self?.post { $0.takePosts() } }
        while true {
            let (work, isStopped) = queue.withLock { queue in
                defer { queue.work = [] }
                return (queue.work, queue.isStopped)
            }
            let begin = Self.steadyTime()
            for item in work { measure { item(service) } }
            let now = service.clock.now
            let deadline = service.nextDeadline
            if let deadline, deadline <= now { measure { service.advance(to: now) } }
            if isStopped, work.isEmpty { return }
            let end = Self.steadyTime()
            if !work.isEmpty || deadline.map({ $0 <= now }) == true { collector.worked(for: end - begin, until: end) }
            if isStopped || !work.isEmpty {
                loop.iterate(waitingAtMost: 0)
            } else {
                loop.iterate(waitingAtMost: rest(service, &collector))
            }
        }
    }

    /// How long nothing is to be done, in milliseconds; nil is for ever. Collects garbage first when it is time.
    private func rest(_ service: AppService, _ collector: inout RestCollector) -> Double? {
        let now = Self.steadyTime()
        let timer = service.nextDeadline.map { max(0, $0 - service.clock.now) }
        guard let collection = collector.deadline else { return timer }
        guard now >= collection else { return min(timer ?? .infinity, collection - now) }
        service.collectGarbage()
        collector.collected(in: Self.steadyTime() - now)
        return service.nextDeadline.map { max(0, $0 - service.clock.now) }
    }

    private func measure(_ body: () -> Void) {
        workStart.store(Self.steadyMilliseconds(), ordering: .relaxed)
        onWork(self)
        body()
        workStart.store(0, ordering: .relaxed)
    }

    private static func steadyMilliseconds() -> UInt64 { UInt64(steadyTime()) }

    private static func steadyTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }
}
