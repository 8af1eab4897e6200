/// Who calls the cloud.
package struct CloudCaller: Sendable, Equatable {
    /// The mini-program that calls.
    package var appID: String
    /// The user's openid; nil for functions and the owner, who may do everything.
    package var openid: String?

    /// Whether no rule holds for it.
    package var isAdmin: Bool { openid == nil }

    /// A user of a mini-program.
    package static func client(appID: String, openid: String) -> CloudCaller {
        CloudCaller(appID: appID, openid: openid)
    }

    /// A function of a mini-program, or the owner of the data folder.
    package static func admin(appID: String) -> CloudCaller { CloudCaller(appID: appID, openid: nil) }

    /// The environment of this id, as the store names it: ids of different mini-programs are different environments.
    /// Without an id it is the mini-program's own.
    package func environment(_ id: String?) -> String { Self.environment(id, of: appID) }

    /// The environment of a mini-program, as the store names it.
    package static func environment(_ id: String?, of appID: String) -> String {
        "\(appID)/\(id.flatMap { $0.isEmpty ? nil : $0 } ?? "default")"
    }
}
