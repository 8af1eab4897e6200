/// Why a connection ended, as its close frame says (RFC 6455, 7.4).
package struct CloseCode: RawRepresentable, Hashable, Sendable {
    package var rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1000: done.
    package static let normal = CloseCode(rawValue: 1000)
    /// 1001: the server stops, or the page is left.
    package static let goingAway = CloseCode(rawValue: 1001)
    /// 1002: the other end broke the protocol.
    package static let protocolError = CloseCode(rawValue: 1002)
    /// 1003: a kind of data that this end cannot take.
    package static let unacceptable = CloseCode(rawValue: 1003)
    /// 1005: a close frame without a code. Never sent.
    package static let none = CloseCode(rawValue: 1005)
    /// 1006: the connection ended without a close frame. Never sent.
    package static let abnormal = CloseCode(rawValue: 1006)
    /// 1007: text that is not UTF-8, or compressed data that does not inflate.
    package static let invalidData = CloseCode(rawValue: 1007)
    /// 1008: against the rules of this end.
    package static let policy = CloseCode(rawValue: 1008)
    /// 1009: larger than this end takes.
    package static let tooLarge = CloseCode(rawValue: 1009)
    /// 1011: the server failed.
    package static let internalError = CloseCode(rawValue: 1011)
    /// 1013: come again later; what a client gets that reads too slowly.
    package static let tryAgainLater = CloseCode(rawValue: 1013)

    /// Whether a close frame may carry it.
    package var isAllowedInFrames: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
