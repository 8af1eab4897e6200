import Bridge
import Cells
import Terminal
import Testing
import Values

@testable import Shell

@MainActor
@Suite("The dock's sockets")
struct DockSocketTests {
    private func opened(rows: Int = 40) throws -> TestShell {
        let test = TestShell(columns: 110, rows: rows)
        test.start()
        test.open("home", id: 1)
        try test.press("` ] ] ] ]")
        return test
    }

    private func tell(_ test: TestShell, _ id: UInt64, _ step: SocketRecord.Step, at time: Double = 1_000) {
        test.shell.receive([.record(Record(kind: .socket(SocketRecord(id: id, step)), time: time, source: nil))])
    }

    private func frame(_ text: String, out: Bool = false) -> SocketRecord.Step {
        .frame(
            .init(
                isOutgoing: out, kind: .text, isFinal: true, isCompressed: false,
                payload: .init(Array(text.utf8), isText: true)))
    }

    private func open(_ test: TestShell, _ id: UInt64, at time: Double = 900) {
        tell(test, id, .began(url: "wss://chat.example/ws", protocols: ["v1"], page: "pages/chat"), at: time)
        tell(test, id, .opened(protocol: "v1", isCompressed: true, milliseconds: 12.5), at: time + 10)
    }

    private func orders(_ test: TestShell) -> [SocketOrder] {
        test.link.messages.compactMap { if case .socket(_, let order) = $0 { order } else { nil } }
    }

    @Test("Frames stand with direction, kind, size and payload, below the state of their socket")
    func frames() throws {
        let test = try opened()
        open(test, 1)
        tell(test, 1, frame(#"{"type":"message","content":"你好"}"#, out: true), at: 950)
        tell(test, 1, frame("hi\nthere"), at: 960)
        let binary = SocketRecord.Frame(
            isOutgoing: false, kind: .binary, isFinal: true, isCompressed: false,
            payload: .init([0, 255, 65], isText: false))
        tell(test, 1, .frame(binary), at: 970)
        #expect(test.shows("#1  open  \u{2191} 1 (37 B)  \u{2193} 2 (11 B)  deflate  v1  wss://chat.example/ws"))
        #expect(test.shows("\u{2191} text") && test.shows("\u{2193} binary") && test.shows("00 ff 41"))
        #expect(test.shows("hi \u{21B5} there"))
        try test.press("Enter")
        #expect(test.shows("0000  00 ff 41") && test.shows("..A"))
        try test.press("Escape Up Up Enter")
        #expect(test.shows("content: '你好'"))
    }

    @Test("Heartbeats and connections that come again are marked on the time line")
    func timeLine() throws {
        let test = try opened()
        open(test, 1, at: 100)
        tell(test, 1, frame(#"{"type":"ping"}"#, out: true), at: 30_000)
        tell(test, 1, frame(#"{"type":"pong"}"#), at: 30_030)
        tell(test, 1, .closed(code: 1006, reason: "", error: "reset"), at: 60_000)
        open(test, 2, at: 90_000)
        let marks = test.lines.joined()
        for sign in ["\u{2665}", "\u{2717}", "\u{21BB}"] { #expect(marks.contains(sign)) }
        #expect(test.shows("#2  open"))
        try test.press("Up Up Up")
        #expect(test.shows("#1  closed") && test.shows("\u{2665} 30.00 ms") && test.shows("1006 reset"))
    }

    @Test("A time line is as long as its area, whatever the times are")
    func bounds() {
        var random = SplitMix(seed: 9)
        for _ in 0..<300 {
            let entry = SocketEntry(id: 1, url: "ws://a", page: nil, isAgain: random.below(2) == 0)
            for _ in 0..<random.below(40) {
                let time = Double(random.below(400_000)) - 100_000
                switch random.below(4) {
                case 0: entry.take(.opened(protocol: "", isCompressed: false, milliseconds: 1), at: time)
                case 1: entry.take(.closed(code: 1, reason: "", error: nil), at: time)
                default: entry.take(frame("ping", out: random.below(2) == 0), at: time)
                }
            }
            for columns in [0, 1, 7, 80] {
                let line = SocketTab.timeLine([entry], columns: columns, now: Double(random.below(300_000)))
                #expect(TextWidth.of(line) == columns)
            }
        }
    }

    @Test("s sends a text or bytes, D cuts the connection, both only where one is open")
    func orders() throws {
        let test = try opened()
        try test.press("s")
        #expect(test.shows("no open socket"))
        open(test, 4)
        try test.press("s")
        test.shell.handle(.paste("hello"))
        try test.press("Enter s")
        test.shell.handle(.paste("hex: 01 fG"))
        try test.press("Enter")
        #expect(test.shows("these are no bytes"))
        try test.press("C-u")
        test.shell.handle(.paste("hex: 01 fF"))
        try test.press("Enter D")
        #expect(orders(test) == [.sendText("hello"), .sendBytes([1, 255]), .drop])
        tell(test, 4, .closed(code: 1006, reason: "", error: "cut"))
        try test.press("D")
        #expect(orders(test).count == 3 && test.shows("no open socket"))
    }

    @Test(
        arguments: [("", []), ("00", [0]), ("a b", [0xAB]), ("+1", nil), ("0", nil), ("0x", nil), ("中文", nil)]
            as [(String, [UInt8]?)])
    func `bytes are read from hexadecimal`(text: String, bytes: [UInt8]?) {
        #expect(HexText.bytes(text) == bytes)
    }

    @Test("A flood of frames stays within bounds, on a dock of few rows too")
    func flood() throws {
        let test = try opened(rows: 16)
        open(test, 1)
        for number in 0..<25_000 { tell(test, 1, frame("\(number)"), at: 1_000 + Double(number)) }
        #expect(test.shows("Sockets 20000") && test.shows("24999"))
        tell(test, 77, frame("of nobody"))
        #expect(!test.shows("of nobody"))
    }
}
