import AppService
import Bridge
import Testing

@Suite struct PageStackTests {
    private func stack() -> PageStack {
        PageStack(pages: ["A", "B", "C", "D", "E"], tabs: ["A", "B"])
    }

    private func url(_ path: String) -> PageURL { PageURL(path: path) }

    @Test func `The eleventh page is refused`() throws {
        var stack = stack()
        _ = stack.launch(url("C"))
        for _ in 0..<9 { _ = try stack.plan(.navigateTo(url("D"))) }
        let error = #expect(throws: HostError.self) { try stack.plan(.navigateTo(url("D"))) }
        #expect(error?.message == "fail webview count limit exceed")
        #expect(stack.entries.count == 10)
    }

    @Test(arguments: [
        (PageStack.Request.navigateTo(PageURL(path: "A")), "fail can not navigateTo a tabbar page"),
        (.redirectTo(PageURL(path: "B")), "fail can not redirectTo a tabbar page"),
        (.switchTab(PageURL(path: "C")), "fail can not switch to no-tabBar page"),
        (.navigateTo(PageURL(path: "X", rawQuery: "x=1")), "fail page \"X?x=1\" is not found"),
        (.redirectTo(PageURL(path: "X")), "fail page \"X\" is not found"),
        (.reLaunch(PageURL(path: "X")), "fail page \"X\" is not found"),
        (.switchTab(PageURL(path: "X")), "fail page \"X\" is not found"),
        (.navigateBack(delta: 1), "fail cannot navigate back at first page."),
    ])
    func `Misuse changes nothing and says why`(request: PageStack.Request, message: String) throws {
        var stack = stack()
        _ = stack.launch(url("A"))
        let before = stack.entries
        let error = #expect(throws: HostError.self) { try stack.plan(request) }
        #expect(error?.message == message)
        #expect(stack.entries == before)
    }

    @Test(arguments: [(-1, 2), (0, 2), (1, 2), (2, 1), (9, 1), (Int.max, 1)])
    func `Back goes at most to the first page`(delta: Int, left: Int) throws {
        var stack = stack()
        _ = stack.launch(url("A"))
        _ = try stack.plan(.navigateTo(url("C")))
        _ = try stack.plan(.navigateTo(url("D")))
        let steps = try stack.plan(.navigateBack(delta: delta))
        #expect(stack.entries.count == left)
        #expect(steps.count == 4 - left)
    }

    @Test func `Random routes keep the stack sound`() {
        var generator = SplitMix(seed: 1)
        for _ in 0..<200 {
            var stack = stack()
            var open: Set<PageID> = []
            for turn in 0..<50 {
                let target = url(["A", "B", "C", "D", "X"].randomElement(using: &generator) ?? "A")
                let requests: [PageStack.Request] = [
                    .navigateTo(target), .redirectTo(target), .reLaunch(target), .switchTab(target),
                    .navigateBack(delta: Int.random(in: 0...3, using: &generator)),
                ]
                let request = requests.randomElement(using: &generator) ?? requests[0]
                let steps = turn == 0 ? stack.launch(url("A")) : (try? stack.plan(request)) ?? []
                for step in steps {
                    switch step {
                    case .open(let page, _): #expect(open.insert(page).inserted)
                    case .unload(let page): #expect(open.remove(page) != nil)
                    case .hide(let page), .show(let page): #expect(open.contains(page))
                    }
                }
                #expect(open == Set((stack.entries + stack.cached).map(\.page)))
                #expect(stack.entries.count <= PageStack.limit && !stack.entries.isEmpty)
                #expect(stack.cached.allSatisfy { $0.isTab } && stack.entries.dropFirst().allSatisfy { !$0.isTab })
            }
        }
    }
}
