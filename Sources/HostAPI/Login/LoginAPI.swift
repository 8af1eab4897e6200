import Bridge
import Values

/// `login` and `checkSession`.
struct LoginAPI {
    let cloud: LoginCloud
    let settings: UserSettings

    /// The members of this family.
    var functions: [HostFunction] { [login, checkSession] }

    private var login: HostFunction {
        HostFunction(
            "login", parameters: [HostParameter("timeout", .number, required: false)],
            .asynchronous { _, context, reply in
                cloud.post("/termina/code", .object(settings.identity), context) { result in
                    switch result {
                    case .success(let answer):
                        guard case .string(let code) = answer.member("code") else {
                            return reply(.failure(HostError("fail \(answer.member("message").toString())")))
                        }
                        settings.session = context.now
                        settings.warnIfUnwritten(context)
                        reply(.success(ValueObject([("code", .string(code))])))
                    case .failure(let error): reply(.failure(error))
                    }
                }
            })
    }

    private var checkSession: HostFunction {
        .immediate("checkSession") { _, context throws(HostError) in
            guard settings.isSignedIn(at: context.now) else { throw HostError("fail session time out, need relogin") }
            return ValueObject()
        }
    }
}
