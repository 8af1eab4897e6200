import JavaScript

/// Tries whether the engine runs a script on this machine.
enum EngineProbe {
    /// The result of an expression, as text.
    static func evaluate(_ source: String) throws -> String? {
        let machine = VirtualMachine()
        return try machine.evaluate(source).string
    }
}
