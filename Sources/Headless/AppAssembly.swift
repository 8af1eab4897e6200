package import AppService
package import Bridge
package import CloudClient
package import HostAPI
package import JavaScript
package import MiniProgram
import Values

/// Puts a mini-program's logic layer together, the same for a process of its own and for headless runs.
package enum AppAssembly {
    /// What an app is made for.
    package struct Options: Sendable {
        /// The page to open with its query; nil is the entry page.
        package var page: String?
        /// Where its storage is.
        package var data: HostAPI.DataPlace

        /// Finds the cloud, or starts it; nil is none.
        package var cloud: CloudLocator?

        /// Whether hosts that are not mapped can be reached.
        package var leavesMachine: Bool

        package init(
            page: String?, data: HostAPI.DataPlace, cloud: CloudLocator? = nil, leavesMachine: Bool = true
        ) {
            self.page = page
            self.data = data
            self.cloud = cloud
            self.leavesMachine = leavesMachine
        }
    }

    /// What needs no engine: a mini-program, and the members of `wx` for it. Another thread may make it than the one that
    /// it is to live on.
    package struct Parts {
        fileprivate let program: MiniProgram
        fileprivate let options: Options
        fileprivate let functions: [HostFunction]
        fileprivate let unsupported: [UnsupportedMember]

        package init(_ program: MiniProgram, _ options: Options) {
            self.program = program
            self.options = options
            functions = HostAPI.functions(
                for: program, data: options.data, network: network(options), cloud: options.cloud)
            unsupported = HostAPI.unsupported(beside: functions)
        }
    }

    /// The logic layer of a mini-program. Make it on the thread that it is to live on.
    /// - Parameter machine: a machine of this thread that nothing has run in; nil makes one.
    package static func make(
        _ parts: Parts, clock: LogicClock = .real(), limits: Watchdog.Limits = .init(),
        holds: Holds = Holds(), machine: VirtualMachine? = nil, send: @escaping (AppMessage) -> Void
    ) -> AppService {
        let service = AppService(
            program: parts.program, functions: parts.functions, unsupported: parts.unsupported,
            launch: launch(parts.options.page), clock: clock, limits: limits, holds: holds, machine: machine, send: send
        )
        let file = ExitStateFile(place: parts.options.data, appID: parts.program.appID)
        service.exitStore = ExitStore(
            read: file.read,
            write: { value in
                do {
                    try file.write(value)
                } catch {
                    let text = Value.string("The exit state cannot be kept: \(error)")
                    let kind = Record.Kind.console(level: "error", arguments: [text])
                    send(.record(Record(kind: kind, time: clock.now, source: nil)))
                }
            })
        return service
    }

    private static func network(_ options: Options) -> NetworkSurroundings {
        var network = NetworkSurroundings()
        network.leavesMachine = options.leavesMachine
        guard let cloud = options.cloud else { return network }
        network.findCloud = { answer in
            cloud.find { found in
                switch found {
                case .success(let endpoint): answer(.success(endpoint.url("/")))
                case .failure(let error): answer(.failure(.init(error.userMessage)))
                }
            }
        }
        network.forgetCloud = { cloud.forget() }
        return network
    }

    private static func launch(_ page: String?) -> LaunchOptions {
        guard let page else { return LaunchOptions() }
        let parts = page.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let path = parts[0].hasPrefix("/") ? String(parts[0].dropFirst()) : parts[0]
        return LaunchOptions(path: path, rawQuery: parts.count > 1 ? parts[1] : "")
    }
}
