import Bridge
import Values

/// Base64 of buffers.
enum EncodingAPI {
    /// The members of this family.
    static var functions: [HostFunction] {
        [
            .synchronous("arrayBufferToBase64") { arguments, _ throws(HostError) in
                guard case .binary(let bytes)? = arguments.first else {
                    let type = (arguments.first ?? .undefined).typeName
                    throw HostError("fail parameter error: parameter should be ArrayBuffer instead of \(type);")
                }
                return .string(Base64.string(bytes))
            },
            .synchronous("base64ToArrayBuffer") { arguments, _ throws(HostError) in
                guard case .string(let text)? = arguments.first else {
                    let type = (arguments.first ?? .undefined).typeName
                    throw HostError("fail parameter error: parameter should be String instead of \(type);")
                }
                guard let bytes = Base64.bytes(text) else { throw HostError("fail invalid base64") }
                return .binary(bytes)
            },
        ]
    }
}
