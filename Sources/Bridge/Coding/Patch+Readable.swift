import Values

extension Patch {
    /// The patch as the log shows it: `["insert", 7, 2]` is one operation.
    var readable: Value {
        [
            "page": .number(Double(page.rawValue)), "batch": Self.whole(batch),
            "operations": .array(operations.map(\.readable)),
        ]
    }

    /// Reads what `readable` made.
    init(readable body: Value) throws(BridgeError) {
        let members = try BodyReader(body)
        let rows: [[Value]] = try members.read("operations")
        var operations: [PatchOperation] = []
        operations.reserveCapacity(rows.count)
        for row in rows { operations.append(try PatchOperation(readable: row)) }
        self.init(page: try members.read("page"), batch: try members.read("batch"), operations: operations)
    }

    private static func whole(_ number: UInt64) -> Value {
        Double(exactly: number).map { .number($0) } ?? .string(String(number))
    }
}

extension PatchOperation {
    /// The operation as an array: its name, then what it carries; what is nil at the end is left out.
    var readable: Value {
        var row: [Value]
        switch self {
        case .scopeSet(let set, let scopes):
            row = ["scopeSet", Self.value(set), .array(scopes.map { Self.value($0) })]
        case .element(let node, let tag, let scopes, let host):
            row = ["element", Self.value(node), .string(tag), Self.value(scopes)]
            if let host { row.append(Self.value(host)) }
        case .text(let node, let text): row = ["text", Self.value(node), .string(text)]
        case .insert(let node, let parent, let before):
            row = ["insert", Self.value(node), Self.value(parent)]
            if let before { row.append(Self.value(before)) }
        case .remove(let node): row = ["remove", Self.value(node)]
        case .replaceText(let node, let text): row = ["replaceText", Self.value(node), .string(text)]
        case .attribute(let node, let name, let value):
            row = ["attribute", Self.value(node), .string(name), ValueEncoder.clipped(value)]
        case .classes(let node, let classes):
            row = ["classes", Self.value(node)]
            for styleClass in classes { row += [.string(styleClass.name), Self.value(styleClass.scopes)] }
        case .style(let node, let segment, let text):
            row = ["style", Self.value(node), .string(String(describing: segment)), .string(text)]
        case .identifier(let node, let text): row = ["identifier", Self.value(node), .string(text)]
        case .listen(let node, let event, let listening):
            row = ["listen", Self.value(node), .string(event), .number(Double(listening.rawValue))]
        case .source(let node, let path, let line, let column):
            row = ["source", Self.value(node), .string(path), .number(Double(line)), .number(Double(column))]
        }
        return .array(row)
    }

    /// Reads what `readable` made.
    init(readable values: [Value]) throws(BridgeError) {
        var row = Row(values: values)
        let name: String = try row.next()
        switch name {
        case "scopeSet": self = .scopeSet(try row.next(), try row.next())
        case "element":
            self = .element(try row.next(), tag: try row.next(), scopes: try row.next(), host: try row.nextIfAny())
        case "text": self = .text(try row.next(), try row.next())
        case "insert": self = .insert(try row.next(), parent: try row.next(), before: try row.nextIfAny())
        case "remove": self = .remove(try row.next())
        case "replaceText": self = .replaceText(try row.next(), try row.next())
        case "attribute": self = .attribute(try row.next(), name: try row.next(), try row.next())
        case "classes":
            let node: NodeID = try row.next()
            var classes: [StyleClass] = []
            while !row.isAtEnd { classes.append(StyleClass(name: try row.next(), scopes: try row.next())) }
            self = .classes(node, classes)
        case "style":
            let node: NodeID = try row.next()
            let segmentName: String = try row.next()
            guard let segment = StyleSegment.allCases.first(where: { String(describing: $0) == segmentName }) else {
                throw BridgeError.malformed("no style segment \(segmentName)")
            }
            self = .style(node, segment, try row.next())
        case "identifier": self = .identifier(try row.next(), try row.next())
        case "listen": self = .listen(try row.next(), event: try row.next(), try row.next())
        case "source":
            self = .source(try row.next(), path: try row.next(), line: try row.next(), column: try row.next())
        default: throw BridgeError.malformed("no operation \(name)")
        }
    }

    private static func value(_ number: some RawRepresentable<UInt32>) -> Value { .number(Double(number.rawValue)) }
    private static func value(_ number: some RawRepresentable<UInt16>) -> Value { .number(Double(number.rawValue)) }

    private struct Row {
        let values: [Value]
        var place = 0
        var isAtEnd: Bool { place >= values.count }

        init(values: [Value]) { self.values = values }

        mutating func next<T: Decodable>() throws(BridgeError) -> T {
            guard !isAtEnd else { throw BridgeError.malformed("an operation is too short") }
            defer { place += 1 }
            return try ValueDecoder.decode(T.self, from: values[place])
        }

        mutating func nextIfAny<T: Decodable>() throws(BridgeError) -> T? {
            if isAtEnd { nil } else { try next() }
        }
    }
}
