/// Where in a document a field is: `style.color`, `scores.1`, `_id`.
///
/// A segment of digits is a name in an object and an index in an array; which one, the document says.
package struct FieldPath: Hashable, Sendable {
    /// The names from the document's root; never empty, none of them empty.
    package let segments: [String]

    /// How many segments a path may have.
    package static let maximumLength = 100

    /// Reads the dot notation.
    /// - Throws: `invalidPath` for an empty path, an empty segment or one that is too long.
    package init(_ text: String) throws(DatabaseError) {
        var segments: [String] = []
        var name: [UInt8] = []
        for byte in text.utf8 {
            guard byte == UInt8(ascii: ".") else {
                name.append(byte)
                continue
            }
            segments.append(String(decoding: name, as: UTF8.self))
            name.removeAll(keepingCapacity: true)
        }
        segments.append(String(decoding: name, as: UTF8.self))
        guard segments.count <= Self.maximumLength, !segments.contains(where: \.isEmpty) else {
            throw .invalidPath(String(text.prefix(200)))
        }
        self.segments = segments
    }

    /// A path of these segments, which the caller knows to be names.
    init(segments: [String]) { self.segments = segments }

    /// The path of `_id`.
    package static let id = FieldPath(segments: ["_id"])
    /// The path of `_openid`.
    package static let owner = FieldPath(segments: ["_openid"])

    /// The name of the field at the document's root.
    package var root: String { segments[0] }

    /// Whether this is a place inside the other path's, or the same.
    package func starts(with other: FieldPath) -> Bool { segments.starts(with: other.segments) }

    /// The number that a segment spells as an array's index (`0`, `12`, not `01`); nil for names.
    package static func index(_ segment: String) -> Int? {
        let bytes = segment.utf8
        guard let first = bytes.first, bytes.count <= 9, bytes.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        guard first != 48 || bytes.count == 1 else { return nil }
        return Int(segment)
    }
}

extension FieldPath: CustomStringConvertible {
    package var description: String { segments.joined(separator: ".") }
}
