import AppService
import Bridge
import Dispatch
import JavaScript
import LogicFixture
import MiniProgram
import Synchronization
import Testing

@Suite struct LogicThreadTests {
    @Test func `An app on its own thread launches, runs timers and takes messages`() async {
        let files = [
            "app.json": #"{"pages":["a"]}"#, "a.wxml": "<view/>",
            "a.js": "setTimeout(() => console.log('timer'), 5); console.log('ran'); Page({})",
        ]
        let (lines, continuation) = AsyncStream<String>.makeStream()
        let thread = LogicThread {
            AppService(program: MiniProgram.load(MemorySource(files))) { message in
                switch message {
                case .record(let record):
                    if case .console(_, let arguments) = record.kind, let line = arguments.first {
                        continuation.yield(line.shown)
                    }
                case .pong(let number): continuation.yield("pong \(number)")
                default: break
                }
            }
        }
        thread.post { $0.start() }
        var seen: [String] = []
        for await line in lines {
            seen.append(line)
            if line == "timer" { thread.post { $0.receive(.ping(7)) } }
            if line == "pong 7" { break }
        }
        #expect(seen.contains("ran") && seen.last == "pong 7")
        thread.stop()
    }

    @Test func `Others see that the thread is busy`() {
        let files = ["app.json": #"{"pages":["a"]}"#]
        let thread = LogicThread { AppService(program: MiniProgram.load(MemorySource(files))) { _ in } }
        let begun = DispatchSemaphore(value: 0)
        let end = DispatchSemaphore(value: 0)
        thread.post { _ in
            begun.signal()
            end.wait()
        }
        begun.wait()
        #expect(thread.busyTime != nil)
        end.signal()
        thread.stop()
    }
}
