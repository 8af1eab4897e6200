import CloudDatabase
import HTTPTypes
import Values

/// What a shop sells.
struct Product: Sendable {
    /// Where its own pictures are, as a mini-program writes it.
    static let host = "https://api.example.com"

    private let document: Document

    init(_ document: Document) { self.document = document }

    /// The members of answers, the id first: a number for what this interface made.
    /// - Parameter origin: how the client reaches this server.
    func members(origin: String) -> ValueObject {
        let id = document.id.toString()
        var members = ValueObject([("id", Int(id).map { .number(Double($0)) } ?? .string(id))])
        for (key, value) in document.fields where key != "_id" && key != "_openid" { members[key] = value }
        if case .string(let url)? = members["image"], url.hasPrefix(Self.host + "/") {
            members["image"] = .string(origin + url.dropFirst(Self.host.count))
        }
        return members
    }

    /// What a client may say of a product.
    /// - Parameter isWhole: whether name and price have to be there.
    /// - Throws: `ServerError` for `code: 400` with a sentence.
    static func read(_ object: ValueObject, isWhole: Bool) throws(ServerError) -> ValueObject {
        var body = ValueObject()
        for key in ["name", "description", "category", "image"] {
            guard let value = object[key] else { continue }
            guard case .string(let text) = value, text.utf8.count <= 4000, key != "name" || !text.isEmpty else {
                throw ServerError(.ok, code: 400, "\(key) 应为文字")
            }
            body[key] = .string(text)
        }
        for key in ["price", "stock", "sales"] {
            guard let value = object[key] else { continue }
            guard case .number(let number) = value, number >= 0, number <= 1e9,
                key == "price" || number == number.rounded()
            else { throw ServerError(.ok, code: 400, "\(key) 应为不小于 0 的数") }
            body[key] = .number(number)
        }
        if isWhole {
            if body["name"] == nil { throw ServerError(.ok, code: 400, "缺少参数 name") }
            if body["price"] == nil { throw ServerError(.ok, code: 400, "缺少参数 price") }
        }
        return body
    }
}
