import Bridge
import Values

/// A WebSocket as its records tell it.
final class SocketEntry {
    /// How it stands.
    enum State {
        case connecting, open, closing, closed
    }

    /// Something worth a mark on the time line, what matters most last.
    enum Mark: Int, Comparable {
        case received, sent, heartbeat, opened, reopened, closed, cut

        static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }

        /// Its sign; no two are alike.
        var sign: String {
            switch self {
            case .received: "\u{2193}"
            case .sent: "\u{2191}"
            case .heartbeat: "\u{2665}"
            case .opened: "\u{25C6}"
            case .reopened: "\u{21BB}"
            case .closed: "\u{25A0}"
            case .cut: "\u{2717}"
            }
        }
    }

    private static let mostMarks = 2_000

    let id: UInt64
    let url: String
    let page: String?
    /// Whether a socket to the same place was closed before.
    let isAgain: Bool
    private(set) var state = State.connecting
    private(set) var subprotocol = ""
    private(set) var isCompressed = false
    /// How long the handshake took, in milliseconds.
    private(set) var handshake: Double?
    /// Frames and bytes of payload, out and in.
    private(set) var sent = (frames: 0, bytes: 0)
    private(set) var received = (frames: 0, bytes: 0)
    /// How long the last answer to a ping took, in milliseconds.
    private(set) var roundTrip: Double?
    private(set) var marks: [(time: Double, mark: Mark)] = []
    private var pinged: Double?

    init(id: UInt64, url: String, page: String?, isAgain: Bool) {
        self.id = id
        self.url = url
        self.page = page
        self.isAgain = isAgain
    }

    /// Takes a step.
    func take(_ step: SocketRecord.Step, at time: Double) {
        switch step {
        case .began: break
        case .opened(let name, let isCompressed, let milliseconds):
            state = .open
            subprotocol = name
            self.isCompressed = isCompressed
            handshake = milliseconds
            mark(isAgain ? .reopened : .opened, time)
        case .frame(let frame): take(frame, at: time)
        case .closing: state = .closing
        case .closed(_, _, let error):
            state = .closed
            mark(error == nil ? .closed : .cut, time)
        }
    }

    private func take(_ frame: SocketRecord.Frame, at time: Double) {
        if frame.isOutgoing {
            sent = (sent.frames + 1, sent.bytes + frame.payload.size)
        } else {
            received = (received.frames + 1, received.bytes + frame.payload.size)
        }
        guard frame.isHeartbeat else { return mark(frame.isOutgoing ? .sent : .received, time) }
        mark(.heartbeat, time)
        if frame.isPing, frame.isOutgoing {
            pinged = time
        } else if !frame.isPing, !frame.isOutgoing, let pinged {
            roundTrip = max(0, time - pinged)
            self.pinged = nil
        }
    }

    private func mark(_ mark: Mark, _ time: Double) {
        marks.append((time, mark))
        if marks.count > Self.mostMarks { marks.removeFirst(Self.mostMarks / 2) }
    }
}

extension SocketRecord.Frame {
    /// Whether it only says that the connection lives: a ping or pong of the protocol's, or a message `{type: "ping"}`.
    var isHeartbeat: Bool { heartbeat != nil }

    /// Whether it asks for an answer.
    var isPing: Bool { heartbeat == "ping" }

    private var heartbeat: String? {
        switch kind {
        case .ping: return "ping"
        case .pong: return "pong"
        case .text:
            guard payload.size < 200, let text = payload.text, text.contains("p") || text.contains("h") else {
                return nil
            }
            if ["ping", "pong"].contains(text) { return text }
            guard text.hasPrefix("{") else { return nil }
            do throws(JSONError) {
                let type = try JSON.parse(text).member("type").toString().lowercased()
                return type == "heartbeat" ? "ping" : ["ping", "pong"].contains(type) ? type : nil
            } catch {
                // No JSON, so a message.
                return nil
            }
        default: return nil
        }
    }
}
