import HTTPTypes
package import Hummingbird
import NIOCore
package import Values

extension Request {
    /// The body as JSON; an empty one is an empty object.
    /// - Throws: `ServerError`: 400 with a sentence if it is no JSON, 413 if it is too long.
    package func json(limit: Int) async throws -> Value {
        let bytes = try await bytes(limit: limit)
        guard !bytes.isEmpty else { return .object(ValueObject()) }
        do throws(JSONError) {
            return try JSON.parse(bytes)
        } catch {
            throw ServerError(.badRequest, "the body is no JSON: \(error)")
        }
    }

    /// The body as a JSON object.
    package func object(limit: Int) async throws -> ValueObject {
        guard case .object(let object) = try await json(limit: limit) else {
            throw ServerError(.badRequest, "the body is JSON, but no object")
        }
        return object
    }

    /// The whole body.
    package func bytes(limit: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Self.tooLong(limit) }
        var buffer = ByteBuffer()
        for try await var part in body {
            guard buffer.readableBytes + part.readableBytes <= limit else { throw Self.tooLong(limit) }
            buffer.writeBuffer(&part)
        }
        return Array(buffer: buffer)
    }

    private static func tooLong(_ limit: Int) -> ServerError {
        ServerError(.contentTooLarge, "the body is longer than \(limit) bytes")
    }

    /// A member of the query, decoded; nil if it is not there.
    package func query(_ name: String) -> String? { uri.queryParameters[Substring(name)].map(String.init) }

    /// A whole number of the query.
    /// - Throws: `ServerError` 400 if it is there and is none, or outside the range.
    package func number(_ name: String, in range: ClosedRange<Int>) throws(ServerError) -> Int? {
        guard let text = query(name), !text.isEmpty else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw ServerError(
                .badRequest, "\(name) should be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Where this server is, as the client called it: for URLs in answers.
    package var origin: String {
        // A host that is mapped here counts as secure where the program named it so.
        let isSecure = headers[.forwardedProto]?.lowercased() == "https"
        return "\(isSecure ? "https" : "http")://\(head.authority ?? "127.0.0.1")"
    }
}

extension HTTPField.Name {
    /// Tells by which scheme the client asked.
    fileprivate static let forwardedProto: HTTPField.Name = {
        guard let name = HTTPField.Name("X-Forwarded-Proto") else { preconditionFailure("the name is a token") }
        return name
    }()
}
