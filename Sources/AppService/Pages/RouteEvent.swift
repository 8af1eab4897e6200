import Bridge
import JavaScript
import MiniProgram
import Values

/// One route as the listeners of routes are told of it: they know it again by its number.
struct RouteEvent {
    var number: Int
    var kind: Route.Kind
    /// When it began.
    var time: Double
}

extension AppService {
    /// Tells of a route that is about to happen, or has.
    func emitRoute(_ name: String, _ event: RouteEvent, _ steps: [PageStack.Step]) {
        guard let top = router.stack.top else { return }
        var query = router[top.page]?.url.query ?? ValueObject()
        if case .open(_, let url)? = steps.last { query = url.query }
        emit(
            name,
            [
                "path": .string(top.path), "query": .object(query), "openType": .string(event.kind.rawValue),
                "webviewId": .number(Double(top.page.rawValue)), "routeEventId": .string("\(event.number)"),
                "timeStamp": .number(event.time), "notFound": .bool(program.page(top.path) == nil),
                "renderer": "webview",
            ])
    }

    /// Tells of a page that a route makes or takes away; its instance is part of that as long as it is there.
    func emitPage(_ name: String, _ page: Page, _ event: RouteEvent) {
        let described = machine.value([
            "path": .string(page.url.path), "query": .object(page.url.query), "openType": .string(event.kind.rawValue),
            "routeEventId": .string("\(event.number)"), "componentFramework": "glass-easel",
        ])
        if let instance = page.instance, router[page.id] != nil {
            do throws(ScriptException) {
                try described.set("page", instance)
            } catch {
                report(error, place: name)
            }
        }
        callPrelude("emit", machine.string(name), described)
    }
}
