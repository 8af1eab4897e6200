import HTTPTypes
import Values

/// What a shop sells.
struct Product: Sendable {
    var id: Int
    /// All that is told of it, without its id.
    var body: ValueObject

    /// The members of answers, the id first.
    var members: ValueObject {
        var members = ValueObject([("id", .number(Double(id)))])
        for (key, value) in body { members[key] = value }
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
