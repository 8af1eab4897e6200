/// Where in the data something is: what a key of setData spells, like `list[0].name`.
package struct DataPath: Hashable, Sendable {
    /// One step.
    package enum Segment: Hashable, Sendable {
        /// A member of an object.
        case key(String)
        /// An element of an array.
        case index(Int)
    }

    /// The steps from the root; never empty when parsed.
    package var segments: [Segment]

    package init(_ segments: [Segment]) { self.segments = segments }

    /// The steps a path may have.
    package static let maximumLength = 256
    /// The largest index a path may have: a hole before an element takes memory here.
    package static let maximumIndex = 4_000_000

    /// Reads a path. A backslash in front of `.`, `[` or `]` makes it part of a name; empty names are skipped.
    package init(parsing text: String) throws(DataPathError) {
        var parser = Parser(text: text)
        segments = try parser.parse()
    }

    /// Whether this is a place inside the other path's, or the same.
    package func starts(with other: DataPath) -> Bool { segments.starts(with: other.segments) }
}

/// Why a path could not be read. The messages are the platform's.
package enum DataPathError: Error, Equatable {
    case empty
    case startsWithIndex(String)
    case noNumber(String)
    case notANumber(String)
    case tooLarge(String)

    /// What the console says.
    package var message: String {
        switch self {
        case .empty: "Path can not be empty"
        case .startsWithIndex(let path): "Path can not start with []: \(path)"
        case .noNumber(let path): "Must have number in []: \(path)"
        case .notANumber(let path): "Only number 0-9 could inside []: \(path)"
        case .tooLarge(let path): "Path is too long or its index too large: \(path.prefix(100))"
        }
    }
}

extension DataPath: CustomStringConvertible {
    /// The path as setData's keys spell it.
    package var description: String {
        var text = ""
        for segment in segments {
            switch segment {
            case .index(let index): text += "[\(index)]"
            case .key(let key):
                if !text.isEmpty { text += "." }
                for character in key.unicodeScalars {
                    if ".[]\\".unicodeScalars.contains(character) { text += "\\" }
                    text.unicodeScalars.append(character)
                }
            }
        }
        return text
    }
}

extension DataPath {
    /// Goes over the bytes of a path's text.
    private struct Parser {
        let text: String
        var segments: [Segment] = []
        var name: [UInt8] = []

        init(text: String) { self.text = text }

        mutating func parse() throws(DataPathError) -> [Segment] {
            let bytes = Array(text.utf8)
            var place = 0
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                switch byte {
                case UInt8(ascii: "\\"):
                    if place < bytes.count, ".[]\\".utf8.contains(bytes[place]) {
                        name.append(bytes[place])
                        place += 1
                    } else {
                        name.append(byte)
                    }
                case UInt8(ascii: "."): try endName()
                case UInt8(ascii: "["):
                    try endName()
                    guard !segments.isEmpty else { throw .startsWithIndex(text) }
                    try append(.index(index(bytes, &place)))
                default: name.append(byte)
                }
            }
            try endName()
            guard !segments.isEmpty else { throw .empty }
            return segments
        }

        private mutating func endName() throws(DataPathError) {
            guard !name.isEmpty else { return }
            try append(.key(String(decoding: name, as: UTF8.self)))
            name.removeAll(keepingCapacity: true)
        }

        private mutating func append(_ segment: Segment) throws(DataPathError) {
            guard segments.count < DataPath.maximumLength else { throw .tooLarge(text) }
            segments.append(segment)
        }

        private func index(_ bytes: [UInt8], _ place: inout Int) throws(DataPathError) -> Int {
            var number = 0
            var any = false
            while place < bytes.count, bytes[place] != UInt8(ascii: "]") {
                guard bytes[place] >= 48, bytes[place] <= 57 else { throw .notANumber(text) }
                number = number * 10 + Int(bytes[place] - 48)
                guard number <= DataPath.maximumIndex else { throw .tooLarge(text) }
                any = true
                place += 1
            }
            guard any else { throw .noNumber(text) }
            place += 1
            return number
        }
    }
}
