package import Values

/// A document: an ordered object of data with an `_id`.
///
/// What a store holds is plain data only: no undefined, no functions, no invalid dates, no -0 (`DocumentCheck` sees to it).
package struct Document: Sendable, Equatable {
    /// The members, `_id` among them, in their order.
    package var fields: ValueObject

    package init(_ fields: ValueObject) { self.fields = fields }

    /// The `_id`; undefined before a store has given one.
    package var id: Value { fields["_id"] ?? .undefined }

    /// The openid of who made it, if a client did.
    package var owner: String? {
        guard case .string(let owner) = fields["_openid"] else { return nil }
        return owner
    }

    /// The member of this name at the document's root.
    package subscript(name: String) -> Value? { fields[name] }
}
