/// One message on the wire: a length of four bytes, then the kind, the sequence number, the time and the body.
package struct Frame: Equatable, Sendable {
    /// The number of the message's kind.
    package var kind: UInt8
    /// Counts the messages of one direction, from 1.
    package var sequence: UInt64
    /// Milliseconds since 1970, of the sender's clock.
    package var time: Double
    /// What the message carries.
    package var body: [UInt8]

    /// The bytes between the length and the body.
    static let headerLength = 17
}

/// Cuts a stream of bytes into frames, wherever the chunks begin and end.
package struct FrameReader {
    /// The most bytes that a frame may have after its length.
    package static let maximumLength = 64 << 20

    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    /// Why no further frame is read.
    package private(set) var failure: BridgeError?

    /// - Parameter limit: the most bytes that a frame may have after its length.
    package init(limit: Int = FrameReader.maximumLength) { self.limit = limit }

    /// Takes the next bytes of the stream; returns the frames that they complete.
    package mutating func feed(_ bytes: [UInt8]) -> [Frame] {
        guard failure == nil else { return [] }
        buffer.append(contentsOf: bytes)
        var frames: [Frame] = []
        while let frame = next() { frames.append(frame) }
        if start == buffer.count {
            buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 17)
            start = 0
        } else if start > 1 << 16 {
            buffer.removeSubrange(..<start)
            start = 0
        }
        return frames
    }

    /// Whether the stream stops inside a frame.
    package var isInsideFrame: Bool { start < buffer.count }

    private mutating func next() -> Frame? {
        guard buffer.count - start >= 4 else { return nil }
        var length = 0
        for offset in 0..<4 { length |= Int(buffer[start + offset]) << (8 * offset) }
        guard length <= limit else {
            fail(.frameTooLarge(length))
            return nil
        }
        guard length >= Frame.headerLength else {
            fail(.malformed("a frame of \(length) bytes"))
            return nil
        }
        guard buffer.count - start - 4 >= length else { return nil }
        let place = start + 4
        let frame = Frame(
            kind: buffer[place], sequence: number(at: place + 1), time: Double(bitPattern: number(at: place + 9)),
            body: Array(buffer[(place + Frame.headerLength)..<(place + length)]))
        start = place + length
        return frame
    }

    private mutating func fail(_ error: BridgeError) {
        failure = error
        buffer = []
        start = 0
    }

    private func number(at place: Int) -> UInt64 {
        var number: UInt64 = 0
        for offset in 0..<8 { number |= UInt64(buffer[place + offset]) << (8 * offset) }
        return number
    }
}
