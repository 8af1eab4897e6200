import Foundation
import Values

/// What the address file of a running cloud says.
package struct CloudAddress: Hashable, Sendable {
    /// The version of what a client of this binary says to the cloud.
    package static let protocolVersion = 1

    package var process: Int32
    package var version: Int
    package var endpoint: CloudEndpoint

    package init(process: Int32, version: Int = CloudAddress.protocolVersion, endpoint: CloudEndpoint) {
        self.process = process
        self.version = version
        self.endpoint = endpoint
    }

    /// The file's text.
    package var text: String {
        JSON.string([
            "pid": .number(Double(process)), "version": .number(Double(version)), "host": .string(endpoint.host),
            "port": .number(Double(endpoint.port)), "key": .string(endpoint.key),
        ]) ?? ""
    }

    /// Reads the file; nil if there is none, or it is no address.
    package init?(path: String) {
        guard let data = FileManager.default.contents(atPath: path), let value = Self.parse(Array(data)),
            case .number(let process) = value.member("pid"), let pid = Int32(exactly: process),
            case .number(let version) = value.member("version"), let number = Int(exactly: version),
            case .string(let host) = value.member("host"), case .string(let key) = value.member("key"),
            case .number(let port) = value.member("port"), let place = Int(exactly: port), (1...65535).contains(place)
        else { return nil }
        self.init(process: pid, version: number, endpoint: CloudEndpoint(host: host, port: place, key: key))
    }

    private static func parse(_ bytes: [UInt8]) -> Value? {
        do throws(JSONError) {
            return try JSON.parse(bytes)
        } catch {
            // A damaged file is none: the cloud that is started writes it anew.
            return nil
        }
    }
}
