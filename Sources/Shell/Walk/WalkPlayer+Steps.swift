import Bridge
import Cells
import Terminal
import Values
import Walk

extension WalkPlayer {
    /// How long things take, in milliseconds, so that an eye can follow.
    enum Pace {
        static let letter = 70.0
        static let key = 260.0
        static let click = 350.0
        static let look = 50.0
        /// How long something that is expected may take to come, where the machine is slow.
        static let patience = 10_000.0
        /// How long what is to be clicked may take to come before it is looked for further down.
        static let glance = 2_000.0
        static let start = 10_000.0

        /// How long it takes to read a text.
        static func reading(_ text: String) -> Double {
            text.isEmpty ? 0 : min(12_000, 1_000 + 70 * Double(TextWidth.of(text)))
        }
    }

    /// What a command does, piece by piece.
    func work(for command: WalkCommand) -> Work {
        switch command {
        case .open(let page): opening(page)
        case .type(let text): pressing(text.map { Key($0 == "\n" ? .enter : .character($0)) }, every: Pace.letter)
        case .press(let keys): pressing(keys, every: Pace.key)
        case .click(let pattern, let number): ClickSearch(pattern, number, theater.current).work
        case .wait(let pattern, let isWanted, let limit): seeing(pattern, isWanted, within: limit)
        case .expect(let pattern, let isWanted): seeing(pattern, isWanted, within: Pace.patience)
        case .expectStack(let pages): expecting { Self.difference(of: pages, $0.shell.stackPaths) }
        case .expectData(let path, let value): DataCheck(path, value, theater.current).work
        case .expectConsole(let pattern, let isWanted): console(pattern, isWanted)
        case .caption(let text): saying(text)
        case .pause(let time): pausing(time)
        case .resize(let size): once { $0.resize(to: size) }
        // The terminals are made in it.
        case .language: once { _ in }
        case .network(let name): once { $0.current.shell.use(NetworkConditions(rawValue: name) ?? .online) }
        case .device(let name, let arguments): device(name, arguments)
        case .user(let name): once { $0.enter(name) }
        case .serverDrop: once { for terminal in $0.terminals { terminal.shell.dropSockets() } }
        case .screenshot(let file, let picture): saving(file, picture)
        }
    }

    /// Starts the mini-program in the present terminal, and waits for its page.
    func opening(_ page: String?) -> Work {
        let terminal = theater.current
        var limit: Double?
        return { time in
            guard let end = limit else {
                limit = time + Pace.start
                terminal.open(page)
                return .again(Pace.look)
            }
            if terminal.shell.showsPage { return .done(Pace.click) }
            return time < end ? .again(Pace.look) : .failed("no page is to be seen after \(Int(Pace.start / 1000)) s")
        }
    }

    private func once(_ action: @escaping @MainActor (WalkTheater) -> Void) -> Work {
        { [theater] _ in
            action(theater)
            return .done(Pace.look)
        }
    }

    private func pressing(_ keys: [Key], every pace: Double) -> Work {
        let terminal = theater.current
        var rest = keys[...]
        return { _ in
            guard let key = rest.popFirst() else { return .done(0) }
            terminal.shell.handle(.key(key))
            return rest.isEmpty ? .done(max(pace, Pace.key)) : .again(pace)
        }
    }

    private func saying(_ text: String) -> Work {
        { [theater] _ in
            theater.bar.text = text
            return .done(Pace.reading(text))
        }
    }

    private func pausing(_ time: Double) -> Work { { _ in .done(time) } }

    private func device(_ name: String, _ arguments: [String]) -> Work {
        let shell = theater.current.shell
        return { _ in
            guard let device = WalkDevice.named(name) else { return .failed("no device can '\(name)'") }
            return device.action(shell, arguments).map { .failed($0) } ?? .done(Pace.click)
        }
    }

    private func saving(_ file: String, _ picture: WalkPicture) -> Work {
        { [theater, save] _ in
            let (grid, cursor) = theater.picture()
            var options = SVGOptions()
            options.cursor = cursor
            let text =
                switch picture {
                case .text: grid.plainText
                case .ansi: grid.ansi()
                case .svg: grid.svg(options)
                }
            do {
                try save(text, file)
                return .done(0)
            } catch {
                return .failed("'\(file)' cannot be written: \(error)")
            }
        }
    }

    // MARK: Expectations

    /// Looks at something until it is as expected.
    /// - Parameter check: what is wrong; nil is nothing.
    private func expecting(
        within limit: Double = Pace.patience, _ check: @escaping @MainActor (WalkTerminal) -> String?
    ) -> Work {
        let terminal = theater.current
        var end: Double?
        return { time in
            guard let problem = check(terminal) else { return .done(Pace.look) }
            let last = end ?? time + limit
            end = last
            return time < last ? .again(Pace.look) : .failed(problem)
        }
    }

    private func seeing(_ pattern: WalkPattern, _ isWanted: Bool, within limit: Double) -> Work {
        expecting(within: limit) { terminal in
            terminal.shell.paint()
            let isSeen = !pattern.places(in: terminal.screen.grid).isEmpty
            if isSeen == isWanted { return nil }
            return isWanted ? "\(pattern.source) is nowhere to be seen" : "\(pattern.source) is still to be seen"
        }
    }

    private func console(_ pattern: WalkPattern, _ isWanted: Bool) -> Work {
        expecting { terminal in
            let line = terminal.console.first { pattern.matches($0) }
            if (line != nil) == isWanted { return nil }
            if let line { return "the console says \(line)" }
            let last = terminal.console.suffix(5).joined(separator: "\n  ")
            return "the console does not say \(pattern.source)"
                + (last.isEmpty ? "; it is empty" : "; its end is\n  \(last)")
        }
    }

    /// How a page stack differs from the one that is expected; nil where it does not.
    static func difference(of wanted: [String], _ seen: [String]) -> String? {
        let isSame =
            wanted.count == seen.count
            && zip(wanted, seen).allSatisfy { wanted, seen in
                wanted.contains("?") ? wanted == seen : wanted == seen.prefix { $0 != "?" }
            }
        return isSame ? nil : "the stack is \(seen.isEmpty ? "empty" : seen.joined(separator: " "))"
    }
}
