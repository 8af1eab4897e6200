import Bridge
import Markup
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Buttons that ask the platform")
struct OpenTypeTests {
    @Test(
        "The event of each open-type",
        arguments: [
            ("getUserInfo", "getuserinfo", "getUserInfo:ok"),
            ("getPhoneNumber", "getphonenumber", "getPhoneNumber:fail not supported"),
            ("openSetting", "opensetting", "openSetting:ok"), ("contact", "contact", "enterContact:fail not supported"),
            ("launchApp", "error", "launchApplication:fail not supported"),
            ("chooseAvatar", "chooseavatar", "chooseAvatar:fail not supported"),
        ])
    func events(kind: String, event: String, message: String) {
        let page = TestPage("<button id=\"b\" open-type=\"\(kind)\" bind\(event)=\"e\">ask</button>")
        page.perform(.tap("b"))
        let details: [Value] = page.sent.compactMap {
            if case .event(let event) = $0 { event.detail.member("errMsg") } else { nil }
        }
        #expect(details == [.string(message)])
    }

    @Test func `a share button has the page shared`() {
        let page = TestPage("<button id=\"b\" open-type=\"share\">share</button>")
        page.perform(.tap("b"))
        let shares = page.sent.count { if case .pageEvent(_, .share) = $0 { true } else { false } }
        #expect(shares == 1)
    }

    @Test func `what does nothing here is said once`() {
        let page = TestPage("<button id=\"b\" open-type=\"feedback\">ask</button>")
        page.perform(.tap("b"))
        page.perform(.tap("b"))
        #expect(page.view.diagnostics.filter { $0.message.contains("feedback") }.count == 1)
    }

    @Test func `a form tells its id only when asked`() {
        let page = TestPage(
            "<form id=\"f\" report-submit bindsubmit=\"s\"><button id=\"ok\" form-type=\"submit\">ok</button></form>")
        page.perform(.tap("ok"))
        let ids: [Value] = page.sent.compactMap {
            if case .event(let event) = $0, event.type == "submit" { event.detail.member("formId") } else { nil }
        }
        #expect(ids == ["requestFormId:fail not supported"])
    }
}
