import Values

@testable import Bridge

extension MessageGenerator {
    /// A message of this kind.
    mutating func message(_ kind: AppMessage.Kind) -> AppMessage {
        switch kind {
        case .hello:
            .hello(
                Hello(
                    name: string(), appID: string(), tabBar: maybe { $0.tabBar() }, pages: list { $0.string() },
                    hasNavigationBar: flag()))
        case .sheet: .sheet(scope: scope(), path: string())
        case .pageOpen:
            .pageOpen(
                PageOpen(
                    page: page(), path: string(), query: string(), root: node(), scopes: list { $0.scope() },
                    window: window()))
        case .route:
            .route(
                Route(
                    kind: flag() ? .navigateTo : .reLaunch, stack: list { $0.page() }, closed: list { $0.page() },
                    cached: list { $0.page() }))
        case .patch: .patch(patch())
        case .query:
            .query(
                id: big(), page: page(),
                list { NodeQuery(node: $0.maybe { $0.node() }, fields: $0.list { $0.field() }) })
        case .command: .command(page(), command())
        case .chrome: .chrome(chrome())
        case .overlay: .overlay(flag() ? .hidden : .toast(title: string(), icon: string(), mask: flag()))
        case .ask: .ask(id: big(), question())
        case .eventDone: .eventDone(sequence: big(), replacedText: maybe { $0.string() })
        case .record: .record(record())
        case .fault:
            .fault(
                Fault(
                    kind: flag() ? .file : .stopped, message: string(), source: maybe { $0.string() },
                    page: maybe { $0.page() }))
        case .busy: .busy(milliseconds: number())
        case .pong: .pong(big())
        case .exit: .exit
        case .observe: .observe(id: big(), page: page(), observation())
        case .unobserve: .unobserve(id: big())
        }
    }

    mutating func observation() -> Observation {
        let references = list { generator in
            var reference = Observation.Reference(node: generator.maybe { $0.node() })
            reference.left = generator.double()
            reference.bottom = generator.double()
            return reference
        }
        return Observation(
            nodes: list { $0.node() }, references: references, thresholds: list { $0.double() },
            initialRatio: double())
    }

    mutating func tabBar() -> TabBar {
        var bar = TabBar(items: list { TabBar.Item(pagePath: $0.string(), text: $0.string()) })
        bar.color = maybe { $0.string() }
        bar.position = maybe { $0.string() }
        bar.custom = flag()
        bar.hidden = flag()
        for place in bar.items.indices {
            bar.items[place].badge = maybe { $0.string() }
            bar.items[place].redDot = flag()
        }
        return bar
    }

    mutating func window() -> WindowStyle {
        var window = WindowStyle()
        window.navigationBarTitleText = string()
        window.backgroundColor = maybe { $0.string() }
        window.onReachBottomDistance = double()
        window.disableScroll = flag()
        return window
    }

    mutating func field() -> NodeQuery.Field {
        switch number(4) {
        case 0: .rect
        case 1: .properties(list { $0.string() })
        case 2: .computedStyle(list { $0.string() })
        default: .context
        }
    }

    mutating func command() -> Command {
        switch number(6) {
        case 0: .scrollPage(top: maybe { $0.double() }, node: maybe { $0.node() }, offset: double(), duration: double())
        case 1: .scrollNode(node(), left: maybe { $0.double() }, top: maybe { $0.double() })
        case 2: .focus(node(), flag())
        case 3: .blur
        case 4: .pullDown(flag())
        default: .other(maybe { $0.node() }, name: string(), value())
        }
    }

    mutating func chrome() -> Chrome {
        switch number(9) {
        case 0: .title(page(), string())
        case 1: .navigationBarColor(page(), front: string(), background: string())
        case 2: .navigationBarLoading(page(), flag())
        case 3: .backgroundColor(page(), string())
        case 4: .backgroundTextStyle(page(), string())
        case 5: .homeButtonHidden(page())
        case 6: .window(page(), window())
        case 7: .tabBarTheme(tabBar())
        default: .tabBar(tabBar())
        }
    }

    mutating func question() -> Question {
        if flag() { return .pageMenu(list { $0.flag() ? .share : .favorites }) }
        if flag() {
            var card = Question.ShareCard(.timeline)
            card.title = string()
            card.image = maybe { $0.string() }
            return .share(card)
        }
        if flag() { return .actionSheet(title: maybe { $0.string() }, items: list { $0.string() }, itemColor: nil) }
        var modal = Question.Modal()
        modal.title = string()
        modal.editable = flag()
        modal.confirmColor = maybe { $0.string() }
        return .modal(modal)
    }

    mutating func deviceRecord() -> DeviceRecord {
        switch number(6) {
        case 0: .clipboard(string())
        case 1: .brightness(double())
        case 2: .keepsScreenOn(flag())
        case 3: .vibration(isLong: flag())
        case 4: .listeners(event: string(), count: number())
        default:
            .player(
                id: number(),
                maybe { .init(title: $0.string(), isPlaying: $0.flag(), position: $0.double(), duration: $0.double()) })
        }
    }

    mutating func record() -> Record {
        let kind: Record.Kind =
            switch number(7) {
            case 6: .device(deviceRecord())
            case 2: .storage(.all(list { .init(key: $0.string(), text: $0.string(), size: $0.number()) }))
            case 0: .console(level: string(), arguments: list { $0.value() })
            case 1: .lifecycle(path: string(), name: string(), page: maybe { $0.page() }, milliseconds: double())
            default: .other(kind: string(), value())
            }
        return Record(kind: kind, time: double(), source: maybe { $0.string() })
    }
}
