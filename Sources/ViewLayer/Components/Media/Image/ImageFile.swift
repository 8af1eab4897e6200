/// What is known of the file that an image shows.
enum ImageFile: Equatable {
    /// Its size in px.
    case known(width: Double, height: Double)
    /// It is not of this mini-program, or says no size.
    case elsewhere
    /// There is none.
    case missing
}

extension ViewContext {
    /// Looks at the file of an image; once for each.
    func imageSize(_ source: String, beside folders: [String]) -> ImageFile {
        guard !source.isEmpty, let readBytes else { return .elsewhere }
        if source.hasPrefix("data:") {
            if let known = imageFiles[source] { return known }
            let found = inlineImage(source)
            if imageFiles.count > 2000 { imageFiles = [:] }
            imageFiles[source] = found
            return found
        }
        guard !source.contains("://"), !source.hasPrefix("//") else { return .elsewhere }
        for path in Self.candidates(source, beside: folders) {
            if let known = imageFiles[path] { return known }
            guard let bytes = readBytes(path) else { continue }
            let found =
                ImageHeader.size(bytes).map { ImageFile.known(width: $0.width, height: $0.height) } ?? .elsewhere
            if imageFiles.count > 2000 { imageFiles = [:] }
            imageFiles[path] = found
            return found
        }
        return .missing
    }

    /// The bytes of an image that is of the package or written in its own address; nil where there are none.
    func imageBytes(_ source: String, beside folders: [String]) -> [UInt8]? {
        guard !source.hasPrefix("data:") else { return Self.inlineBytes(source, limit: 64 * 1_048_576) }
        for path in Self.candidates(source, beside: folders) {
            if let bytes = readBytes?(path) { return bytes }
        }
        return nil
    }

    /// The paths from the package's root that a source may mean.
    private static func candidates(_ source: String, beside folders: [String]) -> [String] {
        let plain = String(source.prefix { $0 != "?" && $0 != "#" })
        let wanted = plain.hasPrefix("/") ? [String(plain.dropFirst())] : folders.map { $0 + "/" + plain } + [plain]
        return wanted.map(normalized)
    }

    /// The bytes of a `data:` address; its first are enough.
    private func inlineImage(_ source: String) -> ImageFile {
        guard let bytes = Self.inlineBytes(source, limit: 80_000) else { return .missing }
        return ImageHeader.size(bytes).map { .known(width: $0.width, height: $0.height) } ?? .elsewhere
    }

    private static func inlineBytes(_ source: String, limit: Int) -> [UInt8]? {
        guard let comma = source.firstIndex(of: ",") else { return nil }
        let body = source[source.index(after: comma)...].utf8.prefix(limit)
        return source[..<comma].hasSuffix("base64") ? Base64.bytes(body) : unescaped(Array(body))
    }

    /// Bytes of an address in which `%3C` stands for `<`.
    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if bytes[place] == 0x25, place + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
            {
                result.append(byte)
                place += 3
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return result
    }

    /// The path without `.` and `..`.
    private static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

/// Base64, as far as the beginning of a picture needs it.
private enum Base64 {
    static func bytes(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            let value: UInt32
            switch byte {
            case 65...90: value = UInt32(byte) - 65
            case 97...122: value = UInt32(byte) - 71
            case 48...57: value = UInt32(byte) + 4
            case 43, 45: value = 62
            case 47, 95: value = 63
            default: continue
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }
}
