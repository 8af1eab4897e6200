import Values

/// Writes the messages of one direction of a connection, in order: it remembers names and counts.
package struct MessageEncoder<Message: BridgeMessage> {
    private var tables = WireTables()
    private var patches = PatchWriter()
    /// How many messages are written.
    package private(set) var sequence: UInt64 = 0

    package init() {}

    /// The bytes of the next message.
    /// - Parameter time: milliseconds since 1970.
    package mutating func encode(_ message: Message, time: Double) throws(BridgeError) -> [UInt8] {
        var writer = ByteWriter()
        writer.fixed(UInt32(0))
        writer.byte(message.kind.rawValue)
        writer.fixed(sequence + 1)
        writer.fixed(time.bitPattern)
        if let patch = message.patch {
            patches.write(patch, to: &writer, &tables)
        } else {
            writer.raw(ExtendedJSON.bytes(try message.body()))
        }
        let length = writer.bytes.count - 4
        guard length <= FrameReader.maximumLength else { throw BridgeError.frameTooLarge(length) }
        writer.replace(at: 0, UInt32(length))
        sequence += 1
        return writer.bytes
    }
}
