import ArgumentParser
import CloudClient
import CloudServer
import Foundation
import Glibc
import Logging

/// `termina serve`: the cloud alone.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Runs the cloud that mini-programs expect: login, products, files, database, functions, chat.")

    @Option(help: "The address to listen at; others than this machine's own let others in.") var host = "127.0.0.1"
    @Option(help: "The port to listen at; 0 takes a free one.") var port = 8787
    @Option(help: "The folder for all data, instead of the XDG ones.") var data: String?
    @Flag(help: .hidden) var embedded = false
    /// After how many seconds without a client an embedded cloud ends.
    @Option(help: .hidden) var patience = 10.0

    func validate() throws {
        guard (0...3600).contains(patience) else { throw ValidationError("--patience takes seconds") }
        guard (0...65535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535") }
    }

    func run() throws {
        let ends = Self.blockEndSignals()
        if embedded { Descriptors.closeInherited() }
        Descriptors.raiseLimit()
        let environment = ProcessInfo.processInfo.environment
        let folder = DataFolder.path(option: data, environment: environment)
        let place = DataFolder.cloud(of: folder, environment: environment)
        do {
            if embedded { try serveTerminals(place, ends) } else { try serveOpenly(place, ends) }
        } catch let error as CloudFolderError {
            throw Failure(.missing, error.userMessage)
        } catch is EmbeddedCloud.Refusal {
            if embedded { return }
            throw Failure(.missing, "another process serves \(place.data); quit it first, or take another --data")
        }
    }

    private func serveTerminals(_ place: CloudPlace, _ ends: sigset_t) throws {
        let milliseconds = Int64(patience * 1000)
        let cloud = try Waiting.wait {
            try await EmbeddedCloud.start(
                place, logger: Self.logger(.warning), patience: .milliseconds(milliseconds),
                ended: { kill(getpid(), SIGTERM) })
        }
        Self.waitForEnd(ends)
        try Waiting.wait { try await cloud.stop() }
    }

    private func serveOpenly(_ place: CloudPlace, _ ends: sigset_t) throws {
        let (host, port) = (host, port)
        let cloud = try Waiting.wait {
            try await EmbeddedCloud.start(
                place, host: host, port: port, logger: Self.logger(.info), patience: nil, ended: {})
        }
        let (url, key) = (cloud.endpoint.url, cloud.endpoint.key)
        print("termina serves at \(url)/ from \(place.data); Ctrl-C ends it")
        print("use it with: \(CloudOption.keyVariable)=\(key) termina run --cloud \(url)")
        fflush(nil)
        Self.waitForEnd(ends)
        try Waiting.wait { try await cloud.stop() }
    }

    private static func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "termina.cloud", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = level
        return logger
    }

    /// Blocks the signals that end a server, before any thread is there that would take them.
    private static func blockEndSignals() -> sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        signal(SIGPIPE, SIG_IGN)
        return signals
    }

    private static func waitForEnd(_ signals: sigset_t) {
        var (signals, number) = (signals, Int32(0))
        sigwait(&signals, &number)
    }
}
