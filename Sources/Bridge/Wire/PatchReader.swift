import Values

/// Reads what `PatchWriter` wrote.
struct PatchReader {
    private var last: UInt32 = 0

    /// Reads a whole patch, which fills the reader's bytes.
    mutating func read(from reader: inout ByteReader, _ tables: inout WireTables) throws(BridgeError) -> Patch {
        last = 0
        let page = PageID(try reader.number(UInt32.self))
        let batch = try reader.varint()
        let count = try reader.count()
        var operations: [PatchOperation] = []
        // Each operation takes more room in memory than on the wire, so a false count must not be believed at once.
        operations.reserveCapacity(min(count, 1 << 18))
        for _ in 0..<count { operations.append(try operation(from: &reader, &tables)) }
        guard reader.remaining == 0 else { throw BridgeError.malformed("a patch is followed by something") }
        return Patch(page: page, batch: batch, operations: operations)
    }

    private mutating func operation(
        from reader: inout ByteReader, _ tables: inout WireTables
    ) throws(BridgeError) -> PatchOperation {
        let first = try reader.byte()
        let code = first & PatchCode.mask
        if code == PatchCode.scopeSet { return try scopeSet(from: &reader) }
        let node = try begin(first, &reader)
        let hasOption = first & PatchCode.option != 0
        switch code {
        case PatchCode.element:
            let tag = try tables.names.read(from: &reader)
            let scopes = StyleScopeSet(try reader.number(UInt16.self))
            let host = hasOption ? StyleScope(try reader.number(UInt16.self)) : nil
            return .element(node, tag: tag, scopes: scopes, host: host)
        case PatchCode.insert:
            let parent = try distance(&reader)
            return .insert(node, parent: parent, before: hasOption ? try distance(&reader) : nil)
        case PatchCode.text: return .text(node, try tables.texts.read(from: &reader))
        case PatchCode.replaceText: return .replaceText(node, try tables.texts.read(from: &reader))
        case PatchCode.remove: return .remove(node)
        case PatchCode.classes: return .classes(node, try classes(from: &reader, &tables))
        default: return try property(code, node, from: &reader, &tables)
        }
    }

    private func property(
        _ code: UInt8, _ node: NodeID, from reader: inout ByteReader, _ tables: inout WireTables
    ) throws(BridgeError) -> PatchOperation {
        switch code {
        case PatchCode.attribute:
            let name = try tables.names.read(from: &reader)
            return .attribute(node, name: name, try Value(from: &reader, &tables))
        case PatchCode.style:
            guard let segment = StyleSegment(rawValue: try reader.byte()) else {
                throw BridgeError.malformed("no such style segment")
            }
            return .style(node, segment, try tables.names.read(from: &reader))
        case PatchCode.identifier: return .identifier(node, try tables.texts.read(from: &reader))
        case PatchCode.listen:
            let event = try tables.names.read(from: &reader)
            return .listen(node, event: event, Listening(rawValue: try reader.byte()))
        case PatchCode.source:
            let path = try tables.names.read(from: &reader)
            return .source(node, path: path, line: Int(try reader.signed()), column: Int(try reader.signed()))
        default: throw BridgeError.malformed("no operation \(code)")
        }
    }

    private func scopeSet(from reader: inout ByteReader) throws(BridgeError) -> PatchOperation {
        let set = StyleScopeSet(try reader.number(UInt16.self))
        var scopes: [StyleScope] = []
        for _ in 0..<(try reader.count()) { scopes.append(StyleScope(try reader.number(UInt16.self))) }
        return .scopeSet(set, scopes)
    }

    private func classes(
        from reader: inout ByteReader, _ tables: inout WireTables
    ) throws(BridgeError) -> [StyleClass] {
        let count = try reader.count()
        var classes: [StyleClass] = []
        classes.reserveCapacity(min(count, 64))
        for _ in 0..<count {
            let name = try tables.names.read(from: &reader)
            classes.append(StyleClass(name: name, scopes: StyleScopeSet(try reader.number(UInt16.self))))
        }
        return classes
    }

    private mutating func begin(_ first: UInt8, _ reader: inout ByteReader) throws(BridgeError) -> NodeID {
        if first & PatchCode.sameNode != 0 { return NodeID(last) }
        let node = first & PatchCode.nextNode != 0 ? NodeID(last &+ 1) : try distance(&reader)
        last = node.rawValue
        return node
    }

    private func distance(_ reader: inout ByteReader) throws(BridgeError) -> NodeID {
        let (sum, overflow) = Int64(last).addingReportingOverflow(try reader.signed())
        guard !overflow, let number = UInt32(exactly: sum) else { throw BridgeError.malformed("no such node number") }
        return NodeID(number)
    }
}
