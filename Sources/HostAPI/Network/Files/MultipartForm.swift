import CloudClient

/// A form with one file in it (RFC 7578): fields first, then the file, whose bytes are read while they are sent.
struct MultipartForm {
    let boundary: String
    private let head: [UInt8]
    private let tail: [UInt8]
    private let file: OpenFile
    private let fileSize: Int

    init(fields: [(name: String, value: String)], name: String, file: OpenFile, boundary: String) throws(FileError) {
        self.boundary = boundary
        self.file = file
        fileSize = try file.size()
        var text = ""
        for field in fields {
            text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escape(field.name))\"\r\n\r\n"
            text += "\(field.value)\r\n"
        }
        let fileName = file.path.split(separator: "/").last.map(String.init) ?? "file"
        text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escape(name))\"; "
        text += "filename=\"\(Self.escape(fileName))\"\r\nContent-Type: \(MediaType.of(fileName))\r\n\r\n"
        head = Array(text.utf8)
        tail = Array("\r\n--\(boundary)--\r\n".utf8)
    }

    /// What goes over the wire.
    var body: WebBody {
        let (head, tail, file, fileSize) = (head, tail, file, fileSize)
        return .stream(length: head.count + fileSize + tail.count) { offset, count in
            if offset < head.count { return Array(head[offset..<min(head.count, offset + count)]) }
            let place = offset - head.count
            if place < fileSize { return try file.read(at: place, count: min(count, fileSize - place)) }
            let rest = place - fileSize
            return Array(tail[min(rest, tail.count)..<min(tail.count, rest + count)])
        }
    }

    /// How the devtools show it.
    var shown: String { String(decoding: head, as: UTF8.self) + "(\(fileSize) bytes)" }

    private static func escape(_ text: String) -> String {
        text.replacing("\"", with: "%22").replacing("\r\n", with: "%0D%0A").replacing("\r", with: "%0D")
            .replacing("\n", with: "%0A")
    }
}
