import Bridge
import CloudClient
import Dispatch
import Foundation
import Shell

/// The way to an app in a process of its own: the same binary, which talks over its standard input and output.
@MainActor
final class ProcessLink: AppLink {
    /// What every start of the app has in common.
    struct Launch: Sendable {
        /// The mini-program's folder.
        var root: String
        var user: String
        /// The folder of all data.
        var data: String
        /// A cloud elsewhere; nil is the data folder's own.
        var cloud: CloudEndpoint?
        /// The file to log messages to; nil is none.
        var log: String?
        /// The file that the app's standard error is added to; nil keeps its end.
        var standardError: String?
    }

    private let process: AppProcess?
    private let connection: ShellConnection?
    private let inbox = AppInbox(
        .init(
            now: { (ContinuousClock.now - ProcessLink.epoch) / .milliseconds(1) },
            later: { work in DispatchQueue.main.async { MainActor.assumeIsolated { work() } } }))

    private static let epoch = ContinuousClock.now

    /// Starts the app. What it says waits until somebody listens.
    /// - Parameter page: the page to open with its query; nil is the entry page.
    init(_ launch: Launch, page: String?) {
        do {
            (process, connection) = try Self.start(launch, page, inbox)
        } catch {
            (process, connection) = (nil, nil)
            inbox.finish(.notStarted((error as? BridgeError)?.userMessage ?? error.localizedDescription))
        }
    }

    /// Listens to the app.
    /// - Parameters:
    ///   - receive: takes what the app says, in order.
    ///   - end: called once, when the app is gone though nobody stopped it.
    func listen(
        _ receive: @escaping @MainActor ([AppMessage]) -> Void, end: @escaping @MainActor (AppEnd) -> Void
    ) { inbox.open(receive, end) }

    private static func start(
        _ launch: Launch, _ page: String?, _ inbox: AppInbox
    ) throws -> (AppProcess, ShellConnection) {
        let log = try launch.log.map { try MessageLog(path: $0) }
        let process = try spawn(launch, page, inbox)
        let connection = try ShellConnection(input: process.input, output: process.output, log: log)
        try connection.start(
            deliver: { messages in DispatchQueue.main.async { MainActor.assumeIsolated { inbox.take(messages) } } },
            ended: { _ in })
        return (process, connection)
    }

    func send(_ message: ShellMessage) { connection?.send(message) }

    func stop() { process?.kill() }

    /// Forgets the app: what it still says is not heard, its end is not told.
    func abandon() {
        inbox.close()
        process?.kill()
        connection?.close()
    }

    var residentMemory: Int {
        guard let process else { return 0 }
        do {
            let text = try String(contentsOfFile: "/proc/\(process.id)/statm", encoding: .utf8)
            let fields = text.split(separator: " ")
            guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
            return pages * sysconf(Int32(_SC_PAGESIZE))
        } catch {
            // The process has just ended.
            return 0
        }
    }

    private static func spawn(_ launch: Launch, _ page: String?, _ inbox: AppInbox) throws -> AppProcess {
        let start = AppStart(
            root: launch.root, user: launch.user, data: launch.data, cloud: launch.cloud?.url, page: page)
        var environment: [String: String] = [:]
        if let cloud = launch.cloud { environment[CloudOption.keyVariable] = cloud.key }
        var errors = AppProcess.ErrorOutput.captured(limit: 16_384)
        var descriptor: Int32 = -1
        if let path = launch.standardError {
            descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
            if descriptor >= 0 { errors = .descriptor(descriptor) }
        }
        defer { if descriptor >= 0 { close(descriptor) } }
        return try AppProcess(executable: ResourceFolder.binary, arguments: start.words, errorOutput: errors) { end in
            DispatchQueue.main.async {
                MainActor.assumeIsolated {
                    switch end {
                    case .exited(let status): inbox.finish(.exited(status))
                    case .signalled(let signal): inbox.finish(.killed(signal))
                    }
                }
            }
        }
    }
}
