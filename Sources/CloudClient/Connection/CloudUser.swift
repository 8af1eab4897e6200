/// Whose calls they are.
package struct CloudUser: Hashable, Sendable {
    /// The mini-program.
    package var appID: String
    /// The user of this machine (`--user NAME`).
    package var name: String

    package init(appID: String, name: String) {
        self.appID = appID
        self.name = name
    }
}
