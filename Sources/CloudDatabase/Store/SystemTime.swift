import FoundationEssentials

/// The machine's clock.
package enum SystemTime {
    /// Whole milliseconds since 1970.
    @Sendable package static func now() -> Double { (Date().timeIntervalSince1970 * 1000).rounded(.down) }
}
