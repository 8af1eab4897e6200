import Cells
import Foundation
import MiniProgram
import Testing

/// The members of wx that speak of bars, toasts and dialogs, as a program sees them: what they answer, and what is shown.
@MainActor @Suite struct InterfaceMemberTests {
    /// A program of two tabs and a page, whose first page runs some code once it is there.
    private func stage(_ code: String, page: String? = nil) -> AppStage {
        let run = "Page({ onReady() { const told = r => console.log(r.errMsg, JSON.stringify(r));\n\(code) } })"
        return AppStage(
            MemorySource([
                "app.json": """
                {"pages":["a","b","c"],"window":{"navigationBarTitleText":"Title"},
                 "tabBar":{"list":[{"pagePath":"a","text":"One"},{"pagePath":"b","text":"Two"}]}}
                """,
                "a.wxml": "<view>page a</view>", "a.js": run, "b.wxml": "<view>page b</view>", "b.js": "Page({})",
                "c.wxml": "<view>page c</view>", "c.js": run,
            ]), page: page, size: CellSize(columns: 60, rows: 24))
    }

    /// The messages that the code's `told` wrote.
    private func told(_ app: AppStage) -> [String] {
        app.console.compactMap { line in
            guard let range = line.range(of: "log: ") else { return nil }
            return String(line[range.upperBound...].prefix { $0 != "{" }).split(separator: "\n").joined().trimmedEnd
        }
    }

    @Test(
        "Each member succeeds with its name and ok",
        arguments: [
            "showToast({ title: 't' ", "showToast({ title: 't', icon: 'cup', duration: 10, mask: true ",
            "showToast({ title: 't', image: '/a.png' ", "showLoading({ title: 't' ", "hideToast({ x: 1 ",
            "setNavigationBarTitle({ title: 't' ",
            "setNavigationBarColor({ frontColor: '#ffffff', backgroundColor: '#000000', animation: { duration: 4 } ",
            "showNavigationBarLoading({ x: 1 ", "hideNavigationBarLoading({ x: 1 ", "hideHomeButton({ x: 1 ",
            "setTabBarBadge({ index: 0, text: '1' ", "removeTabBarBadge({ index: 0 ", "showTabBarRedDot({ index: 1 ",
            "hideTabBarRedDot({ index: 1 ", "setTabBarItem({ index: 1, text: 'New' ",
            "setTabBarStyle({ color: '#ff0000' ", "hideTabBar({ animation: true ", "showTabBar({ animation: true ",
            "startPullDownRefresh({ x: 1 ", "stopPullDownRefresh({ x: 1 ",
            "setBackgroundColor({ backgroundColor: '#fff' ",
            "setBackgroundTextStyle({ textStyle: 'dark' ",
        ])
    func succeeds(call: String) {
        let name = call.prefix { $0 != "(" }
        let app = stage("wx.\(call), success: told, complete: told })\nwx.\(call) }).then(told)")
        #expect(told(app) == Array(repeating: "\(name):ok", count: 3), "\(app.console)")
    }

    @Test(
        "What cannot be done fails with the platform's words",
        arguments: [
            ("showToast({ ", "showToast:fail parameter error: parameter.title should be String instead of Undefined;"),
            (
                "showLoading({ ",
                "showLoading:fail parameter error: parameter.title should be String instead of Undefined;"
            ),
            ("hideLoading({ ", "hideLoading:fail:toast can't be found"),
            (
                "showModal({ title: 't', confirmText: '五个字的字', ",
                "showModal:fail confirmText length should not large then 4"
            ),
            (
                "showModal({ title: 't', cancelText: 'Never', ",
                "showModal:fail cancelText length should not large then 4"
            ),
            (
                "showActionSheet({ itemList: ['1','2','3','4','5','6','7'], ",
                "showActionSheet:fail parameter error: itemList should not be large than 6"
            ),
            ("setTabBarBadge({ index: 7, text: '1', ", "setTabBarBadge:fail tabbar item not found"),
            ("setTabBarItem({ index: -1, text: '1', ", "setTabBarItem:fail tabbar item not found"),
            (
                "setTabBarBadge({ index: 0, ",
                "setTabBarBadge:fail parameter error: parameter.text should be String instead of Undefined;"
            ),
            (
                "setNavigationBarColor({ frontColor: 'red', backgroundColor: '#fff', ",
                "setNavigationBarColor:fail invalid frontColor \"red\", only #ffffff and #000000 are allowed"
            ),
        ])
    func fails(call: String, message: String) {
        let app = stage("wx.\(call) fail: told, complete: told })\nwx.\(call) }).catch(told)")
        #expect(told(app) == Array(repeating: message, count: 3), "\(app.console)")
    }

    @Test(
        "On a page that is no tab the tab bar's members fail",
        arguments: ["showTabBar", "hideTabBar", "setTabBarStyle"])
    func noTab(member: String) {
        let app = stage("wx.\(member)({ fail: told })", page: "c")
        #expect(told(app) == ["\(member):fail not TabBar page"])
    }

    @Test(
        "A dialog answers as the key says",
        arguments: [
            ("showModal({ title: 'T' ", "Enter", #""cancel":false,"confirm":true,"content":null"#),
            ("showModal({ title: 'T' ", "Escape", #""cancel":true,"confirm":false,"content":null"#),
            ("showModal({ title: 'T' ", "Left Enter", #""cancel":true,"confirm":false,"content":null"#),
            (
                "showModal({ title: 'T', showCancel: false ", "Escape Enter",
                #""cancel":false,"confirm":true,"content":null"#
            ),
            (
                "showModal({ title: 'T', editable: true, content: 'ab' ", "\"c\" Enter",
                #""cancel":false,"confirm":true,"content":"abc""#
            ),
            (
                "showModal({ title: 'T', editable: true ", "\"x\" Escape",
                #""cancel":true,"confirm":false,"content":null"#
            ),
            ("showActionSheet({ itemList: ['x', 'y', 'z'] ", "Down Enter", #""tapIndex":1"#),
            ("showActionSheet({ itemList: ['x', 'y', 'z'] ", "3", #""tapIndex":2"#),
        ])
    func answers(call: String, keys: String, answer: String) throws {
        let app = stage("wx.\(call), success: told })")
        try app.press(keys)
        let line = app.console.last ?? ""
        #expect(answer.split(separator: ",").allSatisfy { line.contains($0) }, "\(app.console)")
        #expect(told(app) == ["\(call.prefix { $0 != "(" }):ok"])
    }

    @Test func `An action sheet that is left fails`() throws {
        let app = stage("wx.showActionSheet({ itemList: ['x'], fail: told })")
        try app.press("Escape")
        #expect(told(app) == ["showActionSheet:fail cancel"])
    }

    @Test(
        "The bars show what they are told",
        arguments: [
            ("wx.setTabBarBadge({ index: 1, text: '99+' })", "Two 99+", true),
            ("wx.setTabBarBadge({ index: 1, text: '12345' })", "Two ...", true),
            ("wx.setTabBarBadge({ index: 1, text: '9' }); wx.removeTabBarBadge({ index: 1 })", "Two 9", false),
            ("wx.showTabBarRedDot({ index: 1 })", "Two\u{2022}", true),
            ("wx.setTabBarBadge({ index: 1, text: '9' }); wx.showTabBarRedDot({ index: 1 })", "Two 9", false),
            ("wx.setTabBarItem({ index: 1, text: 'New' })", "2 New", true), ("wx.hideTabBar()", "2 Two", false),
            ("wx.hideTabBar(); wx.showTabBar({ animation: true })", "2 Two", true),
            ("wx.setNavigationBarTitle({ title: 'Other' })", "Other", true),
            ("wx.setNavigationBarTitle({ title: '' })", "Title", false),
        ])
    func bars(code: String, text: String, isShown: Bool) {
        let app = stage(code)
        #expect(app.shows(text) == isShown, "\(app.text)")
    }
}

extension String {
    /// Without the blanks at its end.
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
