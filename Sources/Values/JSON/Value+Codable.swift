/// A value inside a coded message is the string of its extended JSON: coders keep neither the order of keys nor NaN.
extension Value: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            self = try ExtendedJSON.parse(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(ExtendedJSON.string(self))
    }
}

/// Coded as the value that it is.
extension ValueObject: Codable {
    package init(from decoder: any Decoder) throws {
        guard case .object(let object) = try Value(from: decoder) else {
            let context = DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "not an object")
            throw DecodingError.typeMismatch(ValueObject.self, context)
        }
        self = object
    }

    package func encode(to encoder: any Encoder) throws { try Value.object(self).encode(to: encoder) }
}
