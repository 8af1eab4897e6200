package import Bridge
package import MiniProgram
import Values

/// The native half of `wx`: what Swift answers itself, and the names of all that exists only to fail.
package enum HostAPI {
    /// Where a mini-program's data is kept.
    package enum DataPlace: Sendable, Hashable {
        /// Below this folder, in `<appid>/<user>`.
        case folder(String, user: String)
        /// Nowhere: it is gone when the program ends.
        case memory
    }

    /// Every member of `wx` that works, for one mini-program. The functions share state and belong to one logic thread.
    package static func functions(for program: MiniProgram, data: DataPlace) -> [HostFunction] {
        var functions: [HostFunction] = []
        functions += StorageAPI(Storage(place: data, appID: program.appID)).functions
        functions += OverlayAPI().functions
        functions += DialogAPI.functions
        functions += NavigationBarAPI.functions
        functions += TabBarAPI(program).functions
        functions += ScrollAPI.functions
        let system = SystemAPI(program)
        functions += system.functions
        functions += EncodingAPI.functions
        functions += ReportAPI.functions
        functions += ListenerAPI.functions
        let capabilities = Capabilities(functions, results: system.results.merging(DialogAPI.results) { $1 })
        functions.append(
            HostFunction(
                "canIUse",
                .synchronous { arguments, _ in
                    .bool(capabilities.supports(arguments.first?.toString() ?? ""))
                }))
        return functions
    }

    /// Every member of `wx` that is not among these names, with the way in which it fails. A listener stands for both
    /// `onX` and `offX`.
    package static func unsupported(beside names: Set<String>) -> [UnsupportedMember] {
        MemberTable.members.filter { !names.contains($0.name) }
    }

    /// The members that AppService provides, as far as the whole is counted.
    package static let frameworkMembers: Set<String> = [
        "navigateTo", "redirectTo", "navigateBack", "switchTab", "reLaunch", "exitMiniProgram", "nextTick",
        "createSelectorQuery", "createIntersectionObserver", "getLaunchOptionsSync", "getEnterOptionsSync", "onAppShow",
        "onAppHide", "onError", "onPageNotFound", "onUnhandledRejection",
    ]

    /// The names of all 488 members, `offX` among them.
    package static var memberNames: Set<String> {
        Set(MemberTable.lines.flatMap(\.memberNames))
    }
}
