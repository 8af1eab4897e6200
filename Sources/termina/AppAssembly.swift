import AppService
import Bridge
import HostAPI
import JavaScript
import MiniProgram

/// Puts a mini-program's logic layer together, the same for a process of its own and for headless runs.
enum AppAssembly {
    /// What an app is made for.
    struct Options: Sendable {
        /// The page to open with its query; nil is the entry page.
        var page: String?
        var data: HostAPI.DataPlace
    }

    /// The logic layer of a mini-program. Make it on the thread that it is to live on.
    static func make(
        _ program: MiniProgram, _ options: Options, clock: LogicClock = .real(), limits: Watchdog.Limits = .init(),
        send: @escaping (AppMessage) -> Void
    ) -> AppService {
        let functions = HostAPI.functions(for: program, data: options.data)
        return AppService(
            program: program, functions: functions, unsupported: HostAPI.unsupported(beside: functions),
            launch: launch(options.page), clock: clock, limits: limits, send: send)
    }

    private static func launch(_ page: String?) -> LaunchOptions {
        guard let page else { return LaunchOptions() }
        let parts = page.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let path = parts[0].hasPrefix("/") ? String(parts[0].dropFirst()) : parts[0]
        return LaunchOptions(path: path, rawQuery: parts.count > 1 ? parts[1] : "")
    }
}
