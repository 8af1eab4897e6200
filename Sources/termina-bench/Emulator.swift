import CVTerm
import Foundation

/// What a terminal shows. What came is read when somebody looks, so that it does not count as the program's time.
final class Emulator {
    private let terminal: OpaquePointer
    private let screen: OpaquePointer
    private var columns: Int32
    private var rows: Int32
    private var unread: [UInt8] = []

    init(columns: Int32, rows: Int32) {
        (self.columns, self.rows) = (columns, rows)
        terminal = vterm_new(rows, columns)
        vterm_set_utf8(terminal, 1)
        screen = vterm_obtain_screen(terminal)
        vterm_screen_enable_altscreen(screen, 1)
        vterm_screen_reset(screen, 1)
    }

    deinit { vterm_free(terminal) }

    /// Takes what the program wrote.
    func take(_ bytes: ArraySlice<UInt8>) { unread += bytes }

    /// Gives the terminal another size.
    func resize(columns: UInt16, rows: UInt16) {
        read()
        (self.columns, self.rows) = (Int32(columns), Int32(rows))
        vterm_set_size(terminal, self.rows, self.columns)
    }

    /// The rows of the screen.
    var text: String {
        read()
        var buffer = [CChar](repeating: 0, count: Int(columns) * 4 + 1)
        return (0..<rows).map { row in
            let area = VTermRect(start_row: row, end_row: row + 1, start_col: 0, end_col: columns)
            let count = vterm_screen_get_text(screen, &buffer, buffer.count, area)
            return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }.joined(separator: "\n")
    }

    private func read() {
        unread.withUnsafeBytes { bytes in
            _ = vterm_input_write(terminal, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        unread.removeAll(keepingCapacity: true)
    }
}
