import Cells
import Foundation
import Testing

/// The demo as a person uses it.
@Suite(.enabled(if: RunningProgram.isBuilt, "termina is not built beside the tests"))
struct DemoTests {
    private static let chinese = ["LANG": "zh_CN.UTF-8"]

    @Test func `three deep and back`() throws {
        let program = try RunningProgram()
        try program.expect("小程序，跑在终端里")
        program.press("2")
        try program.expect("1 / 10 层")
        for depth in 2...4 {
            program.press("\t\r")
            try program.expect("\(depth) / 10 层")
            let isTold = program.terminal.wait {
                $0.line(39).contains("stack \(depth)/10") && $0.line(39).contains("› 第 \(depth) 层")
            }
            #expect(isTold, "\(program.terminal.text)")
        }
        for depth in [3, 2, 1] {
            program.press("\u{1B}")
            try program.expect("stack \(depth)/10")
        }
        try program.expect("stack 1/10 pages/lab/lab")
    }

    @Test func `tabs by their numbers, and back to what they showed`() throws {
        let program = try RunningProgram(environment: Self.chinese)
        try program.expect("● 首页")
        try program.click("+ ]")
        try program.expect("已经数到 1")
        program.press("4")
        try program.expect("● 我的")
        try program.expect("填写名片")
        program.press("2")
        try program.expect("● 实验室")
        program.press("1")
        try program.expect("● 首页")
        try program.expect("已经数到 1")
    }

    @Test func `a feature is opened, rated, and the rating is kept for the next time`() throws {
        let program = try RunningProgram()
        try program.click("2  页面栈")
        try program.expect("stack 2/10 首页 › 页面栈")
        program.press("\t\t\r")
        try program.expect("分")
        program.press("\u{1B}")
        try program.expect("stack 1/10 pages/home/home")
        try program.expect("✦")
    }

    @Test func `Chinese text goes into the form's input, and the card keeps it`() throws {
        let program = try RunningProgram()
        try program.expect("● 首页")
        program.press("4")
        try program.expect("填写名片 ›")
        program.press("\t\r")
        try program.expect("写几句介绍自己")
        program.press("\t")
        try program.expect("INPUT")
        program.press("李雷Ünï")
        try program.expect("李雷Ünï")
        #expect(program.terminal.isCursorVisible)
        program.press("\u{7F}\u{7F}\u{7F}")
        try program.expectGone("李雷Ü")
        program.press("\u{1B}[200~和韩梅梅\u{1B}[201~")
        try program.expect("李雷和韩梅梅")
        program.press("\t你好，世界\r第二行")
        try program.expect("第二行")
        try program.expect("9 / 140")
        program.press("\u{1B}")
        try program.expectGone("INPUT")
        #expect(!program.terminal.isCursorVisible)
        program.press("\u{1B}")
        try program.expect("你好，李雷和韩梅梅")
    }

    @Test func `resized to 40x12 and 200x50 it is laid out anew`() throws {
        let program = try RunningProgram()
        try program.expect("小程序，跑在终端里")
        program.press("4")
        try program.expect("● 我的")
        #expect(program.terminal.wait { $0.line(39).contains("stack 1/10") })
        program.terminal.resize(columns: 40, rows: 12)
        #expect(program.terminal.wait { $0.line(11).contains("stack 1/10") })
        #expect(program.terminal.wait { $0.line(10).contains("● 我的") })
        program.terminal.resize(columns: 200, rows: 50)
        #expect(program.terminal.wait { $0.line(49).contains("stack 1/10") })
        for (columns, rows) in [(1, 1), (3, 2), (300, 5), (60, 40)] {
            program.terminal.resize(columns: columns, rows: rows)
        }
        #expect(program.terminal.wait { $0.line(39).contains("stack 1/10") })
        #expect(program.terminal.wait { $0.line(38).contains("● 我的") })
    }

    @Test func `help is searched and closed`() throws {
        let program = try RunningProgram()
        try program.expect("● 首页")
        program.press("?")
        try program.expect("type to search")
        program.press("undo")
        try program.expect("Undo")
        try program.expectGone("Scroll down")
        program.press("\u{1B}")
        try program.expectGone("Undo")
    }

    @Test func `a dialog is answered by keys`() throws {
        let program = try RunningProgram()
        try program.click("2  页面栈")
        try program.expect("stack 2/10 首页 › 页面栈")
        program.press("\t\t\r")
        try program.expect("分")
        program.press("\u{1B}")
        try program.expect("stack 1/10 pages/home/home")
        program.press("4")
        try program.expect("● 我的")
        try program.click("[ 全部清除 ]")
        try program.expect("清除数据")
        program.press("\u{1B}")
        try program.expectGone("清除数据")
        program.press("\r")
        try program.expect("清除数据")
        program.press("\r")
        try program.expectGone("清除数据")
        try program.expect("还没有存任何东西")
    }

    @Test func `a click opens and another goes back`() throws {
        let program = try RunningProgram()
        try program.click("数据绑定")
        try program.expect("stack 2/10 首页 › 数据绑定")
        program.press("\u{1B}[<0;2;1M\u{1B}[<0;2;1m")
        try program.expect("stack 1/10")
    }

    @Test func `it opens at a page with a query`() throws {
        let program = try RunningProgram(arguments: ["--page", "pages/level/level?mark=7"])
        try program.expect("pages/level/level?mark=7")
    }
}
