import Bridge
import Values

/// A file that was chosen, as it was copied into the program's temporary files.
struct ChosenFile: Sendable {
    /// `wxfile://tmp_...`.
    var path: String
    /// In bytes.
    var size: Int
    /// Its own name.
    var name: String
    var type: FileType
    /// When it was last changed, in seconds since 1970.
    var time: Int
    /// What is known of it as a film; nothing of other files.
    var film = FilmInfo()

    /// The size as scripts see it.
    var sizeValue: Value { .number(Double(size)) }

    /// As `chooseMedia` tells of it.
    var mediaValue: ValueObject {
        var members: [(String, Value)] = [
            ("tempFilePath", .string(path)), ("size", sizeValue), ("fileType", .string(type.rawValue)),
        ]
        if type == .video { members += film.members + [("thumbTempFilePath", "")] }
        return ValueObject(members)
    }

    /// As `chooseMessageFile` tells of it.
    var messageValue: ValueObject {
        ValueObject([
            ("path", .string(path)), ("size", sizeValue), ("name", .string(name)), ("type", .string(type.rawValue)),
            ("time", .number(Double(time))),
        ])
    }
}

/// How long and how large a film is.
struct FilmInfo: Hashable, Sendable {
    /// In seconds.
    var duration = 0.0
    /// In px.
    var width = 0.0
    var height = 0.0

    /// As scripts see it.
    var members: [(String, Value)] {
        [("duration", .number(duration)), ("height", .number(height)), ("width", .number(width))]
    }
}
