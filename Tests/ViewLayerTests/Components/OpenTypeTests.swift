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
            ("contact", "contact", "enterContact:fail not supported"),
            ("launchApp", "error", "launchApplication:fail not supported"),
        ])
    func events(kind: String, event: String, message: String) {
        let page = TestPage("<button id=\"b\" open-type=\"\(kind)\" bind\(event)=\"e\">ask</button>")
        page.perform(.tap("b"))
        let details: [Value] = page.sent.compactMap {
            if case .event(let event) = $0 { event.detail.member("errMsg") } else { nil }
        }
        #expect(details == [.string(message)])
    }

    @Test func `what the person's data answers is asked of the app, one after the other`() {
        let page = TestPage(
            "<button id=\"b\" open-type=\"getPhoneNumber|agreePrivacyAuthorization\" lang=\"zh_CN\">ask</button>")
        page.perform(.tap("b"))
        let asked = page.sent.compactMap {
            if case .pageEvent(_, .openType(let kind, _, "zh_CN")) = $0 { kind } else { nil }
        }
        #expect(asked == ["getPhoneNumber", "agreePrivacyAuthorization"])
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
