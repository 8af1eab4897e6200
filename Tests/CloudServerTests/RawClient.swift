import Glibc

/// A client that writes any bytes and reads what comes, for what no proper client does.
final class RawClient {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Refused() }
    }

    /// Nobody listens.
    struct Refused: Error {}

    deinit { close(descriptor) }

    /// Writes text.
    func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    /// Says that nothing more will be written.
    func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// What comes until `end` or the connection's end; nil if neither came in time.
    func read(until end: String? = nil, milliseconds: Int32 = 120_000) -> String? {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 65536)
        while end.map({ !text.contains($0) }) ?? true {
            var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&wait, 1, milliseconds) > 0 else { return nil }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return text }
            text += String(decoding: buffer[..<count], as: UTF8.self)
        }
        return text
    }
}
