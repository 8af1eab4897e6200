import Values

/// Reads what `ValueEncoder` made.
enum ValueDecoder {
    /// The decodable that a value stands for.
    static func decode<T: Decodable>(_ type: T.Type, from value: Value) throws(BridgeError) -> T {
        do {
            return try decodeAny(type, from: value)
        } catch {
            throw BridgeError.malformed("\(error)")
        }
    }

    fileprivate static func decodeAny<T: Decodable>(_ type: T.Type, from value: Value) throws -> T {
        if type == Value.self, let content = value as? T { return content }
        if type == ValueObject.self, case .object(let object) = value, let content = object as? T { return content }
        return try T(from: NodeDecoder(value: value))
    }

    fileprivate static func mismatch(_ type: any Any.Type) -> DecodingError {
        .typeMismatch(type, DecodingError.Context(codingPath: [], debugDescription: "not a \(type)"))
    }
}

private struct NodeDecoder: Decoder {
    let value: Value
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = value else { throw ValueDecoder.mismatch(ValueObject.self) }
        return KeyedDecodingContainer(KeyedContainer<Key>(object: object))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw ValueDecoder.mismatch([Value].self) }
        return UnkeyedContainer(elements: elements)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { SingleContainer(value: value) }
}

private struct SingleContainer: SingleValueDecodingContainer {
    let value: Value
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool {
        switch value {
        case .null, .undefined: true
        default: false
        }
    }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .bool(let bool) = value else { throw ValueDecoder.mismatch(type) }
        return bool
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .string(let string) = value else { throw ValueDecoder.mismatch(type) }
        return string
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard case .number(let number) = value else { throw ValueDecoder.mismatch(type) }
        return number
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try whole() }
    func decode(_ type: Int8.Type) throws -> Int8 { try whole() }
    func decode(_ type: Int16.Type) throws -> Int16 { try whole() }
    func decode(_ type: Int32.Type) throws -> Int32 { try whole() }
    func decode(_ type: Int64.Type) throws -> Int64 { try whole() }
    func decode(_ type: UInt.Type) throws -> UInt { try whole() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try whole() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try whole() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try whole() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try whole() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try ValueDecoder.decodeAny(type, from: value) }

    private func whole<T: FixedWidthInteger>() throws -> T {
        let number: T? =
            switch value {
            case .number(let number): T(exactly: number)
            case .string(let text): T(text)
            default: nil
            }
        guard let number else { throw ValueDecoder.mismatch(T.self) }
        return number
    }
}

private struct KeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let object: ValueObject
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { object.keys.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { object.contains(key.stringValue) }
    func decodeNil(forKey key: Key) throws -> Bool { SingleContainer(value: try member(key)).decodeNil() }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try ValueDecoder.decodeAny(type, from: member(key))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try NodeDecoder(value: member(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try NodeDecoder(value: member(key)).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { NodeDecoder(value: object["super"] ?? .undefined) }
    func superDecoder(forKey key: Key) throws -> any Decoder { NodeDecoder(value: try member(key)) }

    private func member(_ key: Key) throws -> Value {
        guard let value = object[key.stringValue] else {
            let context = DecodingError.Context(codingPath: [], debugDescription: "no member \(key.stringValue)")
            throw DecodingError.keyNotFound(key, context)
        }
        return value
    }
}

private struct UnkeyedContainer: UnkeyedDecodingContainer {
    let elements: [Value]
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    init(elements: [Value]) { self.elements = elements }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd else { throw ValueDecoder.mismatch(Value.self) }
        guard SingleContainer(value: elements[currentIndex]).decodeNil() else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try ValueDecoder.decodeAny(type, from: next())
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try NodeDecoder(value: next()).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try NodeDecoder(value: next()).unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { NodeDecoder(value: try next()) }

    private mutating func next() throws -> Value {
        guard !isAtEnd else { throw ValueDecoder.mismatch(Value.self) }
        defer { currentIndex += 1 }
        return elements[currentIndex]
    }
}
