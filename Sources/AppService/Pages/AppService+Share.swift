import Bridge
import Components
import JavaScript
import MiniProgram
import Values

extension PageMenuItem {
    /// The page's callback that makes it possible.
    var callback: String {
        switch self {
        case .share: "onShareAppMessage"
        case .timeline: "onShareTimeline"
        case .favorites: "onAddToFavorites"
        }
    }
}

extension AppService {
    /// Tells what can be done with a page, and does what the person chooses.
    func offerMenu(of page: Page) {
        let id = page.id
        // Keeping a page needs no callback of its own; what is shared does.
        let items = PageMenuItem.allCases.filter {
            !page.hiddenItems.contains($0) && ($0 == .favorites || has($0.callback, page))
        }
        ask(.pageMenu(items)) { [weak self] in
            guard let self, let page = router[id], case .string(let name) = $0.member("item"),
                let item = PageMenuItem(rawValue: name)
            else { return }
            share(page, item, button: nil)
        }
    }

    /// Asks a page what is to be shared of it, and shows that.
    func share(_ page: Page, _ item: PageMenuItem, button: NodeID?) {
        var event: Value = [:]
        if item == .share {
            let target = button.flatMap { components.eventTarget(of: $0) }.map { ScriptEvent.value($0) }
            event = ["from": button == nil ? "menu" : "button", "target": target ?? .undefined]
        }
        let returned = call(page, item.callback, item == .timeline ? [] : [machine.value(event)])
        let defaults: Value = [
            "title": .string(program.name), "path": .string("/" + page.url.text), "query": .string(page.url.rawQuery),
            "page": .string("/" + page.url.path),
        ]
        callPrelude("share", machine.string(item.rawValue), machine.value(defaults), returned ?? machine.undefined)
    }

    /// Shows what the prelude made of a page's answer.
    func addSharing(to natives: Natives) {
        natives.add("shareMenu") { [unowned self] call in
            guard let page = router.current, case .array(let names) = try machine.data(call[0]) else { return nil }
            let items = names.compactMap(\.text).compactMap(PageMenuItem.init)
            if call[1].truthy { page.hiddenItems.subtract(items) } else { page.hiddenItems.formUnion(items) }
            return nil
        }
        natives.add("showShare") { [unowned self] call in
            guard let item = PageMenuItem(rawValue: call[0].string ?? "") else { return nil }
            var card = Question.ShareCard(item)
            card.title = call[1].string ?? ""
            card.path = call[2].string ?? ""
            card.image = call[3].string
            ask(.share(card)) { _ in }
            return nil
        }
    }

    private func has(_ name: String, _ page: Page) -> Bool {
        do throws(ScriptException) {
            return try page.instance?.get(name).isFunction == true
        } catch {
            // A getter of the program's own that throws is no callback.
            return false
        }
    }
}
