import LogicFixture
import Testing

/// Members of wx whose code is read when a program first asks for one.
@Suite struct LaterMemberTests {
    private func run(_ source: String) -> [String] {
        LogicFixture(["pages/index.js": "Page({}); " + source]).start().console
    }

    @Test func `each is there, also where a program looks at all of wx`() {
        let lines = run(
            """
            const later = Object.keys(wx).filter((name) => Object.getOwnPropertyDescriptor(wx, name).get)
            console.log(later.length > 40, later.includes('createCanvasContext'), later.includes('cloud'))
            const all = { ...wx }
            console.log(later.filter((name) => all[name] === undefined || all[name] !== wx[name]).join())
            console.log(later.filter((name) => typeof all[name] === 'function' && all[name].name !== name).join())
            console.log(later.filter((name) => Object.getOwnPropertyDescriptor(wx, name).get).join())
            """)
        #expect(lines == ["log true true true", "log ", "log ", "log "])
    }

    @Test func `one that the program has replaced stays the program's when its neighbours are read`() {
        let lines = run(
            """
            wx.getLogManager = () => 'own'
            delete wx.getRealtimeLogManager
            console.log(typeof wx.getUpdateManager(), wx.getLogManager(), typeof wx.getRealtimeLogManager)
            """)
        #expect(lines == ["log object own undefined"])
    }

    @Test func `what is read twice is read once`() {
        let lines = run(
            """
            console.log(wx.getLogManager === wx.getLogManager, wx.createSelectorQuery().select('a') !== undefined)
            const { createWorker, worklet } = wx
            console.log(createWorker === wx.createWorker, worklet.derived === wx.worklet.derived)
            """)
        #expect(lines == ["log true true", "log true true"])
    }
}
