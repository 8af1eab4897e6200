import Cells
import Foundation
import Terminal

/// A small program on `TerminalSession` that the tests drive: it shows known cells and the last event.
@main
@MainActor
struct Probe {
    static func main() {
        TerminalSession.blockSignals()
        let environment = ProcessInfo.processInfo.environment
        let options = TerminalSession.Options(environment: environment, logPath: environment["PROBE_LOG"])
        do {
            try TerminalSession.run(options) { session in
                let model = ProbeModel(session)
                session.onEvent = { model.handle($0) }
                session.onFrame = { model.paint() }
                session.onSignal = { _ in model.note("signal") }
            }
        } catch {
            FileHandle.standardError.write(Data("probe: \(error.userMessage)\n".utf8))
            exit(3)
        }
    }
}

/// What the probe shows.
@MainActor
final class ProbeModel {
    private let session: TerminalSession
    private var last = "ready"
    private var cursor: CellPoint?
    private var fill: Character?
    private var shift = 0
    /// The number of the first row of a long list that is shown instead of everything else.
    private var listTop: Int?

    init(_ session: TerminalSession) { self.session = session }

    func note(_ text: String) { FileHandle.standardError.write(Data("note \(text)\n".utf8)) }

    func handle(_ event: InputEvent) {
        last = "\(event)"
        if case .key(let key) = event {
            last = "key \(key)"
            act(key)
        }
        if case .paste(let text) = event { last = "paste \(text.count)" }
        session.requestFrame()
    }

    private func act(_ key: Key) {
        switch key.description {
        case "q": session.exit(7)
        case "A-a": abort()
        case "A-s": UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
        case "A-t": preconditionFailure("a trap")
        case "A-x": Foundation.exit(4)
        case "e": note("stray words")
        case "c": cursor = CellPoint(column: 6, row: 4)
        case "h": cursor = nil
        case "t": session.screen.setTitle("标题 \u{1B}x")
        case "f": fill = fill == "x" ? "y" : "x"
        case "Right": shift += 1
        case "l": listTop = 0
        case "Down": listTop = listTop.map { $0 + 1 }
        case "Up": listTop = listTop.map { $0 - 1 }
        case "n": listTop = listTop.map { $0 + 7 }
        case "b": benchmark()
        default: break
        }
    }

    func paint() {
        var grid = Grid(session.screen.size)
        let size = grid.size
        if let listTop {
            paintList(from: listTop, &grid)
            session.screen.present(grid, cursor: cursor)
            return
        }
        if let fill {
            for row in 5..<max(5, size.rows) {
                grid.draw(
                    String(repeating: fill, count: size.columns), at: CellPoint(column: 0, row: row), style: .plain)
            }
        }
        draw(
            "rgb", 0, 0, &grid, CellStyle(foreground: .rgb(1, 2, 3), background: .rgb(200, 100, 50), attributes: .bold))
        draw(
            "pal", 4, 0, &grid,
            CellStyle(foreground: .palette(9), background: .palette(4), attributes: [.italic, .underline]))
        draw("idx", 8, 0, &grid, CellStyle(foreground: .indexed(196), attributes: .reverse))
        draw("blk", 12, 0, &grid, CellStyle(foreground: .rgb(0, 0, 0), background: .rgb(0, 0, 4)))
        draw("str", 16, 0, &grid, CellStyle(attributes: .strikethrough))
        draw("lnk", 20, 0, &grid, CellStyle(link: LinkTable.shared.number(of: "https://example.com/")))
        draw("世界|你好", 0, 1, &grid, .plain)
        draw("👨‍👩‍👧‍👦|❤\u{FE0F}|🫨|👍🏽|e\u{301}|🇨🇳|end", shift, 2, &grid, .plain)
        draw("\(size.columns)x\(size.rows) \(session.screen.depth)", 0, 3, &grid, .plain)
        draw(last, 0, 4, &grid, .plain)
        if size.rows > 5 { draw("世", size.columns - 2, size.rows - 1, &grid, .plain) }
        session.screen.present(grid, cursor: cursor)
    }

    /// A list between a head and a foot; every thirtieth row has a picture that ncurses does not know.
    private func paintList(from top: Int, _ grid: inout Grid) {
        let last = grid.size.rows - 1
        draw("head", 0, 0, &grid, CellStyle(attributes: .reverse))
        for row in 1..<max(1, last) {
            let number = top + row
            let shade = UInt8(truncatingIfNeeded: number * 40)
            let style = CellStyle(background: number.isMultiple(of: 3) ? .rgb(shade, 20, 60) : .terminal)
            if number.isMultiple(of: 3) {
                grid.fill(CellRect(column: 0, row: row, columns: grid.size.columns, rows: 1), style: style)
            }
            let picture = number.isMultiple(of: 30) ? (number.isMultiple(of: 60) ? "🫨" : "🫠") : ""
            draw("row \(number) of a list 世界 \(picture)", 2, row, &grid, style)
            draw(number.isMultiple(of: 5) ? "#" : "|", grid.size.columns - 1, row, &grid, style)
        }
        draw("foot \(top)", 0, last, &grid, .plain)
    }

    private func draw(_ text: String, _ column: Int, _ row: Int, _ grid: inout Grid, _ style: CellStyle) {
        grid.draw(text, at: CellPoint(column: column, row: row), style: style)
    }

    /// Times frames that change one cell, and all cells.
    private func benchmark() {
        let clock = ContinuousClock()
        let size = session.screen.size
        var grids = (0..<2).map { round in
            var grid = Grid(size)
            for row in 0..<size.rows {
                for column in 0..<size.columns {
                    let shade = UInt8(truncatingIfNeeded: row + column + round)
                    let style = CellStyle(
                        foreground: .rgb(shade, 128, 255 - shade), background: .rgb(20, shade / 4, 40))
                    grid.draw(round == 0 ? "x" : "y", at: CellPoint(column: column, row: row), style: style)
                }
            }
            return grid
        }
        session.screen.present(grids[0], cursor: nil)
        let all = clock.measure { for index in 0..<20 { session.screen.present(grids[(index + 1) % 2], cursor: nil) } }
        grids[1] = grids[0]
        grids[1].draw("Z", at: CellPoint(column: 5, row: 5), style: .plain)
        let one = clock.measure { for index in 0..<500 { session.screen.present(grids[(index + 1) % 2], cursor: nil) } }
        let none = clock.measure { for _ in 0..<500 { session.screen.present(grids[0], cursor: nil) } }
        last = "bench all \(all / 20) one \(one / 500) none \(none / 500)"
        note(last)
        measureWork(size)
    }

    /// Times painting text, comparing grids and parsing input.
    private func measureWork(_ size: CellSize) {
        let clock = ContinuousClock()
        let ascii = String(repeating: "The quick brown fox. ", count: 20)
        let chinese = String(repeating: "天地玄黄宇宙洪荒", count: 20)
        var grid = Grid(size)
        for (name, line) in [("ascii", ascii), ("chinese", chinese)] {
            let paint = clock.measure {
                for _ in 0..<100 {
                    for row in 0..<size.rows { grid.draw(line, at: CellPoint(column: 0, row: row), style: .plain) }
                }
            }
            note("paint all \(name) \(paint / 100)")
        }
        let other = grid
        grid.draw("x", at: CellPoint(column: 0, row: size.rows - 1), style: .plain)
        var found = 0
        let compare = clock.measure { for _ in 0..<1_000 { found += grid.changes(since: other).count } }
        note("compare \(compare / 1_000) \(found)")
        let input = Array(String(repeating: "hello 世界\u{1B}[A\u{1B}[<0;10;10M\r", count: 20_000).utf8)
        var parser = InputParser()
        var events = 0
        let parse = clock.measure { events = parser.feed(input).count }
        note("parse \(input.count) bytes, \(events) events in \(parse)")
    }
}
