import Values

/// The tags of a value's binary form.
private enum WireTag {
    static let undefined: UInt8 = 0
    static let null: UInt8 = 1
    static let `false`: UInt8 = 2
    static let `true`: UInt8 = 3
    static let whole: UInt8 = 4
    static let number: UInt8 = 5
    static let string: UInt8 = 6
    static let array: UInt8 = 7
    static let object: UInt8 = 8
    static let date: UInt8 = 9
    static let binary: UInt8 = 10
    static let opaque: UInt8 = 11
}

extension Value {
    /// Writes the value; what nests deeper than `depth` becomes null.
    func write(to writer: inout ByteWriter, _ tables: inout WireTables, depth: Int = JSON.maximumDepth) {
        switch self {
        case .undefined: writer.byte(WireTag.undefined)
        case .null: writer.byte(WireTag.null)
        case .bool(let bool): writer.byte(bool ? WireTag.true : WireTag.false)
        case .number(let number): Self.write(number, to: &writer)
        case .string(let string):
            writer.byte(WireTag.string)
            tables.texts.write(string, to: &writer)
        case .array(let elements):
            guard depth > 0 else { return writer.byte(WireTag.null) }
            writer.byte(WireTag.array)
            writer.count(elements.count)
            for element in elements { element.write(to: &writer, &tables, depth: depth - 1) }
        case .object(let object):
            guard depth > 0 else { return writer.byte(WireTag.null) }
            writer.byte(WireTag.object)
            writer.count(object.count)
            for (key, value) in object {
                tables.names.write(key, to: &writer)
                value.write(to: &writer, &tables, depth: depth - 1)
            }
        case .date(let time):
            writer.byte(WireTag.date)
            writer.fixed(time.bitPattern)
        case .binary(let bytes):
            writer.byte(WireTag.binary)
            writer.count(bytes.count)
            writer.raw(bytes)
        case .opaque(let handle):
            writer.byte(WireTag.opaque)
            writer.byte(handle.kind.rawValue)
            writer.varint(UInt64(handle.id))
        }
    }

    private static func write(_ number: Double, to writer: inout ByteWriter) {
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 48, whole != 0 || number.sign == .plus {
            writer.byte(WireTag.whole)
            writer.signed(whole)
        } else {
            writer.byte(WireTag.number)
            writer.fixed(number.bitPattern)
        }
    }

    /// Reads a value.
    init(
        from reader: inout ByteReader, _ tables: inout WireTables, depth: Int = JSON.maximumDepth
    ) throws(BridgeError) {
        let tag = try reader.byte()
        guard depth > 0 || (tag != WireTag.array && tag != WireTag.object) else {
            throw BridgeError.malformed("a value nests too deep")
        }
        switch tag {
        case WireTag.undefined: self = .undefined
        case WireTag.null: self = .null
        case WireTag.false: self = .bool(false)
        case WireTag.true: self = .bool(true)
        case WireTag.whole: self = .number(Double(try reader.signed()))
        case WireTag.number: self = .number(Double(bitPattern: try reader.fixed(UInt64.self)))
        case WireTag.string: self = .string(try tables.texts.read(from: &reader))
        case WireTag.array:
            var elements: [Value] = []
            for _ in 0..<(try reader.count()) {
                elements.append(try Value(from: &reader, &tables, depth: depth - 1))
            }
            self = .array(elements)
        case WireTag.object:
            var object = ValueObject()
            for _ in 0..<(try reader.count()) {
                let key = try tables.names.read(from: &reader)
                object[key] = try Value(from: &reader, &tables, depth: depth - 1)
            }
            self = .object(object)
        case WireTag.date: self = .date(Double(bitPattern: try reader.fixed(UInt64.self)))
        case WireTag.binary: self = .binary(try reader.raw(try reader.count()))
        case WireTag.opaque:
            guard let kind = OpaqueHandle.Kind(rawValue: try reader.byte()) else {
                throw BridgeError.malformed("no such kind of handle")
            }
            self = .opaque(OpaqueHandle(id: try reader.number(UInt32.self), kind: kind))
        default: throw BridgeError.malformed("no value tag \(tag)")
        }
    }
}
