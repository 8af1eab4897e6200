import Bridge
import Values

/// Who the person is: `getUserProfile`, `getUserInfo`, and the buttons that ask for name, picture and telephone number.
struct PersonAPI {
    let cloud: LoginCloud
    let settings: UserSettings
    let gesture: Gesture
    let chooser: FileChooser

    private var consent: Consent { Consent(settings: settings) }

    /// The members of this family.
    var functions: [HostFunction] {
        [
            profile, userInfo, userInfoButton, avatarButton, phoneButton("getPhoneNumber", isSealed: true),
            phoneButton("getRealtimePhoneNumber", isSealed: false),
        ]
    }

    private var profile: HostFunction {
        let parameters = [HostParameter("desc", .string), HostParameter("lang", .string, required: false)]
        return HostFunction(
            "getUserProfile", parameters: parameters,
            .asynchronous { options, context, reply in
                let purpose = options.string("desc") ?? ""
                do throws(HostError) {
                    guard (1...30).contains(purpose.count) else {
                        throw HostError("fail desc length does not meet the requirements")
                    }
                    try gesture.check("getUserProfile", context)
                } catch {
                    return context.after(milliseconds: 0) { reply(.failure(error)) }
                }
                consent.ask("获取你的昵称、头像", "\(purpose)\n\(settings.nickname)", context) { isAllowed in
                    guard isAllowed else { return reply(.failure(HostError("fail auth deny"))) }
                    tell(options, isSealed: settings.isSignedIn(at: context.now), context, reply)
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
            .asynchronous { options, context, reply in
                do throws(HostError) {
                    // What the person has allowed already is told at any time.
                    if settings["scope.userInfo"] == nil { try gesture.check("getUserInfo", context) }
                } catch {
                    return context.after(milliseconds: 0) { reply(.failure(error)) }
                }
                tellIfAllowed(options, context, reply)
            })
    }

    private var userInfoButton: HostFunction {
        HostFunction("button.getUserInfo", .asynchronous { tellIfAllowed($0, $1, $2) })
    }

    private func tellIfAllowed(_ options: ValueObject, _ context: any HostContext, _ reply: @escaping HostReply) {
        consent.allow("scope.userInfo", context) { isAllowed in
            guard isAllowed else { return reply(.failure(HostError("fail auth deny"))) }
            let isSignedIn = settings.isSignedIn(at: context.now)
            if case .bool(true)? = options["withCredentials"], !isSignedIn {
                return reply(.failure(HostError("fail session time out, need relogin")))
            }
            tell(options, isSealed: isSignedIn && options["withCredentials"] != false, context, reply)
        }
    }

    /// Tells name and picture: since 2022 nothing else. A sealed answer can be checked and opened by a server that has the
    /// session's key.
    private func tell(
        _ options: ValueObject, isSealed: Bool, _ context: any HostContext, _ reply: @escaping HostReply
    ) {
        let info = settings.info(language: options.string("lang") ?? "en")
        let raw = JSON.string(info) ?? ""
        var answer = ValueObject([("userInfo", info), ("rawData", .string(raw))])
        guard isSealed else { return context.after(milliseconds: 0) { reply(.success(answer)) } }
        var body = settings.identity
        body["raw"] = .string(raw)
        body["data"] = info
        cloud.post("/termina/seal", .object(body), context) { result in
            // What everybody may know needs no cloud.
            if case .success(let sealed) = result {
                for name in ["signature", "encryptedData", "iv"] { answer[name] = sealed.member(name) }
            }
            reply(.success(answer))
        }
    }

    /// Asks for the telephone number: a code that a server exchanges, and sealed data for a session's key.
    private func phoneButton(_ name: String, isSealed: Bool) -> HostFunction {
        HostFunction(
            "button.\(name)",
            .asynchronous { _, context, reply in
                consent.ask("获取并验证你的手机号", "\(settings.phone.prefix(3))****\(settings.phone.suffix(4))", context) {
                    isAllowed in
                    guard isAllowed else { return reply(.failure(HostError("fail user deny", errno: 103))) }
                    var body = settings.identity
                    body["phone"] = .string(settings.phone)
                    cloud.post("/termina/phone", .object(body), context) { result in
                        reply(
                            result.map { sealed in
                                let names = isSealed ? ["code", "encryptedData", "iv"] : ["code"]
                                return ValueObject(names.map { ($0, sealed.member($0)) })
                            })
                    }
                }
            })
    }

    private var avatarButton: HostFunction {
        HostFunction(
            "button.chooseAvatar",
            .asynchronous { _, context, reply in
                chooser.choose(FileRequest(kind: .images, count: 1, hasCamera: true), context) { answer in
                    reply(answer.map { ValueObject([("avatarUrl", .string($0.first?.path ?? ""))]) })
                }
            })
    }
}
