import Bridge
import Cells
import Terminal
import Testing

@testable import Shell

@MainActor
@Suite("Mouse, bars and size")
struct MouseTests {
    @Test("A click on a tab switches to it")
    func tabs() {
        let test = TestShell()
        test.start(tabs: ["home", "lab", "mine"])
        test.open("home", id: 1)
        let bar = test.shell.layout.tabBar
        #expect(bar?.row == 18)
        for column in [0, 19, 20, 39, 40, 59] { test.click(column, 18) }
        #expect(test.takeMessages() == ["tab 0", "tab 0", "tab 1", "tab 1", "tab 2", "tab 2"])
    }

    @Test("A click on the mark of the navigation bar goes back, on its title does nothing")
    func navigationBar() {
        let test = TestShell()
        test.start()
        test.open("home", id: 1)
        test.click(1, 0)
        #expect(test.takeMessages() == [])
        test.open("detail", id: 2, title: "Detail")
        #expect(test.lines[0].contains("\u{2039}") && test.shows("Detail"))
        test.click(on: "Detail")
        #expect(test.takeMessages() == [])
        test.click(1, 0)
        #expect(test.takeMessages() == ["back 1"])
    }

    @Test("The mark at the right of the navigation bar opens the page's menu, where its rectangle says")
    func menuMark() {
        let test = TestShell(columns: 40)
        test.start()
        test.open("home", id: 1, title: "A title that is much too long for a bar of so few columns")
        let columns = ChromePainter.menuColumns(in: test.shell.layout.navigationBar)
        #expect(columns == 36..<39)
        #expect(test.place(of: "\u{22EF}") == CellPoint(column: 37, row: 0))
        for column in [35, 36, 38, 39] { test.click(column, 0) }
        #expect(test.takeMessages() == ["page menu", "page menu"])
    }

    @Test("A drag from the upper end of a page that refreshes pulls it down once, others do not")
    func pull() {
        let test = TestShell()
        test.start()
        test.open("home", id: 1, [.text("first")])
        func drag(to row: Int) {
            test.mouse(.press(.left), 10, 5)
            for step in 5...row { test.mouse(.drag(.left), 10, step) }
            test.mouse(.release(.left), 10, row)
        }
        drag(to: 15)
        #expect(test.shell.refreshing.isEmpty)
        test.shell.opened[PageID(1)]?.window.enablePullDownRefresh = true
        drag(to: 8)
        #expect(test.shell.refreshing.isEmpty)
        _ = test.takeMessages()
        drag(to: 15)
        #expect(test.shell.refreshing == [PageID(1)])
        #expect(
            test.link.messages.filter { if case .pageEvent(_, .pullDownRefresh) = $0 { true } else { false } }.count
                == 1)
    }

    @Test("A second click on an older page, or one on its spine, offers to go back to it")
    func olderPages() {
        let test = TestShell(columns: 200, rows: 30)
        test.start()
        for id in 1...8 { test.open("page\(id)", id: UInt32(id), [.button("in \(id)")]) }
        let panes = test.shell.layout.older
        #expect(panes.contains { $0.isSpine } && panes.contains { !$0.isSpine })
        for pane in panes {
            test.click(pane.frame.column, pane.frame.row + 1)
            #expect(test.takeMessages() == [])
            if !pane.isSpine { test.click(pane.frame.column, pane.frame.row + 1) }
            #expect(test.shows("Go to page\(pane.index + 1)?"))
            test.shell.handle(.key(Key(.enter)))
            #expect(test.takeMessages() == ["back \(7 - pane.index)"])
        }
        #expect(test.shows("in 7") && test.shows("page7"))
        // The line between two panes belongs to nobody.
        test.click(panes[panes.count - 1].frame.endColumn, 3)
        #expect(test.takeMessages() == [])
    }

    @Test("A click taps what it hits")
    func page() {
        let test = TestShell(columns: 100, rows: 20)
        test.start()
        test.open("home", id: 1, [.button("first"), .text("between"), .button("second")])
        #expect(test.click(on: "second"))
        #expect(test.takeMessages().filter { $0.hasPrefix("tap") } == ["tap 105"])
        #expect(test.click(on: "between"))
        #expect(test.takeMessages().filter { $0.hasPrefix("tap") } == [])
    }

    @Test("The wheel scrolls the page under it")
    func wheel() {
        let test = TestShell(columns: 200, rows: 10)
        test.start()
        let content = (1...40).map { TestShell.Content.text("line \($0) end") }
        test.open("home", id: 1, content)
        test.open("detail", id: 2, [.text("top")])
        let pane = test.shell.layout.older[0].frame
        #expect(test.shows("line 1 end"))
        test.shell.handle(
            .mouse(MouseEvent(.wheelDown, at: CellPoint(column: pane.column + 2, row: pane.row + 3))))
        #expect(!test.shows("line 3 end") && test.shows("line 4 end"))
        test.shell.handle(.mouse(MouseEvent(.wheelUp, at: CellPoint(column: pane.column + 2, row: pane.row + 3))))
        #expect(test.shows("line 1 end"))
        #expect(test.takeMessages() == [])
    }

    @Test("A new size is told to the app once, and everything is laid out for it")
    func resize() {
        let test = TestShell()
        test.start(tabs: ["home"])
        test.open("home", id: 1, [.text("content")])
        let before = test.link.devices.count
        test.resize(columns: 40, rows: 12)
        #expect(test.link.devices.count == before + 1)
        #expect(test.link.devices.last?.windowWidth == 320)
        #expect(test.link.devices.last?.windowHeight == 144)
        test.resize(columns: 40, rows: 12)
        #expect(test.link.devices.count == before + 1)
        #expect(test.lines.count == 12 && test.shows("content"))
        for (columns, rows) in [(1, 1), (20, 5), (200, 50), (0, 0), (60, 20)] {
            test.resize(columns: columns, rows: rows)
            #expect(test.lines.count == rows)
        }
        #expect(test.shows("content"))
    }

    @Test("The device is told before anything else, with the page's size in px")
    func device() throws {
        let test = TestShell(columns: 60, rows: 20, language: .chinese)
        test.shell.start(page: "pages/x?y=1")
        guard case .device(let device) = try #require(test.link.messages.first) else {
            Issue.record("the first message must be the device")
            return
        }
        #expect(device.windowWidth == 480 && device.windowHeight == 288 && device.screenHeight == 320)
        #expect(device.language == "zh_CN" && device.theme == "dark")
        #expect(test.launches == ["pages/x?y=1"])
    }

    @Test("Bars show what the app says of them")
    func chrome() {
        let test = TestShell(columns: 80, rows: 20)
        test.start(tabs: ["home", "mine"])
        test.open("home", id: 1, title: "Old")
        #expect(test.screen.title == "" || test.shows("Old"))
        test.shell.receive([
            .chrome(.title(PageID(1), "新标题")), .chrome(.navigationBarLoading(PageID(1), true)),
            .chrome(.navigationBarColor(PageID(1), front: "#ffffff", background: "#ff0000")),
        ])
        #expect(test.lines[0].contains(" 新标题"))
        #expect(test.screen.grid.row(0)[5].style.background == .rgb(255, 0, 0))
        #expect(test.screen.title == "新标题 - App")
        var bar = TabBar(items: [TabBar.Item(pagePath: "pages/home", text: "home")])
        bar.items[0].badge = "99+"
        test.shell.receive([.chrome(.tabBar(bar))])
        #expect(test.shows("\u{25CF} home 99+"))
        bar.hidden = true
        test.shell.receive([.chrome(.tabBar(bar))])
        #expect(!test.shows("99+") && test.shell.layout.tabBar == nil)
    }

    @Test("Any order of events on any size does no harm")
    func random() throws {
        var seed: UInt64 = 7
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % UInt64(bound))
        }
        let keys = try Key.sequence(
            #"Tab S-Tab Enter Space Escape Down Up PageDown Home End ? ! 1 2 "x中" Backspace C-w"#)
        let test = TestShell()
        test.start(tabs: ["home", "mine"])
        test.open("home", id: 1, [.button("a"), .input, .text("b")])
        for step in 0..<300 {
            switch next(12) {
            case 0: test.resize(columns: next(120), rows: next(40))
            case 1: test.click(next(120), next(40))
            case 2 where test.shell.stack.count < 10:
                test.open("p\(step)", id: UInt32(step + 2), [.input, .button("x")])
            case 3 where test.shell.stack.count > 1: test.back(to: next(test.shell.stack.count - 1))
            case 4: test.shell.receive([.ask(id: UInt64(step), .actionSheet(title: nil, items: ["a"], itemColor: nil))])
            case 5: test.shell.receive([.ask(id: UInt64(step), .modal(Question.Modal()))])
            case 6: test.shell.receive([.overlay(.toast(title: "t", icon: "none", mask: next(2) == 0))])
            case 7: test.advance(milliseconds: Double(next(3_000)))
            default: test.shell.handle(.key(keys[next(keys.count)]))
            }
            if step % 10 == 0 { test.shell.paint() }
        }
        #expect(test.screen.frames >= 30)
    }
}
