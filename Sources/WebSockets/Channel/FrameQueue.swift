import NIOWebSocket

/// Frames that wait for a slow reader.
struct FrameQueue {
    private var frames: [WebSocketFrame] = []
    private var head = 0
    private(set) var bytes = 0

    var isEmpty: Bool { head == frames.count }
    var count: Int { frames.count - head }

    mutating func append(_ frame: WebSocketFrame) {
        frames.append(frame)
        bytes += frame.length
    }

    mutating func popFirst() -> WebSocketFrame? {
        guard head < frames.count else { return nil }
        let frame = frames[head]
        head += 1
        bytes -= frame.length
        if head == frames.count {
            removeAll()
        } else if head >= 64, head * 2 > frames.count {
            frames.removeFirst(head)
            head = 0
        }
        return frame
    }

    mutating func removeAll() {
        frames = []
        head = 0
        bytes = 0
    }
}
