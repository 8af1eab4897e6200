import Bridge
import JavaScript
import MiniProgram
import Values

extension AppService {
    /// Lets every page of the stack keep what it wants to find again, since a hidden program may be ended.
    func saveExitStates() {
        guard let top = router.current else { return }
        var state = ExitState(page: top.url, now: clock.now)
        for page in router.stack.entries.compactMap({ router[$0.page] }) {
            guard let returned = call(page, "onSaveExitState", []) else { continue }
            do throws(ScriptException) {
                state.take(try machine.data(returned), of: page.url)
            } catch {
                report(error, place: "\(page.url.path) onSaveExitState")
            }
        }
        let isKept = returnsTo(top.url.path)
        exitStore?.write(isKept ? state.value : .undefined)
    }

    /// Takes the page to return to, where the last one left says so and nobody asked for another.
    func takeExitState() {
        guard launchOptions.path == nil, let kept = exitStore?.read(), let state = ExitState(kept),
            state.expires > clock.now, program.page(state.page.path) != nil, returnsTo(state.page.path)
        else { return }
        exitState = state
    }

    /// Opens the page that was left last above the first one.
    func returnToLatestPage() {
        guard let page = exitState?.page, page.path != entryPath else { return }
        route(.navigateTo(page), kind: .navigateTo) { [unowned self] error in
            if let error { faults.console("warn", [.string("restartStrategy: \(error.message)")]) }
        }
    }

    /// What a page saved before the program was left.
    func savedState(of page: PageURL) -> ScriptValue? {
        guard let value = exitState?.data.first(where: { $0.page == page.text })?.value else { return nil }
        return machine.value(value)
    }

    private func returnsTo(_ path: String) -> Bool {
        !program.isTab(path) && window(named: path).restartStrategy == "homePageAndLatestPage"
    }

    private func window(named path: String) -> WindowConfig { program.window(of: path, theme: device.theme) }
}
