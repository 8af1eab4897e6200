import NIOCore

/// Reads a body of `multipart/form-data` (RFC 7578) as its bytes come. It keeps no more than a boundary and one part's
/// header fields.
struct MultipartReader {
    /// What is in a body, in order.
    enum Event: Equatable {
        /// A part begins: the names of its field and its file, and its content type.
        case part(name: String, fileName: String?, type: String?)
        /// Bytes of the part.
        case data(ByteBuffer)
        /// The part is over.
        case endOfPart
        /// The body is over; what follows does not count.
        case end
    }

    /// Why a body cannot be read.
    enum Failure: Error, Equatable {
        /// Something else than a boundary stands where one must be.
        case noBoundary
        /// The header fields of a part are too long, or do not name it.
        case badHeader
    }

    private enum State { case preamble, afterBoundary, header, data, over }

    private static let headerBytes = 16 * 1024

    private var state = State.preamble
    private var buffer = ByteBuffer()
    /// CR LF, two dashes, and the boundary's name.
    private let delimiter: [UInt8]

    /// - Parameter boundary: the parameter of the content type.
    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first boundary may be the body's first line.
        buffer.writeBytes([13, 10])
    }

    /// The boundary of a content type; nil if it is no multipart form.
    static func boundary(of type: String?) -> String? {
        guard let type else { return nil }
        let parts = parameters(type[...])
        guard parts.value.lowercased() == "multipart/form-data", let boundary = parts.members["boundary"],
            !boundary.isEmpty, boundary.utf8.count <= 200
        else { return nil }
        return boundary
    }

    /// Whether the body's end was read.
    var isOver: Bool { state == .over }

    /// Takes bytes and gives what they hold.
    mutating func read(_ bytes: ByteBuffer) throws(Failure) -> [Event] {
        buffer.writeImmutableBuffer(bytes)
        var events: [Event] = []
        while try step(&events) {}
        buffer.discardReadBytes()
        return events
    }

    /// Goes on; false when more bytes are needed.
    private mutating func step(_ events: inout [Event]) throws(Failure) -> Bool {
        switch state {
        case .preamble: return skipToBoundary().isFound
        case .data:
            let (data, isFound) = skipToBoundary()
            if let data { events.append(.data(data)) }
            if isFound { events.append(.endOfPart) }
            return isFound
        case .afterBoundary:
            // Spaces may follow a boundary; two dashes end the body.
            guard let next = buffer.getBytes(at: buffer.readerIndex, length: 2) else { return false }
            if next == [45, 45] {
                state = .over
                events.append(.end)
            } else if next == [13, 10] {
                buffer.moveReaderIndex(forwardBy: 2)
                state = .header
            } else if next[0] == 32 || next[0] == 9 {
                buffer.moveReaderIndex(forwardBy: 1)
            } else {
                throw .noBoundary
            }
            return true
        case .header:
            guard let event = try header() else { return false }
            events.append(event)
            state = .data
            return true
        case .over:
            buffer.clear()
            return false
        }
    }

    /// Moves behind the next boundary, if it is there, and gives what is before it.
    private mutating func skipToBoundary() -> (before: ByteBuffer?, isFound: Bool) {
        let (count, isFound) = buffer.withUnsafeReadableBytes { Self.find(delimiter, in: $0) }
        let before = count > 0 ? buffer.readSlice(length: count) : nil
        if isFound {
            buffer.moveReaderIndex(forwardBy: delimiter.count)
            state = .afterBoundary
        }
        return (before, isFound)
    }

    /// How many bytes are surely no part of the delimiter, and whether it follows them.
    private static func find(_ delimiter: [UInt8], in bytes: UnsafeRawBufferPointer) -> (before: Int, isFound: Bool) {
        var start = 0
        while start < bytes.count {
            guard let place = bytes[start...].firstIndex(of: 13) else { return (bytes.count, false) }
            let length = min(delimiter.count, bytes.count - place)
            if bytes[place..<(place + length)].elementsEqual(delimiter.prefix(length)) {
                return (place, length == delimiter.count)
            }
            start = place + 1
        }
        return (bytes.count, false)
    }

    private mutating func header() throws(Failure) -> Event? {
        let (length, isFound) = buffer.withUnsafeReadableBytes { Self.find([13, 10, 13, 10], in: $0) }
        guard isFound else {
            guard buffer.readableBytes <= Self.headerBytes else { throw .badHeader }
            return nil
        }
        guard length <= Self.headerBytes, let text = buffer.readString(length: length) else { throw .badHeader }
        buffer.moveReaderIndex(forwardBy: 4)
        return try Self.part(text)
    }

    private static func part(_ text: String) throws(Failure) -> Event {
        var name: String?
        var fileName: String?
        var type: String?
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            switch line[..<colon].lowercased() {
            case "content-disposition":
                let members = parameters(value).members
                name = members["name"]
                fileName = members["filename"]
            case "content-type": type = String(value)
            default: break
            }
        }
        guard let name else { throw .badHeader }
        return .part(name: name, fileName: fileName, type: type)
    }

    /// A value and its parameters, `form-data; name="a;b"`.
    private static func parameters(_ text: Substring) -> (value: String, members: [String: String]) {
        var members: [String: String] = [:]
        let value = text.prefix { $0 != ";" }
        var rest = text.dropFirst(value.count)
        while rest.first == ";" {
            rest = rest.dropFirst().drop { $0 == " " }
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            var text = ""
            if rest.first == "\"" {
                rest = rest.dropFirst()
                while let character = rest.popFirst(), character != "\"" {
                    // Browsers escape only the quotation mark.
                    if character == "\\", rest.first == "\"" {
                        rest = rest.dropFirst(); text.append("\"")
                    } else {
                        text.append(character)
                    }
                }
                rest = rest.drop { $0 != ";" }
            } else {
                text = String(rest.prefix { $0 != ";" })
                rest = rest.dropFirst(text.count)
            }
            members[key.lowercased()] = text
        }
        return (value.filter { $0 != " " }, members)
    }
}
