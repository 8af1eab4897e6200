/// What became of a WebSocket, for the devtools: one record for each step.
package struct SocketRecord: Sendable, Codable, Equatable {
    /// What a frame carried, or the beginning of it.
    package struct Payload: Sendable, Codable, Equatable {
        /// How much is kept, in bytes.
        package static let limit = 16 << 10

        /// Nil where it is no text.
        package var text: String?
        /// Empty where it is text.
        package var bytes: [UInt8]
        /// How many bytes it has in all.
        package var size: Int

        /// Keeps the beginning of a payload.
        package init(_ payload: [UInt8], isText: Bool) {
            size = payload.count
            let kept = payload.prefix(Self.limit)
            text = isText ? String(decoding: kept, as: UTF8.self) : nil
            bytes = isText ? [] : Array(kept)
        }
    }

    /// A frame that went by.
    package struct Frame: Sendable, Codable, Equatable {
        package enum Kind: String, Sendable, Codable {
            case text, binary, continuation, ping, pong, close
        }

        package var isOutgoing: Bool
        package var kind: Kind
        /// Whether it is the last one of its message.
        package var isFinal: Bool
        /// Whether its payload is compressed; then it is kept as bytes.
        package var isCompressed: Bool
        package var payload: Payload

        package init(isOutgoing: Bool, kind: Kind, isFinal: Bool, isCompressed: Bool, payload: Payload) {
            self.isOutgoing = isOutgoing
            self.kind = kind
            self.isFinal = isFinal
            self.isCompressed = isCompressed
            self.payload = payload
        }
    }

    /// The step.
    package enum Step: Sendable, Codable, Equatable {
        /// `connectSocket` was called.
        case began(url: String, protocols: [String], page: String?)
        /// The handshake is done.
        case opened(protocol: String, isCompressed: Bool, milliseconds: Double)
        case frame(Frame)
        /// One end has begun to close.
        case closing(code: Int, reason: String)
        /// It is over; the error is nil where both ends agreed.
        case closed(code: Int, reason: String, error: String?)
    }

    /// The same for all steps of one socket; counts up.
    package var id: UInt64
    package var step: Step

    package init(id: UInt64, _ step: Step) {
        self.id = id
        self.step = step
    }
}

/// What the person does to a socket by hand.
package enum SocketOrder: Sendable, Codable, Equatable {
    /// Sends a text as the program would.
    case sendText(String)
    /// Sends bytes.
    case sendBytes([UInt8])
    /// Sends a ping.
    case ping
    /// Starts the close handshake.
    case close(code: Int, reason: String)
    /// Cuts the connection without a word.
    case drop
}
