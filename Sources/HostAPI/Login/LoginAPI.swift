import Bridge
import Crypto
import Values

/// Who the user is, and what the user allows: `login`, `checkSession`, `getUserProfile`, `getUserInfo`, `getSetting`,
/// `openSetting`, `authorize` and the privacy family.
final class LoginAPI {
    /// How long a session is good, in milliseconds.
    private static let sessionTime = 3 * 24 * 3600 * 1000.0

    private let cloud: LoginCloud
    private let settings: UserSettings

    init(_ cloud: LoginCloud, _ settings: UserSettings) {
        self.cloud = cloud
        self.settings = settings
    }

    /// The members of this family.
    var functions: [HostFunction] {
        [login, checkSession, profile, userInfo, getSetting, openSetting, authorize] + privacy
    }

    private var login: HostFunction {
        HostFunction(
            "login", parameters: [HostParameter("timeout", .number, required: false)],
            .asynchronous { [self] _, context, reply in
                let body: Value = ["appid": .string(settings.appID), "user": .string(settings.user)]
                cloud.post("/termina/code", body, context) { [self] result in
                    switch result {
                    case .success(let answer):
                        guard case .string(let code) = answer.member("code") else {
                            return reply(.failure(HostError("fail \(answer.member("message").toString())")))
                        }
                        settings.session = context.now
                        warnIfUnwritten(context)
                        reply(.success(ValueObject([("code", .string(code))])))
                    case .failure(let error): reply(.failure(error))
                    }
                }
            })
    }

    private var checkSession: HostFunction {
        .immediate("checkSession") { [self] _, context throws(HostError) in
            guard let session = settings.session, context.now - session < Self.sessionTime else {
                throw HostError("fail session time out, need relogin")
            }
            return ValueObject()
        }
    }

    private var profile: HostFunction {
        let parameters = [HostParameter("desc", .string), HostParameter("lang", .string, required: false)]
        return HostFunction(
            "getUserProfile", parameters: parameters,
            .asynchronous { [self] options, context, reply in
                let purpose = options.string("desc") ?? ""
                guard (1...30).contains(purpose.count) else {
                    return context.after(milliseconds: 0) {
                        reply(.failure(HostError("fail desc length does not meet the requirements")))
                    }
                }
                ask("获取你的昵称、头像", purpose, context) { [self] allowed in
                    guard allowed else { return reply(.failure(HostError("fail auth deny"))) }
                    reply(.success(told(options)))
                }
            })
    }

    private var userInfo: HostFunction {
        let parameters = [
            HostParameter("withCredentials", .boolean, required: false),
            HostParameter("lang", .string, required: false),
        ]
        return HostFunction(
            "getUserInfo", parameters: parameters,
            .asynchronous { [self] options, context, reply in
                allow("scope.userInfo", context) { [self] allowed in
                    guard allowed else { return reply(.failure(HostError("fail auth deny"))) }
                    reply(.success(told(options)))
                }
            })
    }

    private var authorize: HostFunction {
        HostFunction(
            "authorize", parameters: [HostParameter("scope", .string)],
            .asynchronous { [self] options, context, reply in
                let scope = options.string("scope") ?? ""
                guard Scope.phrases[scope] != nil else {
                    return context.after(milliseconds: 0) { reply(.failure(HostError("fail invalid scope"))) }
                }
                allow(scope, context) { allowed in
                    reply(allowed ? .success(ValueObject()) : .failure(HostError("fail auth deny")))
                }
            })
    }

    private var getSetting: HostFunction {
        .immediate("getSetting", [HostParameter("withSubscriptions", .boolean, required: false)]) {
            [self] options, _ throws(HostError) in
            var result = ValueObject([("authSetting", .object(settings.scopes))])
            if options.flag("withSubscriptions") {
                result["subscriptionsSetting"] = ["mainSwitch": true, "itemSettings": [:]]
            }
            return result
        }
    }

    private var openSetting: HostFunction {
        HostFunction(
            "openSetting", parameters: [HostParameter("withSubscriptions", .boolean, required: false)],
            .asynchronous { [self] _, context, reply in
                offerSettings(context) { [self] in
                    reply(.success(ValueObject([("authSetting", .object(settings.scopes))])))
                }
            })
    }

    /// Shows what was asked for, switches what is chosen, and shows it again until nothing is.
    private func offerSettings(_ context: any HostContext, done: @escaping () -> Void) {
        let scopes = Array(settings.scopes.keys)
        guard !scopes.isEmpty else { return context.after(milliseconds: 0, done) }
        let items = scopes.map { "\(settings[$0] == true ? "✓" : "·") \(Scope.phrases[$0] ?? $0)" }
        context.ask(.actionSheet(title: "设置", items: items, itemColor: nil)) { [self] answer in
            let object = if case .object(let object) = answer { object } else { ValueObject([("tapIndex", answer)]) }
            guard let index = object.index("tapIndex", below: scopes.count) else { return done() }
            settings[scopes[index]] = settings[scopes[index]] != true
            warnIfUnwritten(context)
            offerSettings(context, done: done)
        }
    }

    private var privacy: [HostFunction] {
        [
            .immediate("requirePrivacyAuthorize") { _, _ throws(HostError) in ValueObject() },
            .immediate("getPrivacySetting") { _, _ throws(HostError) in
                ValueObject([("needAuthorization", false), ("privacyContractName", "《小程序用户隐私保护指引》")])
            },
            HostFunction(
                "openPrivacyContract",
                .asynchronous { _, context, reply in
                    var modal = Question.Modal()
                    modal.title = "《小程序用户隐私保护指引》"
                    modal.content = "这个小程序在你的终端里运行，你的数据只留在这台机器上。"
                    modal.showCancel = false
                    context.ask(.modal(modal)) { _ in reply(.success(ValueObject())) }
                }),
        ]
    }

    // MARK: Asking

    /// Answers at once for a scope that the user has decided on, else asks and remembers.
    private func allow(_ scope: String, _ context: any HostContext, answer: @escaping (Bool) -> Void) {
        if let decided = settings[scope] { return context.after(milliseconds: 0) { answer(decided) } }
        ask(Scope.phrases[scope] ?? scope, "", context) { [self] allowed in
            settings[scope] = allowed
            warnIfUnwritten(context)
            answer(allowed)
        }
    }

    private func ask(
        _ what: String, _ purpose: String, _ context: any HostContext, answer: @escaping (Bool) -> Void
    ) {
        var modal = Question.Modal()
        modal.title = "申请\(what)"
        modal.content = purpose.isEmpty ? settings.nickname : "\(purpose)\n\(settings.nickname)"
        modal.cancelText = "拒绝"
        modal.confirmText = "允许"
        context.ask(.modal(modal)) { value in
            if case .bool(let allowed) = value { return answer(allowed) }
            answer(value.member("confirm").toBoolean())
        }
    }

    /// What a program is told of the user: since 2022 only name and picture.
    private func told(_ options: ValueObject) -> ValueObject {
        let language = options.string("lang") ?? "en"
        let info: Value = [
            "nickName": .string(settings.nickname), "gender": 0, "language": .string(language), "city": "",
            "province": "", "country": "",
            "avatarUrl": .string("https://api.weixin.qq.com/avatars/\(avatar).png"), "is_demote": true,
        ]
        let raw = JSON.string(info) ?? ""
        let signature = Insecure.SHA1.hash(data: Array(raw.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        return ValueObject([
            ("userInfo", info), ("rawData", .string(raw)), ("signature", .string(signature)), ("encryptedData", ""),
            ("iv", ""),
        ])
    }

    /// A number for the user's picture.
    private var avatar: UInt32 {
        settings.user.utf8.reduce(7) { ($0 &* 31 &+ UInt32($1)) % 99_991 } + 1
    }

    private func warnIfUnwritten(_ context: any HostContext) {
        if let problem = settings.unwritten { context.console("warn", problem) }
    }
}
