import Bridge
import Cells
import Theme

/// The sockets of the app: the one of the selected row with its time line, then all frames.
@MainActor
final class SocketTab: RecordTab<SocketRow> {
    private static let mostSockets = 200
    /// How much of time the line shows, in milliseconds.
    private static let window = 120_000.0

    private var sockets: [SocketEntry] = []
    private var headRows = 0

    init() { super.init(.sockets, capacity: 20_000) }

    /// Takes a step of a socket.
    func take(_ record: SocketRecord, at time: Double) {
        var entry = sockets.last { $0.id == record.id }
        if case .began(let url, _, let page) = record.step {
            let isAgain = sockets.contains { $0.url == url && $0.state == .closed }
            let new = SocketEntry(id: record.id, url: url, page: page, isAgain: isAgain)
            sockets.append(new)
            if sockets.count > Self.mostSockets { sockets.removeFirst(Self.mostSockets / 2) }
            entry = new
        }
        // Records can be dropped, the first of a socket too.
        guard let entry else { return }
        entry.take(record.step, at: time)
        append(SocketRow(entry: entry, step: record.step, time: time))
    }

    /// Another app numbers its sockets anew; those of the last one are gone.
    func appStarts(at time: Double) {
        for entry in sockets where entry.state != .closed {
            entry.take(.closed(code: 1006, reason: "", error: ""), at: time)
        }
        sockets = []
    }

    /// The socket of the selected row, or the last one.
    var selected: SocketEntry? { selectedRow?.entry ?? sockets.last }

    /// The sockets that are open, by their numbers.
    var openSockets: [UInt64] { sockets.filter { $0.state == .open }.map(\.id) }

    override var actions: Set<DockCommand> { [.send, .drop] }
    override var hints: [DockCommand] { [.send, .drop] }

    override func select(windowRow: Int) { super.select(windowRow: windowRow - headRows) }

    override func paint(isFocused: Bool, in area: CellRect, _ painter: TablePainter, _ grid: inout Grid) {
        headRows = selected != nil && area.rows >= 6 ? 2 : 0
        if headRows > 0, let selected { paintHead(selected, area, painter, &grid) }
        let rest = CellRect(
            column: area.column, row: area.row + headRows, columns: area.columns, rows: area.rows - headRows)
        super.paint(isFocused: isFocused, in: rest, painter, &grid)
    }

    private func paintHead(_ entry: SocketEntry, _ area: CellRect, _ painter: TablePainter, _ grid: inout Grid) {
        let language = painter.context.language
        var parts = [
            "#\(entry.id)", entry.state.phrase.text(language),
            "\u{2191} \(entry.sent.frames) (\(ByteCount.text(entry.sent.bytes)))",
            "\u{2193} \(entry.received.frames) (\(ByteCount.text(entry.received.bytes)))",
        ]
        if let roundTrip = entry.roundTrip { parts.append("\u{2665} \(LifecycleRow.duration(roundTrip))") }
        if entry.isCompressed { parts.append("deflate") }
        if !entry.subprotocol.isEmpty { parts.append(entry.subprotocol) }
        parts.append(entry.url)
        let style = painter.theme[entry.state == .open ? .dockInfo : .dockWarn].over(painter.theme[.dock])
        let text = TextWidth.truncated(parts.joined(separator: "  "), to: area.columns - 2)
        grid.draw(text, at: CellPoint(column: area.column + 1, row: area.row), style: style, clip: area)
        let line = Self.timeLine(
            sockets.filter { $0.url == entry.url }, columns: area.columns - 2, now: painter.context.now)
        let quiet = painter.theme[.dockTime].over(painter.theme[.dock])
        grid.draw(line, at: CellPoint(column: area.column + 1, row: area.row + 1), style: quiet, clip: area)
    }

    /// The last two minutes of the sockets to one place: `─` while one is open, and a sign for what happened in a cell.
    static func timeLine(_ sockets: [SocketEntry], columns: Int, now: Double) -> String {
        guard columns > 0 else { return "" }
        let marks = sockets.flatMap(\.marks).sorted { $0.time < $1.time }
        let end = max(now, marks.last?.time ?? now)
        var cells = [SocketEntry.Mark?](repeating: nil, count: columns)
        var isOpen = [Bool](repeating: false, count: columns)
        var openSince: Int?
        func cell(_ time: Double) -> Int {
            let place = (time - (end - window)) / window * Double(columns)
            return place.isFinite ? Int(max(-1, min(place.rounded(.down), Double(columns - 1)))) : -1
        }
        for (time, mark) in marks {
            let place = cell(time)
            if mark == .opened || mark == .reopened { openSince = openSince ?? max(0, place) }
            if mark == .closed || mark == .cut {
                if let since = openSince, place >= since { for index in since...place { isOpen[index] = true } }
                openSince = nil
            }
            guard place >= 0 else { continue }
            cells[place] = max(cells[place] ?? mark, mark)
        }
        if let openSince { for index in openSince..<columns { isOpen[index] = true } }
        return cells.indices.map { cells[$0]?.sign ?? (isOpen[$0] ? "\u{2500}" : "\u{00B7}") }.joined()
    }
}

extension SocketEntry.State {
    /// Its word.
    var phrase: DockPhrase {
        switch self {
        case .connecting: .socketConnecting
        case .open: .socketOpen
        case .closing: .socketClosing
        case .closed: .socketClosed
        }
    }
}
