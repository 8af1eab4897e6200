import Glibc
import JavaScript
import Testing

/// The loop that the engine's own timers run in.
struct EventLoopTests {
    /// What the engine's collector asks at rest, a minute after its start. It crashes where there is no main loop. In a
    /// process of its own, where the loop's thread stays: those of the other tests come and go.
    @Test func `The engine can ask for a lack of memory`() async {
        await #expect(processExitsWith: .success) {
            let loop = EventLoop()
            loop.enter()
            defer { loop.leave() }
            let machine = VirtualMachine()
            // WTF::MemoryPressureHandler::singleton()
            let symbol = try #require(dlsym(nil, "_ZN3WTF21MemoryPressureHandler9singletonEv"))
            let handler = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafeRawPointer?).self)()
            #expect(handler != nil)
            #expect(try machine.evaluate("1 + 1").number == 2)
        }
    }
}
