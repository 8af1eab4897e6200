import Bridge
import MiniProgram
import Values

/// The tab bar: badges, red dots, texts, colours, and whether it shows.
struct TabBarAPI {
    private let state: TabBarState

    init(_ program: MiniProgram) { state = TabBarState(program) }

    /// The members of this family.
    var functions: [HostFunction] {
        let index = HostParameter("index", .number)
        return [
            onItem("setTabBarBadge", [index, HostParameter("text", .string)]) { item, options in
                let text = options.string("text") ?? ""
                item.badge = text.count > 4 ? "..." : text
                item.redDot = false
            },
            onItem("removeTabBarBadge", [index]) { item, _ in item.badge = nil },
            onItem("showTabBarRedDot", [index]) { item, _ in
                item.redDot = true
                item.badge = nil
            },
            onItem("hideTabBarRedDot", [index]) { item, _ in item.redDot = false },
            onItem("setTabBarItem", [index] + optional(["text", "iconPath", "selectedIconPath"])) { item, options in
                item.text = options.string("text") ?? item.text
            },
            onBar("setTabBarStyle", optional(["color", "selectedColor", "backgroundColor", "borderStyle"])) {
                bar, options in
                bar.paint(
                    color: options.string("color"), selectedColor: options.string("selectedColor"),
                    backgroundColor: options.string("backgroundColor"), borderStyle: options.string("borderStyle"))
            },
            onBar("showTabBar", [animation]) { bar, _ in bar.hidden = false },
            onBar("hideTabBar", [animation]) { bar, _ in bar.hidden = true },
        ]
    }

    /// Accepted, without effect: the bar is one row high, which has no half.
    private var animation: HostParameter { HostParameter("animation", .boolean, required: false) }

    private func optional(_ names: [String]) -> [HostParameter] {
        names.map { HostParameter($0, .string, required: false) }
    }

    private func onBar(
        _ name: String, _ parameters: [HostParameter], _ change: @escaping (inout TabBar, ValueObject) -> Void
    ) -> HostFunction {
        .immediate(name, parameters) { [state] options, context throws(HostError) in
            var bar = try state.barInSight(context)
            change(&bar, options)
            state.update(bar, context)
            return ValueObject()
        }
    }

    private func onItem(
        _ name: String, _ parameters: [HostParameter], _ change: @escaping (inout TabBar.Item, ValueObject) -> Void
    ) -> HostFunction {
        .immediate(name, parameters) { [state] options, context throws(HostError) in
            var bar = try state.barInSight(context)
            guard let index = options.index("index", below: bar.items.count) else {
                throw HostError("fail tabbar item not found")
            }
            change(&bar.items[index], options)
            state.update(bar, context)
            return ValueObject()
        }
    }
}

/// The tab bar as it is now.
final class TabBarState {
    private let program: MiniProgram
    private var changed: TabBar?
    /// The theme whose colours the changed bar has.
    private var theme = ""

    init(_ program: MiniProgram) { self.program = program }

    /// The bar with all changes; nil if the program has none. Another theme changes the colours that were not set.
    func bar(theme: String) -> TabBar? {
        if var changed {
            if theme != self.theme, let written = writtenBar(theme) { changed.takeColors(of: written) }
            return changed
        }
        return writtenBar(theme)
    }

    private func writtenBar(_ theme: String) -> TabBar? {
        guard let config = program.tabBar(theme: theme) else { return nil }
        var bar = TabBar(items: config.items.map { TabBar.Item(pagePath: $0.pagePath, text: $0.text) })
        bar.color = config.color
        bar.selectedColor = config.selectedColor
        bar.backgroundColor = config.backgroundColor
        bar.borderStyle = config.borderStyle
        bar.position = config.position
        bar.custom = config.custom
        return bar
    }

    /// The bar, if the page on top is one of its tabs.
    func barInSight(_ context: any HostContext) throws(HostError) -> TabBar {
        guard let bar = bar(theme: context.device.theme),
            bar.items.contains(where: { $0.pagePath == context.currentPath })
        else { throw HostError("fail not TabBar page") }
        return bar
    }

    /// Takes a change and tells the shell.
    func update(_ bar: TabBar, _ context: any HostContext) {
        changed = bar
        theme = context.device.theme
        context.send(.chrome(.tabBar(bar)))
    }
}
