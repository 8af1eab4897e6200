import Bridge
import Cells
import Testing
import Theme
import ViewLayer

@testable import Shell

@MainActor
@Suite struct ThemeTests {
    @Test func `another theme shows at once and the app is told whether it is dark`() throws {
        let stage = TestShell()
        stage.shell.use(ThemeLoader().load("ricepaper", depth: .direct).theme)
        #expect(stage.shell.surroundings.theme.name == "ricepaper")
        #expect(!stage.shell.view.isDark)
        #expect(stage.shell.device.theme == "light")
        stage.shell.use(ThemeLoader().load("kiln", depth: .direct).theme)
        #expect(stage.shell.view.isDark)
        #expect(stage.shell.appearance.background == .rgb(hex: 0x211613))
    }

    @Test func `mistakes of a theme stand among what went wrong`() {
        let stage = TestShell()
        let before = stage.shell.problems.count
        stage.shell.report(
            [Fault(kind: .file, message: "no such scope", source: "mine.toml:2:1", page: nil)], in: .theme)
        #expect(stage.shell.problems.count == before + 1)
        #expect(stage.shell.problems.last?.source == "mine.toml:2:1")
    }
}
