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
                [
                    HostParameter("frontColor", .string), HostParameter("backgroundColor", .string),
                    HostParameter("animation", .object, required: false),
                ],
                colors),
            onPage("showNavigationBarLoading") { _, page throws(HostError) in .navigationBarLoading(page, true) },
            onPage("hideNavigationBarLoading") { _, page throws(HostError) in .navigationBarLoading(page, false) },
            background,
            onPage("setBackgroundTextStyle", [HostParameter("textStyle", .string)]) { options, page throws(HostError) in
                let style = options.string("textStyle") ?? ""
                guard style == "dark" || style == "light" else {
                    throw HostError("fail invalid textStyle \"\(style)\", only dark and light are allowed")
                }
                return .backgroundTextStyle(page, style)
            },
            onPage("hideHomeButton") { _, page throws(HostError) in .homeButtonHidden(page) },
        ]
    }

    /// The colour above the page is that of the whole window here, as where the platform knows no other.
    private static var background: HostFunction {
        let names = ["backgroundColor", "backgroundColorTop", "backgroundColorBottom"]
        let parameters = names.map { HostParameter($0, .string, required: false) }
        return .immediate("setBackgroundColor", parameters) { options, context throws(HostError) in
            guard let page = context.currentPage else { throw HostError("fail page not ready") }
            if let color = options.string("backgroundColorTop") ?? options.string("backgroundColor") {
                context.send(.chrome(.backgroundColor(page, color)))
            }
            return ValueObject()
        }
    }

    private static func onPage(
        _ name: String, _ parameters: [HostParameter] = [],
        _ chrome: @escaping (ValueObject, PageID) throws(HostError) -> Chrome
    ) -> HostFunction {
        HostFunction(
            name, parameters: parameters,
            .asynchronous { options, context, reply in
                func carryOut() {
                    let result: Result<ValueObject, HostError>
                    do throws(HostError) {
                        guard let page = context.currentPage else { throw HostError("fail page not ready") }
                        context.send(.chrome(try chrome(options, page)))
                        result = .success(ValueObject())
                    } catch {
                        result = .failure(error)
                    }
                    context.after(milliseconds: 0) { reply(result) }
                }
                // What app.js asks for while it is launched waits for the first page.
                if context.currentPage == nil { context.after(milliseconds: 0, carryOut) } else { carryOut() }
            })
    }

    private static func colors(_ options: ValueObject, _ page: PageID) throws(HostError) -> Chrome {
        let front = (options.string("frontColor") ?? "").lowercased()
        guard front == "#ffffff" || front == "#000000" else {
            throw HostError("fail invalid frontColor \"\(front)\", only #ffffff and #000000 are allowed")
        }
        return .navigationBarColor(page, front: front, background: options.string("backgroundColor") ?? "")
    }
}
