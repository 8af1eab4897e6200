import Bridge

/// What a file is that is to be looked at, by its first bytes, and by its name where those leave it open.
enum DocumentFormat: Equatable {
    case picture
    case document(ShownDocument.Kind)

    /// The names of the platform's documents.
    static let fileTypes = ["doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf"]

    /// - Parameter suffix: the type that the program names, or its file's extension.
    /// - Returns: nil for what nobody could read.
    init?(_ bytes: some Collection<UInt8>, suffix: String) {
        let start = Array(bytes.prefix(12))
        if start.starts(with: Array("%PDF".utf8)) {
            self = .document(.pdf)
        } else if Self.isPacked(start), let kind = Self.office[suffix] {
            self = .document(kind)
        } else if Self.isPicture(start) || FileType(suffix: suffix) == .image && !Self.fileTypes.contains(suffix) {
            self = .picture
        } else if !Self.fileTypes.contains(suffix) || suffix.isEmpty, Self.isText(bytes) {
            self = .document(.text)
        } else {
            return nil
        }
    }

    private static let office: [String: ShownDocument.Kind] = [
        "doc": .writing, "docx": .writing, "xls": .sheet, "xlsx": .sheet, "ppt": .slides, "pptx": .slides,
    ]

    /// The containers of the office formats: the new ones are zip archives, the old ones compound files.
    private static func isPacked(_ start: [UInt8]) -> Bool {
        start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }

    private static func isPicture(_ start: [UInt8]) -> Bool {
        let signs: [[UInt8]] = [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8)]
        if signs.contains(where: { start.starts(with: $0) }) { return true }
        return start.starts(with: Array("RIFF".utf8)) && start.count == 12 && start[8...].elementsEqual("WEBP".utf8)
    }

    /// Whether it reads as UTF-8; the last character may be cut in two.
    private static func isText(_ bytes: some Collection<UInt8>) -> Bool {
        guard !bytes.contains(0) else { return false }
        let whole = Array(bytes)
        for cut in 0..<4 where cut <= whole.count {
            if String(validating: whole.dropLast(cut), as: UTF8.self) != nil { return true }
        }
        return false
    }
}
