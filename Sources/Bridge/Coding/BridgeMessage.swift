package import Values

/// Which process a message comes from.
package enum BridgeSide: String, Sendable, Codable {
    case app, shell
}

/// What both streams' messages have in common: a kind, and the rest as a value that reads well as JSON.
package protocol BridgeMessage: Sendable {
    /// The message's cases, by their number on the wire; 0 is none.
    associatedtype Kind: RawRepresentable<UInt8>, CaseIterable, Sendable
    /// Who sends such messages.
    static var sender: BridgeSide { get }
    /// Which case it is.
    var kind: Kind { get }
    /// Whether it may be left out when the peer does not keep up.
    var isDroppable: Bool { get }
    /// The kind that carries patches; nil if no message of this side does.
    static var patchKind: Kind? { get }
    /// The patch that it carries, which travels in binary form.
    var patch: Patch? { get }
    /// What the case carries.
    func body() throws(BridgeError) -> Value
    /// The message of this kind that carries this.
    init(kind: Kind, body: Value) throws(BridgeError)
    /// The message that carries a patch; nil if no message of this side does.
    init?(patch: Patch)
    /// A message that says how many droppable ones were left out; nil if there is none on this side.
    static func dropped(_ count: Int, time: Double) -> Self?
}

extension BridgeMessage {
    /// The kind's name, as the log shows it.
    package static func name(of kind: Kind) -> String { String(describing: kind) }
    /// The kind of this name.
    package static func kind(named name: String) -> Kind? { Kind.allCases.first { self.name(of: $0) == name } }
}

/// The members of a message's body, while it is read.
struct BodyReader {
    private let object: ValueObject

    init(_ body: Value) throws(BridgeError) {
        guard case .object(let object) = body else { throw BridgeError.malformed("a body is not an object") }
        self.object = object
    }

    /// The member of this name; one that is not there reads as null.
    func read<T: Decodable>(_ name: String) throws(BridgeError) -> T {
        try ValueDecoder.decode(T.self, from: object[name] ?? .null)
    }
}

/// The members of a message's body, while it is written.
struct BodyWriter {
    private var object = ValueObject()

    /// The body so far.
    var value: Value { .object(object) }

    /// Adds a member; nil is left out.
    mutating func write<T: Encodable>(_ name: String, _ content: T?) throws(BridgeError) {
        guard let content else { return }
        object[name] = try ValueEncoder.encode(content)
    }

    /// The body with one member more.
    func with<T: Encodable>(_ name: String, _ content: T?) throws(BridgeError) -> BodyWriter {
        var copy = self
        try copy.write(name, content)
        return copy
    }
}
