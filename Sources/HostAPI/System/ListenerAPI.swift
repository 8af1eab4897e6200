import Bridge

/// Events that the app process fires when the device changes.
enum ListenerAPI {
    /// The members of this family.
    static var functions: [HostFunction] {
        ["onThemeChange", "onWindowResize"].map { HostFunction($0, .listener(event: $0)) }
    }
}
