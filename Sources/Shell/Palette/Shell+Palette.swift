import Bridge
import Values

extension Shell {
    /// Lists everything that can be done, to find some of it by a few letters.
    func openPalette() {
        let search = PaletteSearch(entries: paletteEntries, history: PaletteHistory(panes.choices))
        layers.append(
            PaletteLayer(search, surroundings.language) { [weak self] entry, query in
                self?.choose(entry, query: query)
            })
    }

    /// What the palette offers, in the order in which it lists it.
    var paletteEntries: [PaletteEntry] { commandEntries + pageEntries + memberEntries }

    private var commandEntries: [PaletteEntry] {
        let language = surroundings.language
        let context = paneContext
        let useful = Command.all.filter { command in
            command != .palette && (command.contexts.contains(context) || command.contexts.contains(.anywhere))
        }
        return (appCommands + useful).map { command in
            PaletteEntry(
                id: "command \(command.name)", kind: .command, title: command.title(language),
                detail: appCommands.contains(command) ? "" : command.name,
                keys: keymap.keys(for: command, in: context) ?? "",
                words: Language.allCases.map { command.title($0) }.joined(separator: " "))
        }
    }

    /// Every page in every way to go there.
    private var pageEntries: [PaletteEntry] {
        let tabs = Set(tabBar?.items.map(\.pagePath) ?? [])
        return (hello?.pages ?? []).flatMap { path in
            let ways = tabs.contains(path) ? ["switchTab", "reLaunch"] : ["navigateTo", "redirectTo", "reLaunch"]
            return ways.map { way in
                PaletteEntry(
                    id: "\(way) \(path)", kind: .page, title: "\(way) /\(path)", detail: pageTitle(path), words: path)
            }
        }
    }

    private var memberEntries: [PaletteEntry] {
        surroundings.members().map { member in
            PaletteEntry(
                id: "wx \(member.name)", kind: .member, title: "wx.\(member.name)",
                detail: member.options.map(\.name).joined(separator: ", "))
        }
    }

    // MARK: Choosing

    private func choose(_ entry: PaletteEntry, query: String) {
        remember(entry)
        let name = entry.id.split(separator: " ", maxSplits: 1).last.map(String.init) ?? ""
        switch entry.kind {
        case .command:
            if let command = appCommands.first(where: { $0.name == name }) ?? Command.named(name) { run(command) }
        case .page:
            let way = String(entry.id.prefix { $0 != " " })
            go(way, "/\(name)\(query.isEmpty || way == "switchTab" ? "" : "?\(query)")")
        case .member:
            guard let member = surroundings.members().first(where: { $0.name == name }) else { return }
            let call = memberCalls[name] ?? MemberCall(member)
            layers.append(
                CallFormLayer(call, surroundings.language) { [weak self] call in
                    self?.memberCalls[name] = call
                    self?.make(call)
                })
        }
    }

    /// Puts a choice in front of the others, in later runs too.
    private func remember(_ entry: PaletteEntry) {
        var history = PaletteHistory(panes.choices)
        history.note(entry.id)
        panes.choices = history.ids
        savePanes()
    }

    /// Goes to a page as the app's own code would.
    private func go(_ way: String, _ url: String) {
        let address = JSON.string(.string(url)) ?? "''"
        evaluateInConsole("wx.\(way)({url:\(address)})", showsDock: false)
    }

    /// Makes a call; what it comes to stands in the console.
    private func make(_ call: MemberCall) {
        do throws(MemberCall.Mistake) {
            evaluateInConsole(try call.expression(), showsDock: true)
        } catch {
            note(error.text(surroundings.language))
        }
    }

    /// Evaluates an expression in the app, and waits for the promise if it gives one.
    private func evaluateInConsole(_ source: String, showsDock: Bool) {
        if showsDock {
            dock.selectTab(0)
            dock.isOpen = true
            resizeViewport()
        }
        dock.console.append(ConsoleRow(.input, [.string(source)], time: surroundings.now()))
        dock.console.run(.last)
        send(.inspect(.await(id: dock.evaluator.submit(source), source)))
        surroundings.requestFrame()
    }
}
