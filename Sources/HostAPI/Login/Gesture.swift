import Bridge

/// What only a tap of the person's may bring about on the platform. Here it is done with a warning, unless the program's
/// termina.toml says `strictGestures = true`.
struct Gesture {
    private let isStrict: Bool

    init(isStrict: Bool) { self.isStrict = isStrict }

    /// - Throws: what the call answers where it is refused.
    func check(_ name: String, _ context: any HostContext) throws(HostError) {
        guard !context.isHandlingTap else { return }
        guard isStrict else {
            let rule = "\(name) can only be invoked by user TAP gesture."
            return context.console(
                "warn", "\(rule) (The platform refuses this; strictGestures in termina.toml does too.)")
        }
        throw HostError("fail can only be invoked by user TAP gesture.")
    }
}
