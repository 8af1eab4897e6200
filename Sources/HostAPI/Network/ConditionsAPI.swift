import Bridge
import Glibc
import Values

/// What a program can ask about the network. The changes are fired by AppService, which hears of the device first.
struct ConditionsAPI {
    /// Whether the machine's own address is told; else one that is the same everywhere.
    let showsRealAddress: Bool

    /// The members of this family.
    var functions: [HostFunction] {
        [
            .immediate("getNetworkType") { _, context throws(HostError) in
                let network = context.device.network
                return ValueObject([
                    ("networkType", .string(network.networkType)), ("signalStrength", network.isConnected ? -50 : 0),
                    ("hasSystemProxy", false), ("weakNet", .bool(network.isWeak)),
                ])
            },
            .immediate("getLocalIPAddress") { _, context throws(HostError) in
                guard context.device.network.isConnected else { throw HostError("fail no network") }
                let (address, mask) = (showsRealAddress ? Self.address : nil) ?? ("127.0.0.1", "255.0.0.0")
                return ValueObject([("localip", .string(address)), ("netmask", .string(mask))])
            },
            HostFunction("onNetworkStatusChange", .listener(event: "onNetworkStatusChange")),
            HostFunction("onNetworkWeakChange", .listener(event: "onNetworkWeakChange")),
        ]
    }

    /// The first address of this machine in a local network.
    private static var address: (address: String, mask: String)? {
        var first: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&first) == 0 else { return nil }
        defer { freeifaddrs(first) }
        var next = first
        while let interface = next?.pointee {
            next = interface.ifa_next
            let flags = interface.ifa_flags
            guard flags & UInt32(IFF_UP) != 0, flags & UInt32(IFF_LOOPBACK) == 0,
                let address = text(interface.ifa_addr), let mask = text(interface.ifa_netmask)
            else { continue }
            return (address, mask)
        }
        return nil
    }

    private static func text(_ address: UnsafeMutablePointer<sockaddr>?) -> String? {
        guard let address, address.pointee.sa_family == sa_family_t(AF_INET) else { return nil }
        return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
            withUnsafeBytes(of: address.pointee.sin_addr.s_addr) { bytes in
                bytes.map { "\($0)" }.joined(separator: ".")
            }
        }
    }
}
