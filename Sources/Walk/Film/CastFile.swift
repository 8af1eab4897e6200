package import Cells
import Foundation

/// A recording that is written while it is made, so that it is whole up to the end, whatever that is.
package final class CastFile {
    private let file: FileHandle
    private let title: String
    private var writer: CastWriter
    private var start: Double?

    /// - Parameter path: the file, which is made anew; nil is returned if that cannot be done.
    package init?(_ path: String, title: String, depth: ColorDepth) {
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
        else { return nil }
        self.file = file
        self.title = title
        writer = CastWriter(depth: depth)
    }

    /// Writes what is to be seen at a time, in milliseconds since 1970.
    package func add(_ grid: Grid, cursor: CellPoint?, at time: Double) {
        if start == nil {
            start = time
            write(CastWriter.header(grid.size, title: title, time: Int(exactly: (time / 1000).rounded())))
        }
        write(writer.lines(grid, cursor: cursor, at: time - (start ?? time)))
    }

    private func write(_ text: String) { file.write(Data(text.utf8)) }
}
