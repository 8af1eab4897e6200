import Values

/// Writes patches in their compact form. Nodes are told by their distance from the one before, names by their slots.
struct PatchWriter {
    private var last: UInt32 = 0

    /// Writes a whole patch.
    mutating func write(_ patch: Patch, to writer: inout ByteWriter, _ tables: inout WireTables) {
        last = 0
        writer.varint(UInt64(patch.page.rawValue))
        writer.varint(patch.batch)
        writer.count(patch.operations.count)
        // What an operation takes in a long list; a short patch may take more.
        writer.reserve(patch.operations.count * 6)
        for operation in patch.operations { write(operation, to: &writer, &tables) }
    }

    private mutating func write(
        _ operation: PatchOperation, to writer: inout ByteWriter, _ tables: inout WireTables
    ) {
        switch operation {
        case .scopeSet(let set, let scopes):
            writer.byte(PatchCode.scopeSet)
            writer.varint(UInt64(set.rawValue))
            writer.count(scopes.count)
            for scope in scopes { writer.varint(UInt64(scope.rawValue)) }
        case .element(let node, let tag, let scopes, let host):
            begin(host == nil ? PatchCode.element : PatchCode.element | PatchCode.option, node, &writer)
            tables.names.write(tag, to: &writer)
            writer.varint(UInt64(scopes.rawValue))
            if let host { writer.varint(UInt64(host.rawValue)) }
        case .insert(let node, let parent, let before):
            begin(before == nil ? PatchCode.insert : PatchCode.insert | PatchCode.option, node, &writer)
            distance(parent, &writer)
            if let before { distance(before, &writer) }
        case .text(let node, let text):
            begin(PatchCode.text, node, &writer)
            tables.texts.write(text, to: &writer)
        case .replaceText(let node, let text):
            begin(PatchCode.replaceText, node, &writer)
            tables.texts.write(text, to: &writer)
        case .remove(let node): begin(PatchCode.remove, node, &writer)
        case .classes(let node, let classes):
            begin(PatchCode.classes, node, &writer)
            writer.count(classes.count)
            for styleClass in classes {
                tables.names.write(styleClass.name, to: &writer)
                writer.varint(UInt64(styleClass.scopes.rawValue))
            }
        case .attribute, .style, .identifier, .listen, .source: writeProperty(operation, to: &writer, &tables)
        }
    }

    private mutating func writeProperty(
        _ operation: PatchOperation, to writer: inout ByteWriter, _ tables: inout WireTables
    ) {
        switch operation {
        case .attribute(let node, let name, let value):
            begin(PatchCode.attribute, node, &writer)
            tables.names.write(name, to: &writer)
            value.write(to: &writer, &tables)
        case .style(let node, let segment, let text):
            begin(PatchCode.style, node, &writer)
            writer.byte(segment.rawValue)
            tables.names.write(text, to: &writer)
        case .identifier(let node, let text):
            begin(PatchCode.identifier, node, &writer)
            tables.texts.write(text, to: &writer)
        case .listen(let node, let event, let listening):
            begin(PatchCode.listen, node, &writer)
            tables.names.write(event, to: &writer)
            writer.byte(listening.rawValue)
        case .source(let node, let path, let line, let column):
            begin(PatchCode.source, node, &writer)
            tables.names.write(path, to: &writer)
            writer.signed(Int64(line))
            writer.signed(Int64(column))
        default: preconditionFailure("`write` handles the other operations itself")
        }
    }

    private mutating func begin(_ code: UInt8, _ node: NodeID, _ writer: inout ByteWriter) {
        let number = node.rawValue
        if number == last {
            writer.byte(code | PatchCode.sameNode)
        } else if number == last &+ 1 {
            writer.byte(code | PatchCode.nextNode)
        } else {
            writer.byte(code)
            writer.signed(Int64(number) - Int64(last))
        }
        last = number
    }

    private func distance(_ node: NodeID, _ writer: inout ByteWriter) {
        writer.signed(Int64(node.rawValue) - Int64(last))
    }
}
