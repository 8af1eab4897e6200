/// A name in a folder of the person's.
package struct FileItem: Sendable, Equatable {
    package var name: String
    package var isFolder: Bool
    /// In bytes; 0 for a folder.
    package var size: Int
    /// When it was last changed, in seconds since 1970.
    package var modified: Int

    package init(name: String, isFolder: Bool, size: Int = 0, modified: Int = 0) {
        self.name = name
        self.isFolder = isFolder
        self.size = size
        self.modified = modified
    }
}

/// How the shell sees the person's files, to let them choose some. Nothing of it reaches an app but what was chosen.
@MainActor
package struct FileAccess {
    /// The folder in which choosing begins.
    package var start: @MainActor () -> String
    /// What is in a folder; nil if it cannot be read.
    package var list: @MainActor (String) -> [FileItem]?
    /// The first bytes of a file, at most so many; nil if it cannot be read.
    package var head: @MainActor (_ path: String, _ count: Int) -> [UInt8]?
    /// Copies a picture to the folder in which choosing begins, under a name that is free; gives the path. Nil where nothing
    /// can be kept.
    package var savePicture: (@MainActor (_ path: String) -> Result<String, FileAccessError>)?
    /// Copies a file to the folder for what was downloaded, under this name or, if that is taken, one like it; gives the
    /// path. Nil where nothing can be kept.
    package var saveFile: (@MainActor (_ path: String, _ name: String) -> Result<String, FileAccessError>)?
    /// What answers instead of the person, where nobody is there; nil asks.
    package var answers: AnsweringFiles?

    /// No files at all.
    package init() {
        start = { "/" }
        list = { _ in [] }
        head = { _, _ in nil }
    }
}

/// Why one of the person's files could not be made.
package struct FileAccessError: Error, Hashable {
    /// A few words of the operating system's.
    package var text: String
}

/// Files that answer every question for files, in order, over and over.
@MainActor
package final class AnsweringFiles {
    private let paths: [String]
    private var next = 0

    package init(_ paths: [String]) { self.paths = paths }

    /// The next of them that are wanted, at most so many.
    func take(_ count: Int, where isWanted: (String) -> Bool) -> [String] {
        let wanted = paths.indices.filter { isWanted(paths[$0]) }
        let left = wanted.filter { $0 >= next }
        let taken = (left.isEmpty ? wanted : left).prefix(count)
        if let last = taken.last { next = last + 1 }
        return taken.map { paths[$0] }
    }
}
