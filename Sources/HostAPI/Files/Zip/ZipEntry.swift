import Glibc

/// A file or folder in a zip archive, as its directory tells of it (PKWARE's APPNOTE, 4.3.12).
struct ZipEntry: Sendable {
    /// The path in the archive; a folder's ends with a slash.
    var path: String
    /// How it is compressed: 0 not at all, 8 by deflate.
    var method: UInt16
    var isEncrypted: Bool
    /// Whether it is a symbolic link or a device.
    var isSpecial: Bool
    var checksum: UInt32
    var compressedSize: Int
    var size: Int
    /// Where its own header begins.
    var headerOffset: Int

    /// Whether it is a folder.
    var isFolder: Bool { path.hasSuffix("/") }

    /// The names on the way to it; nil for a path that leads out of the archive or is of no use.
    var names: [String]? {
        guard !path.hasPrefix("/"), !path.contains("\\"), !path.utf8.contains(0) else { return nil }
        let names = path.split(separator: "/").map(String.init).filter { $0 != "." }
        return names.isEmpty || names.contains("..") || names.count > FolderWalk.depth / 2 ? nil : names
    }
}
