/// Where a client is, by its address.
enum ClientAddress {
    /// Whether an address is this machine's own; one that nothing is known of is a local socket's.
    static func isOfThisMachine(_ address: String) -> Bool {
        address.isEmpty || address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
    }
}
