import Bridge
import Values

/// Asks the person what a program may do or know.
struct Consent {
    let settings: UserSettings

    /// Answers at once for a scope that the user has decided on, else asks and remembers.
    func allow(_ scope: String, _ context: any HostContext, answer: @escaping (Bool) -> Void) {
        if let decided = settings[scope] { return context.after(milliseconds: 0) { answer(decided) } }
        ask(Scope.phrases[scope] ?? scope, settings.nickname, context) { allowed in
            settings[scope] = allowed
            settings.warnIfUnwritten(context)
            answer(allowed)
        }
    }

    /// Asks for something, once.
    /// - Parameter detail: what stands below: a purpose, a name, a number.
    func ask(_ what: String, _ detail: String, _ context: any HostContext, answer: @escaping (Bool) -> Void) {
        var modal = Question.Modal()
        modal.title = "申请\(what)"
        modal.content = detail
        modal.cancelText = "拒绝"
        modal.confirmText = "允许"
        context.ask(.modal(modal)) { value in answer(Self.isGiven(by: value)) }
    }

    /// Whether a dialog's answer says yes.
    static func isGiven(by value: Value) -> Bool {
        guard case .bool(let isAllowed) = value else { return value.member("confirm").toBoolean() }
        return isAllowed
    }
}
