import Crypto

/// Who a person is for a mini-program, and the session that a login opens.
struct SessionKeys: Sendable {
    private let core: ServerCore

    init(_ core: ServerCore) { self.core = core }

    /// The openid of a person for a mini-program: 28 characters, the same at every login.
    func openID(user: String, appID: String) -> String {
        "o" + String(core.derive("openid/\(appID)/\(user)").prefix(27))
    }

    /// The person's name over all mini-programs of one owner.
    func unionID(user: String) -> String { "u" + String(core.derive("unionid/\(user)").prefix(27)) }

    /// The session key of an openid: 16 bytes in base 64.
    func sessionKey(openID: String) -> String {
        let bytes = Base64URL.decode(core.derive("session/\(openID)"))?.prefix(16) ?? []
        return Base64URL.encode(Array(bytes)).replacing("-", with: "+").replacing("_", with: "/") + "=="
    }
}
