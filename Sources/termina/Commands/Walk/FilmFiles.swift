import Foundation
import Walk

/// Where recordings go.
struct FilmFiles {
    var cast: String?
    var svg: String?
    var frames: String?

    /// Whether anything is to be recorded.
    var isWanted: Bool { cast != nil || svg != nil || frames != nil }

    /// Writes a film to all of them.
    func write(_ film: Film, title: String) throws(Failure) {
        if let cast { try Self.write(film.cast(title: title), to: cast) }
        if let svg { try Self.write(film.svg(), to: svg) }
        guard let frames else { return }
        for (index, picture) in film.pictures().enumerated() {
            let number = String(index + 1)
            let name = "frame-" + String(repeating: "0", count: max(0, 4 - number.count)) + number + ".svg"
            try Self.write(picture, to: "\(frames)/\(name)")
        }
    }

    /// Writes a text to a file, whose folder is made.
    static func write(_ text: String, to file: String) throws(Failure) {
        let url = URL(fileURLWithPath: file)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        } catch {
            throw Failure(.missing, "'\(file)' cannot be written: \(error.localizedDescription)")
        }
    }
}
