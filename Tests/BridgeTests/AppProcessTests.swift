import Dispatch
import Glibc
import Synchronization
import Testing
import Values

@testable import Bridge

@Suite struct AppProcessTests {
    private final class Exit: Sendable {
        private let end = Mutex<ProcessEnd?>(nil)
        private let semaphore = DispatchSemaphore(value: 0)

        var report: @Sendable (ProcessEnd) -> Void {
            { end in
                self.end.withLock { $0 = end }
                self.semaphore.signal()
            }
        }

        func wait() -> ProcessEnd? {
            semaphore.wait(timeout: .now() + 20) == .success ? end.withLock { $0 } : nil
        }
    }

    @Test func `a child process echoes messages`() throws {
        let exit = Exit()
        let cat = try AppProcess(executable: "/bin/cat", arguments: [], exited: exit.report)
        // What comes back is what was sent, so both sides speak as the app does.
        let connection = try Connection<AppMessage, AppMessage>(input: cat.input, output: cat.output)
        let back = Collector<AppMessage>()
        try back.start(connection)
        let sent = (0..<10).flatMap { appMessages(seed: UInt64($0)) }
        for message in sent { connection.send(message) }
        #expect(back.wait(sent.count))
        #expect(try texts(back.all) == texts(sent))
        connection.close()
        #expect(exit.wait() == .exited(0))
    }

    @Test func `an exit status and the last words are reported`() throws {
        let exit = Exit()
        let script = "i=0; while [ $i -lt 3000 ]; do echo line $i >&2; i=$((i+1)); done; echo $WORD >&2; exit 7"
        let child = try AppProcess(
            executable: "/bin/sh", arguments: ["-c", script], environment: ["WORD": "last words"],
            errorOutput: .captured(limit: 100), exited: exit.report)
        defer { closeBoth(child) }
        #expect(exit.wait() == .exited(7))
        #expect(child.errorTail.hasSuffix("line 2999\nlast words\n"))
        #expect(child.errorTail.utf8.count == 100)
    }

    @Test func `a child that hangs is killed, with what it has started`() throws {
        let exit = Exit()
        let child = try AppProcess(
            executable: "/bin/sh", arguments: ["-c", "sleep 1000 & echo started; wait"], exited: exit.report)
        defer { closeBoth(child) }
        var bytes = [UInt8](repeating: 0, count: 100)
        #expect(read(child.input, &bytes, bytes.count) == 8)
        child.kill()
        #expect(exit.wait() == .signalled(SIGKILL))
        // The sleeping grandchild held the other end of the stream.
        #expect(read(child.input, &bytes, bytes.count) == 0)
        child.kill()
    }

    @Test func `a child leads its own group, with no signal blocked or ignored`() throws {
        let exit = Exit()
        let child = try AppProcess(
            executable: "/bin/sh", arguments: ["-c", "grep -E 'Sig(Blk|Ign)' /proc/self/status; ps -o pgid= -p $$"],
            exited: exit.report)
        defer { closeBoth(child) }
        #expect(exit.wait() == .exited(0))
        var bytes = [UInt8](repeating: 0, count: 1000)
        let count = read(child.input, &bytes, bytes.count)
        let words = String(decoding: bytes[..<max(0, count)], as: UTF8.self).split { $0.isWhitespace }
        try #require(words.count == 5)
        #expect(words[0] == "SigBlk:" && UInt64(words[1], radix: 16) == 0)
        // Signals 32 and 33 are glibc's own: its posix_spawn leaves them ignored.
        #expect(words[2] == "SigIgn:" && UInt64(words[3], radix: 16).map { $0 & ~0x1_8000_0000 } == 0)
        #expect(words[4] == "\(child.id)")
    }

    @Test func `an executable that is not there is an error`() {
        #expect(throws: BridgeError.system(call: "starting /no/such/program", number: ENOENT)) {
            _ = try AppProcess(executable: "/no/such/program", arguments: [], exited: { _ in })
        }
    }

    private func closeBoth(_ child: AppProcess) {
        close(child.input)
        close(child.output)
    }
}
