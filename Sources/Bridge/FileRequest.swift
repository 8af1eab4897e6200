/// Asks the person for files: `wx.chooseImage` and its kin. Answered by `{ files: [absolute path], camera: boolean }`, or by
/// null if nothing was chosen.
package struct FileRequest: Sendable, Codable, Equatable {
    /// What files are wanted.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case images, videos, media, any
        /// Neither pictures nor films.
        case others
    }

    package var kind: Kind
    /// How many can be chosen; at least one.
    package var count: Int
    /// The extensions that are wanted, in small letters and without dots; none is all.
    package var extensions: [String]
    /// Whether a picture of the camera may be taken instead.
    package var hasCamera: Bool

    package init(kind: Kind, count: Int, extensions: [String] = [], hasCamera: Bool = false) {
        self.kind = kind
        self.count = count
        self.extensions = extensions
        self.hasCamera = hasCamera
    }

    /// Whether a file of this name is wanted.
    package func accepts(_ name: String) -> Bool {
        let suffix = FileType.suffix(of: name)
        if !extensions.isEmpty, !extensions.contains(suffix) { return false }
        switch kind {
        case .any: return true
        case .images: return FileType(suffix: suffix) == .image
        case .videos: return FileType(suffix: suffix) == .video
        case .media: return FileType(suffix: suffix) != .file
        case .others: return FileType(suffix: suffix) == .file
        }
    }
}

/// What kind of file it is, by its name, as the platform calls it.
package enum FileType: String, Sendable {
    case image, video, file

    private static let images: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "bmp", "svg", "tif", "tiff", "heic", "heif", "ico", "avif",
    ]
    private static let videos: Set<String> = ["mp4", "mov", "m4v", "3gp", "avi", "mkv", "webm"]

    /// The kind of files with this extension, in small letters.
    package init(suffix: String) {
        self = Self.images.contains(suffix) ? .image : Self.videos.contains(suffix) ? .video : .file
    }

    /// The kind of a file of this name.
    package init(name: String) { self.init(suffix: Self.suffix(of: name)) }

    /// A name's extension, in small letters and without its dot; empty if it has none.
    package static func suffix(of name: String) -> String {
        let last = name.split(separator: "/").last ?? ""
        guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return "" }
        return last[last.index(after: dot)...].lowercased()
    }
}
