/// A path as a program writes it, taken apart: which of its places it names, and the names below. Whatever the text says,
/// the names never climb out of the place.
struct FilePath: Hashable, Sendable {
    /// Where a program's files are.
    enum Place: String, CaseIterable, Sendable {
        /// Its code package, which it can only read.
        case package
        /// `wx.env.USER_DATA_PATH`, the only place where it may write.
        case user = "usr"
        /// What `saveFile` kept under names of its own.
        case kept = "store"
        /// What choosing and downloading made.
        case temporary = "tmp"
    }

    let place: Place
    /// The names from the place's root on; none is empty, "." or "..".
    let names: [String]
    /// The path as the program wrote it, for messages.
    let text: String

    /// The way on disk from the root of the place.
    var relative: String { names.joined(separator: "/") }

    /// Reads a path. `verb` is what is to be done with it, for the message.
    init(_ text: String, _ verb: String) throws(FileError) {
        self.text = text
        guard !text.utf8.contains(0) else { throw FileError(.invalidArgument, verb, text) }
        guard text.utf8.count < 4096 else { throw FileError(.nameTooLong, verb, text) }
        guard let scheme = Self.scheme(of: text) else {
            place = .package
            // The package's paths are written from its root, and only so.
            guard !text.isEmpty, !text.hasPrefix("./"), !text.hasPrefix("../") else {
                throw FileError(.missing, verb, text)
            }
            names = try Self.names(text, verb, text)
            return
        }
        guard scheme == "wxfile" || scheme == "http" else { throw FileError(.pathPermissionDenied, verb, text) }
        let rest = text.dropFirst(scheme.count + 3)
        let first = rest.prefix { $0 != "/" }
        for place in [Place.user, .kept, .temporary] {
            // A kept or temporary file of the platform is named `tmp_...` at the root; the tools write `tmp/...`.
            if place != .user, first.hasPrefix(place.rawValue + "_"), scheme == "wxfile" {
                self.place = place
                names = try Self.names(rest, verb, text)
                return
            }
            if first == place.rawValue {
                self.place = place
                names = try Self.names(rest.dropFirst(first.count), verb, text)
                return
            }
        }
        throw FileError(.pathPermissionDenied, verb, text)
    }

    private init(place: Place, names: [String], text: String) {
        self.place = place
        self.names = names
        self.text = text
    }

    /// The path of a file whose name is made here.
    static func made(_ place: Place, _ name: String) -> FilePath {
        FilePath(place: place, names: [name], text: "wxfile://" + name)
    }

    /// A path below this one.
    func appending(_ name: String) -> FilePath {
        FilePath(place: place, names: names + [name], text: text + (text.hasSuffix("/") ? "" : "/") + name)
    }

    /// The folder that holds it; nil for the root of a place.
    var parent: FilePath? {
        names.isEmpty ? nil : FilePath(place: place, names: names.dropLast(), text: text)
    }

    private static func scheme(of text: String) -> Substring? {
        guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
        return text[..<colon]
    }

    private static func names(_ rest: some StringProtocol, _ verb: String, _ text: String) throws(FileError) -> [String]
    {
        var names: [String] = []
        for name in rest.split(separator: "/") {
            switch name {
            case ".": continue
            case "..": if names.popLast() == nil { throw FileError(.pathPermissionDenied, verb, text) }
            default: names.append(String(name))
            }
        }
        guard names.count <= FolderWalk.depth else { throw FileError(.nameTooLong, verb, text) }
        return names
    }
}
