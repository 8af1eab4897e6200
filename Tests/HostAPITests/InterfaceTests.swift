import Bridge
import Foundation
import HostAPI
import Testing
import Values

@Suite struct InterfaceTests {
    /// What is called, and how long after the call before.
    enum Step: Sendable {
        case call(String, Value)
        case wait(Double)
    }

    static let loading = "warn: 请注意 showLoading 与 hideLoading 必须配对使用"
    static let toast = "warn: 请注意 showToast 与 hideToast 必须配对使用"

    @Test(
        arguments: [
            ("a toast ends by itself", [.call("showToast", ["title": "甲"]), .wait(1499)], ["甲 success"], []),
            ("after 1500 ms", [.call("showToast", ["title": "甲"]), .wait(1500)], ["甲 success", "hidden"], []),
            (
                "or its duration",
                [.call("showToast", ["title": "甲", "duration": 300, "icon": "none", "mask": true]), .wait(300)],
                ["甲 none mask", "hidden"], []
            ),
            (
                "an image beats an icon", [.call("showToast", ["title": "甲", "icon": "error", "image": "/a.png"])],
                ["甲 /a.png"], []
            ),
            ("a loading stays", [.call("showLoading", ["title": "等"]), .wait(100_000)], ["等 loading"], []),
            (
                "until it is hidden", [.call("showLoading", ["title": "等"]), .call("hideLoading", [:])],
                ["等 loading", "hidden"], []
            ),
            (
                "an older toast's end leaves a newer one",
                [.call("showToast", ["title": "甲"]), .wait(1000), .call("showToast", ["title": "乙"]), .wait(1000)],
                ["甲 success", "乙 success"], []
            ),
            (
                "a loading takes a toast's place and stays",
                [.call("showToast", ["title": "甲"]), .call("showLoading", ["title": "等"]), .wait(5000)],
                ["甲 success", "等 loading"], []
            ),
            (
                "hideLoading removes a toast shown before it, with a warning",
                [
                    .call("showLoading", ["title": "等"]), .call("showToast", ["title": "甲"]), .call("hideLoading", [:]),
                    .wait(5000),
                ],
                ["等 loading", "甲 success", "hidden"], [loading, loading]
            ),
            (
                "but not with noConflict",
                [.call("showToast", ["title": "甲"]), .call("hideLoading", ["noConflict": true])], ["甲 success"], []
            ),
            (
                "hideToast removes a loading, with a warning",
                [.call("showLoading", ["title": "等"]), .call("hideToast", [:])], ["等 loading", "hidden"], [toast]
            ),
            (
                "but not with noConflict either",
                [.call("showLoading", ["title": "等"]), .call("hideToast", ["noConflict": true])],
                ["等 loading"], []
            ),
            ("hiding nothing sends nothing", [.call("hideToast", [:]), .call("hideLoading", [:])], [], []),
        ] as [(String, [Step], [String], [String])])
    func `toast and loading share a slot`(name: String, steps: [Step], overlays: [String], warnings: [String]) {
        let host = Host()
        for step in steps {
            switch step {
            case .call(let name, let options): _ = host.call(name, options)
            case .wait(let milliseconds): host.context.advance(milliseconds)
            }
        }
        #expect(host.context.overlays == overlays, "\(name)")
        #expect(host.context.consoleLines == warnings, "\(name)")
    }

    @Test func `hideLoading without a loading fails`() {
        let host = Host()
        #expect(text(host.call("hideLoading")) == "\"fail:toast can't be found\"")
        _ = host.call("showToast", ["title": "甲"])
        host.context.advance(2000)
        #expect(text(host.call("hideLoading")) == "\"fail:toast can't be found\"")
    }

    @Test(
        arguments: [
            (["confirm": true], #"{"cancel":false,"confirm":true,"content":null}"#),
            (["confirm": false], #"{"cancel":true,"confirm":false,"content":null}"#),
            (true, #"{"cancel":false,"confirm":true,"content":null}"#),
            (nil, #"{"cancel":true,"confirm":false,"content":null}"#),
        ] as [(Value, String)])
    func `a modal answers what the person chose`(answer: Value, expected: String) throws {
        let host = Host()
        let pending = host.start("showModal", ["title": "甲", "content": "乙"])
        #expect(pending.count == 0)
        try #require(host.context.questions.count == 1)
        guard case .modal(let modal) = host.context.questions[0].question else { return #expect(Bool(false)) }
        #expect(modal.title == "甲" && modal.content == "乙" && modal.showCancel)
        #expect(modal.confirmText == "确定" && modal.cancelText == "取消")
        host.context.questions[0].answer(answer)
        #expect(text(pending.value) == expected)
    }

    @Test func `an editable modal gives the text`() throws {
        let host = Host()
        let pending = host.start("showModal", ["editable": true, "placeholderText": "名字", "showCancel": false])
        let asked = try #require(host.context.questions.first)
        asked.answer(["confirm": true, "content": "小明"])
        #expect(text(pending.value) == #"{"cancel":false,"confirm":true,"content":"小明"}"#)
    }

    @Test(
        arguments: [
            ("showModal", ["confirmText": "五个字的字"], "fail confirmText length should not large then 4"),
            ("showModal", ["cancelText": "cancel"], "fail cancelText length should not large then 4"),
            (
                "showActionSheet", ["itemList": ["1", "2", "3", "4", "5", "6", "7"]],
                "fail parameter error: itemList should not be large than 6"
            ),
            (
                "showActionSheet", ["itemList": ["1", 2]],
                "fail parameter error: parameter.itemList[1] should be String instead of Number;"
            ),
            (
                "showActionSheet", ["itemList": []],
                "fail parameter error: parameter.itemList should have at least 1 item;"
            ),
        ] as [(String, Value, String)])
    func `limits of dialogs`(name: String, options: Value, message: String) {
        let host = Host()
        #expect(text(host.call(name, options)) == "\"\(message)\"")
        #expect(host.context.questions.isEmpty)
    }

    @Test(
        arguments: [
            (1, #"{"tapIndex":1}"#), (["tapIndex": 0], #"{"tapIndex":0}"#), (nil, "\"fail cancel\""),
            (-1, "\"fail cancel\""),
            (2, "\"fail cancel\""), (.number(.nan), "\"fail cancel\""), (0.5, "\"fail cancel\""),
            ("x", "\"fail cancel\""),
        ] as [(Value, String)])
    func `an action sheet answers an index or a cancel`(answer: Value, expected: String) throws {
        let host = Host()
        let pending = host.start("showActionSheet", ["itemList": ["甲", "乙"]])
        let asked = try #require(host.context.questions.first)
        asked.answer(answer)
        #expect(text(pending.value) == expected)
    }

    static let tabs = """
        {"pages": ["a", "b"], "tabBar": {"color": "#111", "list": [
          {"pagePath": "a", "text": "甲"}, {"pagePath": "b", "text": "乙"}]}}
        """

    func bar(_ host: Host) -> TabBar? {
        guard case .chrome(.tabBar(let bar))? = host.context.sent.last else { return nil }
        return bar
    }

    @Test func `the tab bar changes item by item`() {
        let host = Host(Self.tabs)
        _ = host.call("setTabBarBadge", ["index": 1, "text": "12345"])
        #expect(bar(host)?.items[1].badge == "...")
        _ = host.call("showTabBarRedDot", ["index": 0])
        #expect(bar(host)?.items[0].redDot == true && bar(host)?.items[1].badge == "...")
        _ = host.call("hideTabBarRedDot", ["index": 0])
        _ = host.call("removeTabBarBadge", ["index": 1])
        #expect(bar(host)?.items.map(\.badge) == [nil, nil] && bar(host)?.items[0].redDot == false)
        _ = host.call("setTabBarItem", ["index": 0, "text": "首页"])
        _ = host.call("setTabBarStyle", ["selectedColor": "#f00"])
        #expect(bar(host)?.items[0].text == "首页" && bar(host)?.color == "#111" && bar(host)?.selectedColor == "#f00")
        _ = host.call("hideTabBar", [:])
        #expect(bar(host)?.hidden == true)
        _ = host.call("showTabBar", [:])
        #expect(bar(host)?.hidden == false)
        #expect(text(host.call("setTabBarBadge", ["index": 2, "text": "1"])) == "\"fail tabbar item not found\"")
        #expect(text(host.call("setTabBarBadge", ["index": 1e300, "text": "1"])) == "\"fail tabbar item not found\"")
        #expect(text(Host().call("hideTabBar")) == "\"fail not TabBar page\"")
        host.context.currentPath = "no/tab"
        #expect(text(host.call("setTabBarBadge", ["index": 0, "text": "1"])) == "\"fail not TabBar page\"")
    }

    @Test func `a theme changes the colours that the program did not set`() {
        let host = Host(Self.tabs)
        _ = host.call("setTabBarStyle", ["selectedColor": "#f00"])
        var changed = bar(host)
        var themed = TabBar(items: [])
        themed.color = "#eee"
        themed.selectedColor = "#0f0"
        themed.backgroundColor = "#000"
        changed?.takeColors(of: themed)
        #expect(changed?.selectedColor == "#f00" && changed?.color == "#eee" && changed?.backgroundColor == "#000")
        #expect(changed?.items.count == 2)
    }

    @Test func `the navigation bar and scrolling act on the current page`() {
        let host = Host()
        host.context.nodes["#x"] = NodeID(7)
        #expect(text(host.call("setNavigationBarTitle", ["title": "标题"])) == "{}")
        guard case .chrome(.title(PageID(1), "标题"))? = host.context.sent.last else { return #expect(Bool(false)) }
        #expect(text(host.call("setNavigationBarColor", ["frontColor": "#FFFFFF", "backgroundColor": "#0f0"])) == "{}")
        #expect(
            text(host.call("setNavigationBarColor", ["frontColor": "red", "backgroundColor": "#0f0"])).contains("fail"))
        #expect(text(host.call("showNavigationBarLoading")) == "{}")
        #expect(text(host.call("pageScrollTo", ["selector": "#x", "offsetTop": 5])) == "{}")
        guard case .command(PageID(1), .scrollPage(nil, NodeID(7), 5, 300))? = host.context.sent.last else {
            return #expect(Bool(false))
        }
        #expect(text(host.call("pageScrollTo", ["selector": "#none"])).contains("fail"))
        #expect(text(host.call("pageScrollTo", ["scrollTop": 10, "duration": 0])) == "{}")
        #expect(text(host.call("stopPullDownRefresh")) == "{}")
        guard case .command(PageID(1), .pullDown(false))? = host.context.sent.last else { return #expect(Bool(false)) }
        host.context.currentPage = nil
        #expect(text(host.call("setNavigationBarTitle", ["title": "x"])) == "\"fail page not ready\"")
    }

    @Test func `window colours, the marks of a refresh and the way home reach the shell`() {
        let host = Host()
        func told() -> String {
            guard case .chrome(let chrome)? = host.context.sent.last else { return "nothing" }
            return "\(chrome)"
        }
        #expect(text(host.call("setBackgroundColor", ["backgroundColor": "#123456"])) == "{}")
        #expect(told().contains("#123456"))
        #expect(text(host.call("setBackgroundColor", ["backgroundColorTop": "#654321"])) == "{}")
        #expect(told().contains("#654321"))
        let count = host.context.sent.count
        #expect(text(host.call("setBackgroundColor", ["backgroundColorBottom": "#000000"])) == "{}")
        #expect(host.context.sent.count == count)
        #expect(text(host.call("setBackgroundTextStyle", ["textStyle": "light"])) == "{}")
        #expect(told().contains("light"))
        #expect(text(host.call("setBackgroundTextStyle", ["textStyle": "red"])).contains("fail"))
        #expect(text(host.call("hideHomeButton")) == "{}")
        #expect(told().contains("homeButtonHidden"))
    }

    @Test(arguments: [
        ("setNavigationBarColor", ["frontColor", "backgroundColor", "animation"]),
        ("setTabBarStyle", ["color", "selectedColor", "backgroundColor", "borderStyle"]),
        ("setTabBarItem", ["index", "text", "iconPath", "selectedIconPath"]), ("hideTabBar", ["animation"]),
        ("showTabBar", ["animation"]), ("setBackgroundTextStyle", ["textStyle"]),
    ])
    func `options are checked under the documented names`(name: String, options: [String]) {
        #expect(Host().functions[name]?.parameters.map(\.name) == options)
    }
}
