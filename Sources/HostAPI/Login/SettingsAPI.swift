import Bridge
import Values

/// What the person allows: `getSetting`, `openSetting`, `authorize`.
struct SettingsAPI {
    let settings: UserSettings
    let gesture: Gesture

    /// The members of this family.
    var functions: [HostFunction] { [getSetting, openSetting, authorize, settingButton] }

    private var authorize: HostFunction {
        HostFunction(
            "authorize", parameters: [HostParameter("scope", .string)],
            .asynchronous { options, context, reply in
                let scope = options.string("scope") ?? ""
                guard Scope.phrases[scope] != nil else {
                    return context.after(milliseconds: 0) { reply(.failure(HostError("fail invalid scope"))) }
                }
                Consent(settings: settings).allow(scope, context) { isAllowed in
                    reply(isAllowed ? .success(ValueObject()) : .failure(HostError("fail auth deny")))
                }
            })
    }

    private var getSetting: HostFunction {
        .immediate("getSetting", [HostParameter("withSubscriptions", .boolean, required: false)]) {
            options, _ throws(HostError) in
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
            .asynchronous { _, context, reply in
                do throws(HostError) {
                    try gesture.check("openSetting", context)
                } catch {
                    return context.after(milliseconds: 0) { reply(.failure(error)) }
                }
                offer(context, reply)
            })
    }

    private var settingButton: HostFunction {
        HostFunction("button.openSetting", .asynchronous { offer($1, $2) })
    }

    /// Shows what was asked for, switches what is chosen, and shows it again until nothing is.
    private func offer(_ context: any HostContext, _ reply: @escaping HostReply) {
        let scopes = Array(settings.scopes.keys)
        func done() { reply(.success(ValueObject([("authSetting", .object(settings.scopes))]))) }
        guard !scopes.isEmpty else { return context.after(milliseconds: 0, done) }
        let items = scopes.map { "\(settings[$0] == true ? "✓" : "·") \(Scope.phrases[$0] ?? $0)" }
        context.ask(.actionSheet(title: "设置", items: items, itemColor: nil)) { answer in
            let object = if case .object(let object) = answer { object } else { ValueObject([("tapIndex", answer)]) }
            guard let index = object.index("tapIndex", below: scopes.count) else { return done() }
            settings[scopes[index]] = settings[scopes[index]] != true
            settings.warnIfUnwritten(context)
            offer(context, reply)
        }
    }
}
