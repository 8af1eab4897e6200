import Bridge
import Values

/// The person's consent to what a program does with personal data. A program whose app.json says `__usePrivacyCheck__` counts
/// as one that has declared what it collects: what concerns privacy waits until the person agrees, once.
final class Privacy {
    /// What waits for consent.
    private struct Wish {
        var context: any HostContext
        var go: () -> Void
        var refuse: () -> Void
    }

    private let settings: UserSettings
    private let isDeclared: Bool
    private var hasListener = false
    private var questions: [Double: Wish] = [:]
    private var last = 0.0

    init(_ settings: UserSettings, isDeclared: Bool) {
        self.settings = settings
        self.isDeclared = isDeclared
    }

    /// What the calls that concern privacy are (official documentation: framework/user-privacy/miniprogram-intro).
    private static let guarded: Set<String> = [
        "getUserInfo", "getUserProfile", "getLocation", "getFuzzyLocation", "startLocationUpdate",
        "startLocationUpdateBackground", "chooseLocation", "choosePoi", "chooseAddress", "chooseInvoice",
        "chooseInvoiceTitle", "chooseLicensePlate", "chooseImage", "chooseMedia", "chooseVideo", "chooseMessageFile",
        "saveImageToPhotosAlbum", "saveVideoToPhotosAlbum", "getClipboardData", "setClipboardData", "startRecord",
        "getWeRunData", "openBluetoothAdapter", "createBLEPeripheralServer", "startAccelerometer", "startCompass",
        "startGyroscope", "startDeviceMotionListening", "addPhoneContact", "addPhoneCalendar", "addPhoneRepeatCalendar",
        "button.getPhoneNumber", "button.getRealtimePhoneNumber", "button.chooseAvatar", "button.getUserInfo",
    ]

    static let contractName = "《小程序用户隐私保护指引》"
    private static let refusal = HostError("fail privacy permission is not authorized", errno: 101_102)

    private var needsConsent: Bool { isDeclared && !settings.hasAgreed }

    /// The functions, those that concern privacy behind the consent.
    func guarding(_ functions: [HostFunction]) -> [HostFunction] {
        guard isDeclared else { return functions }
        return functions.map { function in
            guard Self.guarded.contains(function.name), case .asynchronous(let work) = function.kind else {
                return function
            }
            var waiting = function
            waiting.kind = .asynchronous { [self] options, context, reply in
                require(function.name, context, go: { work(options, context, reply) }) {
                    reply(.failure(Self.refusal))
                }
            }
            return waiting
        }
    }

    /// The members of this family.
    var functions: [HostFunction] {
        [
            HostFunction(
                "requirePrivacyAuthorize",
                .asynchronous { [self] _, context, reply in
                    require("requirePrivacyAuthorize", context, go: { reply(.success(ValueObject())) }) {
                        reply(.failure(Self.refusal))
                    }
                }),
            .immediate("getPrivacySetting") { [self] _, _ throws(HostError) in
                ValueObject([
                    ("needAuthorization", .bool(needsConsent)), ("privacyContractName", .string(Self.contractName)),
                ])
            },
            contract,
            HostFunction(
                "button.agreePrivacyAuthorization",
                .asynchronous { [self] _, context, reply in
                    settings.hasAgreed = true
                    settings.warnIfUnwritten(context)
                    context.after(milliseconds: 0) { reply(.success(ValueObject())) }
                }),
            .synchronous("privacy.listen") { [self] _, _ in
                hasListener = true
                return .undefined
            },
            .synchronous("privacy.resolve") { [self] arguments, context in
                if case .number(let number)? = arguments.first, arguments.count > 1 {
                    resolve(number, arguments[1].toString(), context)
                }
                return .undefined
            },
        ]
    }

    private var contract: HostFunction {
        HostFunction(
            "openPrivacyContract",
            .asynchronous { _, context, reply in
                var modal = Question.Modal()
                modal.title = Self.contractName
                modal.content = "这个小程序在你的终端里运行，你的数据只留在这台机器上。"
                modal.showCancel = false
                context.ask(.modal(modal)) { _ in reply(.success(ValueObject())) }
            })
    }

    private func require(
        _ name: String, _ context: any HostContext, go: @escaping () -> Void, refuse: @escaping () -> Void
    ) {
        guard needsConsent else { return context.after(milliseconds: 0, go) }
        last += 1
        let number = last
        questions[number] = Wish(context: context, go: go, refuse: refuse)
        guard hasListener else { return ask(number, context) }
        // The program itself shows what is asked for, later than the call.
        context.after(milliseconds: 0) {
            context.emit("privacy.ask", ["number": .number(number), "referrer": .string(name)])
        }
    }

    /// The platform's own dialog, for a program that has none.
    private func ask(_ number: Double, _ context: any HostContext) {
        var modal = Question.Modal()
        modal.title = "用户隐私保护提示"
        modal.content = "使用前请阅读\(Self.contractName)。同意后，小程序可以使用你允许的个人信息。"
        modal.cancelText = "拒绝"
        modal.confirmText = "同意"
        context.ask(.modal(modal)) { [self] value in
            let isAgreed = Consent.isGiven(by: value)
            if isAgreed {
                settings.hasAgreed = true
                settings.warnIfUnwritten(context)
            }
            resolve(number, isAgreed ? "agree" : "disagree", context)
        }
    }

    private func resolve(_ number: Double, _ event: String, _ context: any HostContext) {
        guard event != "exposureAuthorization", let question = questions.removeValue(forKey: number) else { return }
        guard event == "agree" else { return context.after(milliseconds: 0, question.refuse) }
        guard settings.hasAgreed else {
            context.console(
                "error",
                "resolve({ event: 'agree' }): no button of open-type agreePrivacyAuthorization was tapped before")
            return context.after(milliseconds: 0, question.refuse)
        }
        context.after(milliseconds: 0, question.go)
    }
}
