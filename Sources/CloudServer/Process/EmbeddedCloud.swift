package import CloudClient
import Foundation
package import Logging
import NIOCore
import NIOPosix
import Synchronization

/// The cloud's process: one for each data folder, held by a lock. It tells where it answers by a file, and ends some time
/// after its last client has gone.
package final class EmbeddedCloud: Sendable {
    /// Why it does not run.
    package enum Refusal: Error {
        /// Another process serves this folder, and answers.
        case taken
    }

    /// How long it waits for a client.
    package static let patience = Duration.seconds(10)

    private let place: CloudPlace
    private let lock: FolderLock
    private let server: CloudServer
    private let idle: IdleEnd?
    /// Where it answers.
    package let endpoint: CloudEndpoint

    private init(
        _ place: CloudPlace, _ lock: FolderLock, _ server: CloudServer, _ idle: IdleEnd?, _ endpoint: CloudEndpoint
    ) {
        self.endpoint = endpoint
        self.place = place
        self.lock = lock
        self.server = server
        self.idle = idle
    }

    /// Starts the cloud of a folder.
    /// - Parameters:
    ///   - patience: how long it waits for a client; nil is for ever.
    ///   - ended: called on any thread when no client was there for long.
    /// - Throws: `Refusal.taken`, `CloudFolderError`, or what the system says.
    package static func start(
        _ place: CloudPlace, host: String = "127.0.0.1", port: Int = 0, logger: Logger,
        patience: Duration? = EmbeddedCloud.patience, ended: @escaping @Sendable () -> Void
    ) async throws -> EmbeddedCloud {
        let folder = try CloudFolder(path: place.data)
        let lock = try await takeLock(place)
        let group = MultiThreadedEventLoopGroup.singleton
        let idle = patience.map { IdleEnd(group.next(), TimeAmount($0), ended) }
        var options = CloudServer.Options()
        options.host = host
        options.port = port
        options.folder = folder
        options.functionHost = FunctionCommand.own
        options.logger = logger
        options.counted = { idle?.count($0) }
        let server = try await CloudServer.start(options, group: group)
        idle?.count(0)
        // What listens everywhere is reached here.
        let near = ["0.0.0.0", "localhost"].contains(server.host) ? "127.0.0.1" : server.host
        let endpoint = CloudEndpoint(host: near, port: server.port, key: server.adminKey)
        try FileManager.default.createDirectory(
            atPath: place.runtime, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try AtomicFile.write(
            Array(CloudAddress(process: getpid(), endpoint: endpoint).text.utf8), to: place.address, mode: 0o600)
        return EmbeddedCloud(place, lock, server, idle, endpoint)
    }

    /// Ends: nobody finds it any more, requests that are being answered are answered, and the folder is free.
    package func stop() async throws {
        // Where the folder was deleted and made anew, the file is another's.
        if CloudAddress(path: place.address)?.process == getpid() { unlink(place.address) }
        idle?.cancel()
        try await server.stop()
        lock.release()
    }

    /// Waits for one that is just ending; leaves to one that answers.
    private static func takeLock(_ place: CloudPlace) async throws -> FolderLock {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        for _ in 0..<250 {
            if let lock = try FolderLock(place.lock) { return lock }
            if let address = CloudAddress(path: place.address), CloudProbe.answers(address.endpoint) {
                throw Refusal.taken
            }
            try await loop.scheduleTask(in: .milliseconds(20)) {}.futureResult.get()
        }
        throw Refusal.taken
    }
}

/// A lock that ends with its process.
private final class FolderLock: Sendable {
    private let descriptor: Int32

    /// nil if another process holds it.
    init?(_ path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CloudFolderError.system(call: "cannot open", path: path, number: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    func release() { flock(descriptor, LOCK_UN) }
}

/// Says when nobody has been connected for some time. The only timer is the one that runs while nobody is.
private final class IdleEnd: Sendable {
    private let timer = Mutex<Scheduled<Void>?>(nil)
    private let loop: any EventLoop
    private let patience: TimeAmount
    private let ended: @Sendable () -> Void

    init(_ loop: any EventLoop, _ patience: TimeAmount, _ ended: @escaping @Sendable () -> Void) {
        self.loop = loop
        self.patience = patience
        self.ended = ended
    }

    /// So many connections are open now.
    func count(_ open: Int) {
        timer.withLock { timer in
            timer?.cancel()
            timer = open == 0 ? loop.scheduleTask(in: patience) { self.ended() } : nil
        }
    }

    func cancel() { timer.withLock { $0?.cancel() } }
}
