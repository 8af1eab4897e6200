import Foundation
import Synchronization

/// Finds the cloud's process of a data folder, or starts it, and keeps a connection that says that this terminal is there.
package final class CloudProcess: Sendable {
    /// How long a start may take, in microseconds.
    private static let patience: UInt32 = 10_000_000
    /// How long the one that was started has before another is, in microseconds.
    private static let turn: UInt32 = 3_000_000

    private let place: CloudPlace
    private let command: [String]
    private let presence = Mutex<CloudPresence?>(nil)
    private let queue = DispatchQueue(label: "termina.cloud")

    /// - Parameters:
    ///   - command: the executable that starts the cloud, and its arguments.
    package init(_ place: CloudPlace, command: [String]) {
        precondition(!command.isEmpty, "a command has an executable")
        self.place = place
        self.command = command
    }

    /// The locator of this process's cloud.
    package var locator: CloudLocator { CloudLocator { try await self.find() } }

    /// Where the cloud answers; it is started if need be.
    private func find() async throws -> CloudEndpoint {
        // Starting waits for another process: not on a thread that others need.
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(
                    with: Result { () throws(CloudError) -> CloudEndpoint in try self.findNow() }.mapError {
                        $0 as any Error
                    })
            }
        }
    }

    private func findNow() throws(CloudError) -> CloudEndpoint {
        if let endpoint = try attend() { return endpoint }
        try start()
        var startsAgain = Self.turn
        var waited: UInt32 = 0
        var pause: UInt32 = 2_000
        while waited < Self.patience {
            usleep(pause)
            waited += pause
            pause = min(pause * 3 / 2, 50_000)
            if let endpoint = try attend() { return endpoint }
            // It leaves to another that was just ending: then it is our turn again, but not at every look.
            if waited >= startsAgain {
                try start()
                startsAgain += Self.turn
            }
        }
        throw .notStarted("\(command[0]) did not say where it answers; see \(place.log)")
    }

    /// Connects to the cloud that the address file names; nil if there is none, or it does not run any more.
    private func attend() throws(CloudError) -> CloudEndpoint? {
        guard let address = CloudAddress(path: place.address) else { return nil }
        let connection: CloudPresence
        do throws(CloudError) {
            connection = try CloudPresence(address.endpoint)
        } catch {
            // Its process was killed: the file is of no use.
            return nil
        }
        guard address.version == CloudAddress.protocolVersion else {
            throw .otherVersion(found: address.version, own: CloudAddress.protocolVersion)
        }
        presence.withLock { $0 = connection }
        return address.endpoint
    }

    private func start() throws(CloudError) {
        do {
            try FileManager.default.createDirectory(
                atPath: place.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .notStarted("\(place.data) cannot be made: \(error.localizedDescription)")
        }
        try Daemon.start(command, log: place.log)
    }
}
