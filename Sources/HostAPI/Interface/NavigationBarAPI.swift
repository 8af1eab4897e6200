import Bridge
import Values

/// The navigation bar of the current page, its background and its home button.
enum NavigationBarAPI {
    /// The members of this family.
    static var functions: [HostFunction] {
        [
            onPage("setNavigationBarTitle", [HostParameter("title", .string)]) { options, page throws(HostError) in
                .title(page, options.string("title") ?? "")
            },
            onPage(
                "setNavigationBarColor",
                [HostParameter("frontColor", .string), HostParameter("backgroundColor", .string)],
                colors),
            onPage("showNavigationBarLoading") { _, page throws(HostError) in .navigationBarLoading(page, true) },
            onPage("hideNavigationBarLoading") { _, page throws(HostError) in .navigationBarLoading(page, false) },
            onPage("setBackgroundColor", [HostParameter("backgroundColor", .string, required: false)]) {
                options, page throws(HostError) in
                .backgroundColor(page, options.string("backgroundColor") ?? "")
            },
            // There is no home button to hide and no pull-down area with text.
            .immediate("hideHomeButton") { _, _ throws(HostError) in ValueObject() },
            .immediate("setBackgroundTextStyle") { _, _ throws(HostError) in ValueObject() },
        ]
    }

    private static func onPage(
        _ name: String, _ parameters: [HostParameter] = [],
        _ chrome: @escaping (ValueObject, PageID) throws(HostError) -> Chrome
    ) -> HostFunction {
        .immediate(name, parameters) { options, context throws(HostError) in
            guard let page = context.currentPage else { throw HostError("fail page not ready") }
            context.send(.chrome(try chrome(options, page)))
            return ValueObject()
        }
    }

    private static func colors(_ options: ValueObject, _ page: PageID) throws(HostError) -> Chrome {
        let front = (options.string("frontColor") ?? "").lowercased()
        guard front == "#ffffff" || front == "#000000" else {
            throw HostError("fail invalid frontColor \"\(front)\", only #ffffff and #000000 are allowed")
        }
        return .navigationBarColor(page, front: front, background: options.string("backgroundColor") ?? "")
    }
}
