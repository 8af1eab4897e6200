import Values

/// Turns what is `Encodable` into a `Value`; a `Value` inside stays what it is.
enum ValueEncoder {
    /// How deep a value inside a message may nest; what is deeper becomes null, since readers bound their depth.
    static let maximumDepth = JSON.maximumDepth - 64

    /// The value of an encodable.
    static func encode<T: Encodable>(_ content: T) throws(BridgeError) -> Value {
        let node = EncodedNode()
        do {
            try node.set(content)
        } catch {
            throw BridgeError.unencodable("\(error)")
        }
        return node.value
    }

    /// The value without what nests deeper than this.
    static func clipped(_ value: Value, depth: Int = maximumDepth) -> Value {
        switch value {
        case .array(let elements):
            guard depth > 0 else { return .null }
            return .array(elements.map { clipped($0, depth: depth - 1) })
        case .object(let object):
            guard depth > 0 else { return .null }
            return .object(ValueObject(object.lazy.map { ($0.key, clipped($0.value, depth: depth - 1)) }))
        default: return value
        }
    }
}

/// A value that is being encoded.
private final class EncodedNode {
    private enum Content {
        case leaf(Value)
        case array([EncodedNode])
        case object([(key: String, node: EncodedNode)])
    }

    private var content = Content.object([])

    var value: Value {
        switch content {
        case .leaf(let value): value
        case .array(let elements): .array(elements.map(\.value))
        case .object(let members): .object(ValueObject(members.lazy.map { ($0.key, $0.node.value) }))
        }
    }

    var count: Int { if case .array(let elements) = content { elements.count } else { 0 } }

    func set(_ value: Value) { content = .leaf(value) }

    func set<T: Encodable>(_ encodable: T) throws {
        if let value = encodable as? Value {
            content = .leaf(ValueEncoder.clipped(value))
        } else if let object = encodable as? ValueObject {
            content = .leaf(ValueEncoder.clipped(.object(object)))
        } else {
            try encodable.encode(to: NodeEncoder(node: self))
        }
    }

    func becomeArray() { content = .array([]) }

    func append() -> EncodedNode {
        let node = EncodedNode()
        if case .array(var elements) = content {
            content = .array([])
            elements.append(node)
            content = .array(elements)
        }
        return node
    }

    func add(_ key: String) -> EncodedNode {
        let node = EncodedNode()
        if case .object(var members) = content {
            content = .object([])
            members.append((key, node))
            content = .object(members)
        }
        return node
    }
}

private struct NodeEncoder: Encoder {
    let node: EncodedNode
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedContainer<Key>(node: node))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.becomeArray()
        return UnkeyedContainer(node: node)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleContainer(node: node) }
}

private struct SingleContainer: SingleValueEncodingContainer {
    let node: EncodedNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { node.set(Value.null) }
    func encode(_ value: Bool) { node.set(Value.bool(value)) }
    func encode(_ value: String) { node.set(Value.string(value)) }
    func encode(_ value: Double) { node.set(Value.number(value)) }
    func encode(_ value: Float) { node.set(Value.number(Double(value))) }
    func encode(_ value: Int) { whole(value) }
    func encode(_ value: Int8) { whole(value) }
    func encode(_ value: Int16) { whole(value) }
    func encode(_ value: Int32) { whole(value) }
    func encode(_ value: Int64) { whole(value) }
    func encode(_ value: UInt) { whole(value) }
    func encode(_ value: UInt8) { whole(value) }
    func encode(_ value: UInt16) { whole(value) }
    func encode(_ value: UInt32) { whole(value) }
    func encode(_ value: UInt64) { whole(value) }
    func encode<T: Encodable>(_ value: T) throws { try node.set(value) }

    /// A whole number that no double can say is its text.
    private func whole(_ value: some BinaryInteger) {
        node.set(Double(exactly: value).map { Value.number($0) } ?? .string(String(value)))
    }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: EncodedNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { node.add(key.stringValue).set(Value.null) }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try node.add(key.stringValue).set(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        NodeEncoder(node: node.add(key.stringValue)).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        NodeEncoder(node: node.add(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { NodeEncoder(node: node.add("super")) }
    func superEncoder(forKey key: Key) -> any Encoder { NodeEncoder(node: node.add(key.stringValue)) }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
    let node: EncodedNode
    var codingPath: [any CodingKey] { [] }
    var count: Int { node.count }

    func encodeNil() { node.append().set(Value.null) }
    func encode<T: Encodable>(_ value: T) throws { try node.append().set(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
        NodeEncoder(node: node.append()).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        NodeEncoder(node: node.append()).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { NodeEncoder(node: node.append()) }
}
