import Bridge
import Values

/// Scrolling, pull-down refresh and the keyboard of the current page.
enum ScrollAPI {
    /// The members of this family.
    static var functions: [HostFunction] {
        [
            .immediate(
                "pageScrollTo",
                [
                    HostParameter("scrollTop", .number, required: false),
                    HostParameter("duration", .number, required: false),
                    HostParameter("selector", .string, required: false),
                    HostParameter("offsetTop", .number, required: false),
                ], scroll),
            command("startPullDownRefresh", .pullDown(true)),
            command("stopPullDownRefresh", .pullDown(false)),
            command("hideKeyboard", .blur),
        ]
    }

    private static func command(_ name: String, _ command: Command) -> HostFunction {
        .immediate(name) { _, context throws(HostError) in
            guard let page = context.currentPage else { throw HostError("fail page not ready") }
            context.send(.command(page, command))
            return ValueObject()
        }
    }

    /// A selector beats `scrollTop`.
    private static func scroll(_ options: ValueObject, _ context: any HostContext) throws(HostError) -> ValueObject {
        guard let page = context.currentPage else { throw HostError("fail page not ready") }
        var node: NodeID?
        if let selector = options.string("selector"), !selector.isEmpty {
            node = context.node(matching: selector)
            if node == nil { throw HostError("fail can't find the node of selector \"\(selector)\"") }
        }
        let top = options.number("scrollTop")
        if node == nil, top == nil { throw HostError("fail scrollTop or selector is required") }
        context.send(
            .command(
                page,
                .scrollPage(
                    top: node == nil ? top : nil, node: node, offset: options.number("offsetTop") ?? 0,
                    duration: max(0, options.number("duration") ?? 300))))
        return ValueObject()
    }
}
