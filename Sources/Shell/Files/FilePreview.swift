import Bridge
import Cells
import Glibc
import Images
import Theme
import ViewLayer

/// What is told of a file beside the list of files: its name, kind, size and time, and how it begins if it is a text.
@MainActor
final class FilePreview {
    private let access: FileAccess
    private let language: Language
    /// The beginning of the file that was looked at last.
    private var last: (path: String, text: String?)?

    private let pictures: PictureStore?
    private let requestFrame: @MainActor () -> Void

    init(
        _ access: FileAccess, _ language: Language, pictures: PictureStore? = nil,
        requestFrame: @escaping @MainActor () -> Void = {}
    ) {
        self.access = access
        self.language = language
        self.pictures = pictures
        self.requestFrame = requestFrame
    }

    /// Paints what there is to tell.
    func paint(_ item: FileItem, path: String, in area: CellRect, now: Double, theme: Theme, _ grid: inout Grid) {
        guard area.columns >= 8, area.rows >= 1 else { return }
        var row = area.row
        func put(_ text: String, _ style: CellStyle) {
            guard row < area.endRow else { return }
            let shown = TextWidth.truncated(text, to: area.columns)
            grid.draw(shown, at: CellPoint(column: area.column, row: row), style: style, clip: area)
            row += 1
        }
        let quiet = theme[.muted].over(theme[.menu])
        let name = TextBlock(Self.plain(item.name), columns: area.columns, most: 2).lines
        for line in name { put(line, theme[.dialogTitle].over(theme[.menu])) }
        put(kind(item).text(language), quiet)
        if !item.isFolder { put("\(FilePhrase.size.text(language)) \(Self.size(item.size))", theme[.menu]) }
        put("\(FilePhrase.changed.text(language)) \(Self.date(item.modified))", theme[.menu])
        if !item.isFolder, FileType(name: item.name) == .image {
            let room = CellRect(
                column: area.column, row: row + 1, columns: area.columns, rows: max(0, area.endRow - row - 1))
            return paintPicture(path, in: room, theme[.menu], &grid)
        }
        guard !item.isFolder, let text = beginning(path) else { return }
        row += 1
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(max(0, area.endRow - row)) {
            put(Self.plain(String(line)), quiet)
        }
    }

    /// Paints a picture as large as it fits; nothing as long as it is not there.
    private func paintPicture(_ path: String, in room: CellRect, _ style: CellStyle, _ grid: inout Grid) {
        guard let pictures, room.rows >= 2, let head = access.head(path, 262_144) else { return }
        guard let cells = PictureFit.cells(of: head, in: CellSize(columns: room.columns, rows: room.rows)) else {
            return
        }
        let request = PictureStore.Request(source: "file:" + path, columns: cells.columns, rows: cells.rows)
        let answer = pictures.picture(request, from: { .file(path) }, whenReady: requestFrame)
        guard case .ready(let picture) = answer else { return }
        grid.draw(picture, at: room.origin, style: style, clip: room)
    }

    private func kind(_ item: FileItem) -> FilePhrase {
        if item.isFolder { return .folder }
        switch FileType(name: item.name) {
        case .image: return .picture
        case .video: return .film
        case .file: return .file
        }
    }

    /// How a text file begins; nil for what is no text.
    private func beginning(_ path: String) -> String? {
        if let last, last.path == path { return last.text }
        var text: String?
        if var bytes = access.head(path, 4096), !bytes.isEmpty, !bytes.contains(0) {
            // The last character may be cut in two.
            while let byte = bytes.last, byte >= 0x80, bytes.count > 4000 { bytes.removeLast() }
            text = String(validating: bytes, as: UTF8.self)
        }
        last = (path, text)
        return text
    }

    /// Text without what would move a cursor.
    static func plain(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.value < 32 || (0x7F...0x9F).contains($0.value) ? " " : Character($0) })
    }

    /// A size with a unit that keeps it short.
    static func size(_ bytes: Int) -> String {
        if bytes < 1024 { return "\(bytes) B" }
        var value = Double(bytes) / 1024
        var unit = "KB"
        for next in ["MB", "GB", "TB"] where value >= 1024 {
            value /= 1024
            unit = next
        }
        let tenths = Int((value * 10).rounded())
        return value < 10 ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(Int(value.rounded())) \(unit)"
    }

    /// A day and a minute, in the zone of the machine.
    static func date(_ seconds: Int) -> String {
        var time = seconds
        var parts = tm()
        guard localtime_r(&time, &parts) != nil else { return "" }
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) "
            + "\(two(parts.tm_hour)):\(two(parts.tm_min))"
    }
}
