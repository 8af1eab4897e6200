import Bridge
import CloudClient
import Values
import WebSockets

/// A call of `connectSocket` that was checked.
struct SocketPlan {
    var url: WebURL
    /// As the program gave it.
    var text: String
    var headers: [(name: String, value: String)]
    var protocols: [String]
    var isCompressed: Bool
    var hasNoDelay: Bool
    /// In milliseconds of the app's clock.
    var timeout: Double

    /// Reads and checks the options.
    init(_ options: ValueObject, _ network: Network, _ context: any HostContext) throws(HostError) {
        text = options.string("url") ?? ""
        guard let url = WebURL(text), url.scheme == "ws" || url.scheme == "wss" else {
            throw HostError("fail invalid url \"\(text)\"", errno: 600_009)
        }
        guard network.domains.allow(url, for: .socket) else {
            context.console("error", network.domains.complaint(about: text, for: .socket))
            throw HostError("fail url not in domain list", errno: 600_002)
        }
        self.url = url
        headers = RequestHeaders.make(options["header"], appID: network.appID, contentType: nil, context)
        var names: [String] = []
        if case .array(let list)? = options["protocols"] { names = list.map { $0.toString() } }
        guard names.allSatisfy(Self.isToken), Set(names).count == names.count else {
            throw HostError("fail invalid protocols \"\(names.joined(separator: ","))\"", errno: 600_009)
        }
        protocols = names
        isCompressed = options.flag("perMessageDeflate")
        hasNoDelay = options.flag("tcpNoDelay")
        timeout = network.timeout(options.number("timeout"), .socket)
    }

    /// The message of a `send`.
    static func message(_ options: ValueObject) throws(HostError) -> SocketMessage {
        switch options["data"] ?? .undefined {
        case .string(let text): return .text(text)
        case .binary(let bytes): return .binary(SocketBytes.buffer(bytes))
        case let other:
            let kind = Self.typeName(other)
            throw HostError("fail parameter error: parameter.data should be String instead of \(kind);")
        }
    }

    /// Code and reason of a `close`.
    static func ending(_ options: ValueObject) throws(HostError) -> (code: CloseCode, reason: String) {
        let code = options.number("code") ?? 1000
        let reason = options.string("reason") ?? ""
        guard code == 1000 || (3000...4999).contains(code), let number = UInt16(exactly: code) else {
            throw HostError("fail invalid code, the code must be either 1000, or between 3000 and 4999")
        }
        guard reason.utf8.count <= 123 else {
            throw HostError("fail invalid reason, the reason must not be longer than 123 bytes of UTF-8")
        }
        return (CloseCode(rawValue: number), reason)
    }

    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"()<>@,;:\\\"/[]?={}".utf8.contains($0) }
    }

    private static func typeName(_ value: Value) -> String {
        switch value {
        case .undefined: "Undefined"
        case .null: "Null"
        case .bool: "Boolean"
        case .number: "Number"
        case .array: "Array"
        default: "Object"
        }
    }
}
