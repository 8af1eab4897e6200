/// Media types and the endings of the names of files, each from the other.
enum MediaType {
    private static let pairs: [(suffix: String, type: String)] = [
        ("png", "image/png"), ("jpg", "image/jpeg"), ("jpeg", "image/jpeg"), ("gif", "image/gif"),
        ("webp", "image/webp"), ("svg", "image/svg+xml"), ("bmp", "image/bmp"), ("ico", "image/x-icon"),
        ("mp4", "video/mp4"), ("mov", "video/quicktime"), ("webm", "video/webm"), ("mp3", "audio/mpeg"),
        ("aac", "audio/aac"), ("wav", "audio/wav"), ("m4a", "audio/mp4"), ("ogg", "audio/ogg"),
        ("pdf", "application/pdf"), ("json", "application/json"), ("txt", "text/plain"), ("html", "text/html"),
        ("css", "text/css"), ("csv", "text/csv"), ("js", "text/javascript"), ("xml", "application/xml"),
        ("zip", "application/zip"), ("gz", "application/gzip"), ("doc", "application/msword"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xls", "application/vnd.ms-excel"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt", "application/vnd.ms-powerpoint"),
        ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("wasm", "application/wasm"), ("ttf", "font/ttf"), ("woff", "font/woff"), ("woff2", "font/woff2"),
    ]

    /// The type of a file by its name.
    static func of(_ name: String) -> String {
        let suffix = suffix(of: name)
        return pairs.first { $0.suffix == suffix }?.type ?? "application/octet-stream"
    }

    /// How the name of a file of this type ends; empty where that is not known.
    static func suffix(forType type: String) -> String {
        let plain = type.lowercased().prefix { $0 != ";" && $0 != " " }
        return pairs.first { $0.type == plain }?.suffix ?? ""
    }

    /// What stands behind the last dot of a name, in lower case.
    static func suffix(of name: String) -> String {
        let last = name.split(separator: "/").last ?? ""
        guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return "" }
        return last[last.index(after: dot)...].lowercased()
    }
}
