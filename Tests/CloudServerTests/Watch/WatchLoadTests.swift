import CloudClient
import CloudServer
import Foundation
import NIOPosix
import Synchronization
import Testing
import Values

/// How soon watchers hear of writes when there are many of both; `make soak` asks with 1,000 connections.
@Suite(.serialized) struct WatchLoadTests {
    private static let isLong = ProcessInfo.processInfo.environment["SOAK"] == "1"

    /// When each write was acknowledged, and when each watcher heard of it.
    private final class Times: Sendable {
        private struct State {
            var acknowledged: [Int: ContinuousClock.Instant] = [:]
            var heard: [(write: Int, at: ContinuousClock.Instant)] = []
            var ready = 0
        }

        private let state = Mutex(State())

        func acknowledge(_ write: Int) { state.withLock { $0.acknowledged[write] = .now } }

        func hear(_ changes: [ValueObject], isFirst: Bool) {
            state.withLock { state in
                if isFirst { state.ready += 1 }
                for change in changes where change["dataType"] == "add" {
                    if case .number(let number)? = change["doc"]?.member("n") {
                        state.heard.append((Int(number), .now))
                    }
                }
            }
        }

        var ready: Int { state.withLock { $0.ready } }
        var count: Int { state.withLock { $0.heard.count } }

        /// From acknowledged to heard, in milliseconds; nothing where it was heard before.
        var delays: [Double] {
            state.withLock { state in
                state.heard.compactMap { heard in
                    state.acknowledged[heard.write].map { max(0, $0.duration(to: heard.at) / .milliseconds(1)) }
                }.sorted()
            }
        }
    }

    private func wait(seconds: Double, until condition: () -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(seconds)
        while !condition(), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test(.timeLimit(.minutes(10)), arguments: [1, 10])
    func `every watcher hears of every write, soon`(rooms: Int) async throws {
        let (watchers, writes, rate) = Self.isLong ? (1_000, 500, 100) : (100, 50, 100)
        try await TestCloud.run { cloud in
            _ = try await cloud.bring(["database": ["chat": ["read": true, "write": true]]])
            let times = Times()
            // As if they were on several machines: one thread could not hear so much.
            let loops = MultiThreadedEventLoopGroup.singleton
            let clients = (0..<watchers).map { cloud.client("user\($0)", loop: loops.next()) }
            let open = clients.enumerated().map { place, client in
                client.database().collection("chat").where(["room": .number(Double(place % rooms))]).watch(
                    onChange: { times.hear($0.docChanges, isFirst: $0.type == "init") },
                    onError: { Issue.record("\($0)") })
            }
            try await wait(seconds: 60) { times.ready == watchers }
            #expect(times.ready == watchers)
            let chat = cloud.client("writer").database().collection("chat")
            let start = ContinuousClock.now
            for write in 0..<writes {
                try await Task.sleep(until: start + .milliseconds(write * 1000 / rate))
                try await chat.add(["n": .number(Double(write)), "room": .number(Double(write % rooms))])
                times.acknowledge(write)
            }
            let took = start.duration(to: .now) / .seconds(1)
            try await wait(seconds: 60) { times.count == writes * watchers / rooms }
            let delays = times.delays
            #expect(delays.count == writes * watchers / rooms)
            if Self.isLong, !delays.isEmpty {
                let middle = delays[delays.count / 2], late = delays[delays.count * 99 / 100]
                print(
                    "\(watchers) watchers in \(rooms) rooms, \(writes) writes in \(took) s: "
                        + "acknowledged to heard p50 \(middle) ms, p99 \(late) ms")
            }
            for watcher in open { watcher.close() }
        }
    }
}
