import Bridge

extension Shell {
    /// Opens the line at the foot for a frame to the selected socket.
    func sendFrame() {
        guard let socket = openSocket else { return dock.note = .socketNotOpen }
        dock.ask(.sendHint) { [weak self] text in
            guard let self, !text.isEmpty else { return true }
            if text.hasPrefix("hex:") {
                guard let bytes = HexText.bytes(String(text.dropFirst(4))) else {
                    dock.note = .notHex
                    return false
                }
                send(.socket(id: socket.id, .sendBytes(bytes)))
            } else {
                send(.socket(id: socket.id, .sendText(text)))
            }
            return true
        }
    }

    /// Cuts the selected socket's connection.
    func dropSocket() {
        guard let socket = openSocket else { return dock.note = .socketNotOpen }
        send(.socket(id: socket.id, .drop))
    }

    private var openSocket: SocketEntry? { dock.sockets.selected.flatMap { $0.state == .open ? $0 : nil } }
}
