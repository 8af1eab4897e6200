/// Asks whether a cloud answers.
package enum CloudProbe {
    /// Whether the cloud of an address file answers there.
    package static func answers(_ endpoint: CloudEndpoint) -> Bool {
        do throws(CloudError) {
            _ = try CloudPresence(endpoint)
            return true
        } catch {
            return false
        }
    }
}
