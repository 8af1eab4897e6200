import Bridge
import Cells
import Testing

@testable import Shell

@MainActor
struct SpinnerTests {
    @Test("The mark of loading turns at most 8 times a second, stands still where nothing is to move, and then sleeps")
    func turns() {
        for isStill in [false, true] {
            let test = TestShell(columns: 60, rows: 20)
            test.start(tabs: ["home"])
            test.open("home", id: 1)
            test.shell.reducesMotion = isStill
            test.shell.receive([.overlay(.toast(title: "wait", icon: "loading", mask: false))])
            var marks: [String] = []
            for _ in 0..<20 {
                let text = test.shell.frame().grid.plainText
                marks += ["◐", "◓", "◑", "◒", "◌"].filter { text.contains($0) }
                test.advance(milliseconds: 50)
            }
            #expect(Set(marks) == (isStill ? ["◌"] : ["◐", "◓", "◑", "◒"]))
            let changes = zip(marks, marks.dropFirst()).count { $0 != $1 }
            #expect(changes <= 8)
            test.shell.receive([.overlay(.hidden)])
            _ = test.shell.frame()
            test.advance(milliseconds: 1000)
            #expect(!test.shell.isSpinnerDue)
        }
    }
}
