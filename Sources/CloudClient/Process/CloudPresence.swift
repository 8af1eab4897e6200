import Glibc

/// A connection that says to the cloud that this terminal is there. It rests: nothing is sent on it, and nothing wakes. It ends
/// with the process, however that ends.
final class CloudPresence: Sendable {
    private let descriptor: Int32

    /// - Throws: `CloudError` if nobody answers there, or not as the cloud does.
    init(_ endpoint: CloudEndpoint) throws(CloudError) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .notStarted(String(cString: strerror(errno))) }
        do throws(CloudError) {
            try Self.connect(descriptor, endpoint)
            try Self.introduce(descriptor, endpoint)
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    private static func connect(_ descriptor: Int32, _ endpoint: CloudEndpoint) throws(CloudError) {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: endpoint.port).bigEndian
        address.sin_addr.s_addr = inet_addr(endpoint.host)
        var time = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw .notStarted(String(cString: strerror(errno))) }
    }

    /// Opens the WebSocket that stands for this terminal.
    private static func introduce(_ descriptor: Int32, _ endpoint: CloudEndpoint) throws(CloudError) {
        let text =
            "GET /termina/presence HTTP/1.1\r\nHost: \(endpoint.host):\(endpoint.port)\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Key: dGVybWluYSBpcyBoZXJlIQ==\r\nSec-WebSocket-Version: 13\r\n"
            + "X-Termina-Key: \(endpoint.key)\r\n\r\n"
        let bytes = Array(text.utf8)
        let sent = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard sent == bytes.count else { throw .notStarted("it does not listen") }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1024)
        while !answer.contains(13), answer.count < 4096 {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { throw .notStarted("it does not answer") }
            answer += buffer[..<count]
        }
        guard String(decoding: answer, as: UTF8.self).hasPrefix("HTTP/1.1 101 ") else {
            throw .notStarted("somebody else answers at its address")
        }
    }
}
