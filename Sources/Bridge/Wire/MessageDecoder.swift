import Values

/// A message as it arrived.
package struct Received<Message: BridgeMessage>: Sendable {
    /// The message.
    package var message: Message
    /// Its number, from 1.
    package var sequence: UInt64
    /// When it was sent, in milliseconds since 1970.
    package var time: Double
}

/// Reads the messages of one direction of a connection; kinds that it does not know are skipped.
package struct MessageDecoder<Message: BridgeMessage> {
    private var frames = FrameReader()
    private var tables = WireTables()
    private var patches = PatchReader()
    private var sequence: UInt64 = 0
    /// Why no further message is read: after a broken one nothing can be trusted.
    package private(set) var failure: BridgeError?

    package init() {}

    /// Whether the stream stops inside a message.
    package var isInsideMessage: Bool { frames.isInsideFrame }

    /// Takes the next bytes of the stream; returns the messages that they complete.
    package mutating func feed(_ bytes: [UInt8]) -> [Received<Message>] {
        guard failure == nil else { return [] }
        var messages: [Received<Message>] = []
        for frame in frames.feed(bytes) {
            do throws(BridgeError) {
                if let message = try decode(frame) {
                    messages.append(Received(message: message, sequence: frame.sequence, time: frame.time))
                }
            } catch {
                failure = error
                return messages
            }
        }
        failure = frames.failure
        return messages
    }

    private mutating func decode(_ frame: Frame) throws(BridgeError) -> Message? {
        guard frame.sequence == sequence &+ 1 else {
            throw BridgeError.outOfOrder(expected: sequence &+ 1, found: frame.sequence)
        }
        sequence = frame.sequence
        guard let kind = Message.Kind(rawValue: frame.kind) else { return nil }
        if kind.rawValue == Message.patchKind?.rawValue {
            var reader = ByteReader(frame.body)
            return Message(patch: try patches.read(from: &reader, &tables))
        }
        do {
            return try Message(kind: kind, body: try ExtendedJSON.parse(frame.body))
        } catch let error as JSONError {
            throw BridgeError.malformed(error.description)
        } catch let error as BridgeError {
            throw error
        } catch {
            throw BridgeError.malformed("\(error)")
        }
    }
}
