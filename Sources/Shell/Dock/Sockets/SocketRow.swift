import Bridge
import Theme
import Values

/// A frame of a socket, or a change of its state, as a row.
struct SocketRow: TableRow {
    static let columns = [
        TableColumn(title: .socket, columns: 8), TableColumn(title: .time, columns: 12, narrowest: 60),
        TableColumn(title: .type, columns: 13), TableColumn(title: .size, columns: 8, alignsRight: true, narrowest: 50),
        TableColumn(title: .payload),
    ]
    static let groups: [DockPhrase] = [.all, .messages, .controlFrames, .states]

    let entry: SocketEntry
    let step: SocketRecord.Step
    let time: Double

    private var frame: SocketRecord.Frame? { if case .frame(let frame) = step { frame } else { nil } }

    var scope: ThemeScope {
        switch step {
        case .frame(let frame): frame.isHeartbeat ? .dockDebug : frame.isOutgoing ? .dockInfo : .dock
        case .closed(_, _, let error): error == nil ? .dockWarn : .dockError
        default: .dockDebug
        }
    }

    var searchText: String { "#\(entry.id) \(entry.url) \(word) \(preview)" }

    func isIn(group: Int) -> Bool {
        switch (group, frame?.kind) {
        case (1, .text), (1, .binary), (1, .continuation): true
        case (2, .ping), (2, .pong), (2, .close): true
        case (3, nil): true
        default: false
        }
    }

    func text(_ column: Int, _ context: RowContext) -> String {
        switch column {
        case 0: "#\(entry.id)"
        case 1: ClockTime.text(time, offset: context.timeZoneOffset)
        case 2: word
        case 3: frame.map { ByteCount.text($0.payload.size) } ?? ""
        default: preview
        }
    }

    /// The direction and what it is.
    private var word: String {
        switch step {
        case .began: "\u{25CB} connect"
        case .opened: "\u{25C6} open"
        case .closing: "\u{25A1} closing"
        case .closed(_, _, let error): error == nil ? "\u{25A0} closed" : "\u{2717} lost"
        case .frame(let frame): "\(frame.isOutgoing ? "\u{2191}" : "\u{2193}") \(frame.kind.rawValue)"
        }
    }

    private var preview: String {
        switch step {
        case .began(let url, let protocols, _): return ([url] + protocols).joined(separator: " ")
        case .opened(let name, let isCompressed, let milliseconds):
            return [name, isCompressed ? "permessage-deflate" : "", LifecycleRow.duration(milliseconds)]
                .filter { !$0.isEmpty }.joined(separator: "  ")
        case .closing(let code, let reason): return "\(code) \(reason)"
        case .closed(let code, let reason, let error):
            return ["\(code)", reason, error ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        case .frame(let frame):
            if let text = frame.payload.text {
                return text.prefix(500).split(whereSeparator: \.isNewline).joined(separator: " \u{21B5} ")
            }
            return HexText.line(frame.payload.bytes, most: 48)
        }
    }

    func sortKey(_ column: Int) -> SortKey {
        switch column {
        case 0: .number(Double(entry.id))
        case 1: .number(time)
        case 2: .text(word)
        case 3: .number(Double(frame?.payload.size ?? -1))
        default: .text(preview)
        }
    }

    mutating func fold(_ next: SocketRow) -> Bool { false }

    func document(_ context: RowContext) -> [DocumentNode] {
        var heading = "#\(entry.id) \(word)  \(ClockTime.text(time, offset: context.timeZoneOffset))"
        if let frame { heading += "  \(ByteCount.text(frame.payload.size))" }
        var nodes = [DocumentNode(text: heading, isHeading: true), DocumentNode(text: entry.url)]
        guard let frame else { return nodes + [DocumentNode(text: preview)] }
        if frame.isCompressed { nodes.append(DocumentNode(text: "permessage-deflate")) }
        nodes.append(DocumentNode(text: ""))
        if let text = frame.payload.text {
            do throws(JSONError) {
                nodes.append(DocumentNode(value: try JSON.parse(text), label: nil, depth: 0, isOpen: true))
            } catch {
                nodes += DocumentNode.lines(of: text)
            }
        } else {
            nodes += HexText.lines(frame.payload.bytes).map { DocumentNode(text: $0) }
        }
        if frame.payload.size > (frame.payload.text?.utf8.count ?? frame.payload.bytes.count) {
            nodes.append(DocumentNode(text: DockPhrase.cut.text(context.language), isHeading: true))
        }
        return nodes
    }
}

/// Bytes in hexadecimal.
enum HexText {
    /// The first bytes on one line.
    static func line(_ bytes: [UInt8], most: Int) -> String {
        bytes.prefix(most).map(digits).joined(separator: " ") + (bytes.count > most ? " \u{2026}" : "")
    }

    /// Sixteen bytes a line, with where they are and what they are as letters.
    static func lines(_ bytes: [UInt8]) -> [String] {
        stride(from: 0, to: bytes.count, by: 16).map { start in
            let row = bytes[start..<min(start + 16, bytes.count)]
            let hex = row.map(digits).joined(separator: " ")
            let letters = row.map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "." }.joined()
            let place = String(start, radix: 16)
            return String(repeating: "0", count: max(0, 4 - place.count)) + place + "  " + hex
                + String(repeating: " ", count: 49 - hex.count) + letters
        }
    }

    /// The bytes of a text like `01 ff 2A`; nil if it is something else.
    static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.filter { !$0.isWhitespace }
        guard digits.utf8.count.isMultiple(of: 2), digits.utf8.count == digits.count else { return nil }
        var bytes: [UInt8] = []
        var rest = Array(digits.utf8)[...]
        while !rest.isEmpty {
            guard let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.first != 0x2B
            else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    private static func digits(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
