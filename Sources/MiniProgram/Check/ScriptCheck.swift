import Markup

/// Checks scripts and those that they ask for: syntax, modules that do not exist, and import cycles.
struct ScriptCheck {
    /// A script on the way to others.
    private struct Step {
        var path: String
        var requests: [ConvertedModule.Request]
        var next = 0
    }

    private enum State { case open, done }

    private var roots: [String] = []
    private var states: [String: State] = [:]

    /// Adds a script that the program runs by itself.
    mutating func add(_ path: String) { roots.append(path) }

    /// Reads all scripts that can be reached.
    mutating func run(_ checker: ProgramChecker) {
        for root in roots { visit(root, checker) }
    }

    private mutating func visit(_ root: String, _ checker: ProgramChecker) {
        guard states[root] == nil else { return }
        var path = [open(root, checker)]
        while let step = path.last {
            guard step.next < step.requests.count else {
                states[step.path] = .done
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let request = step.requests[step.next]
            guard let target = checker.program.resolver.resolve(request.specifier, from: step.path) else {
                report(request, in: step.path, checker)
                continue
            }
            switch states[target] {
            case nil: path.append(open(target, checker))
            case .open: reportCycle(request, from: step.path, to: target, path.map(\.path), checker)
            case .done: continue
            }
        }
    }

    private mutating func open(_ path: String, _ checker: ProgramChecker) -> Step {
        states[path] = .open
        guard path.hasSuffix(".js"), let text = checker.text(path) else { return Step(path: path, requests: []) }
        let module = ModuleConverter.inspect(text, path: path)
        checker.report(module.diagnostics)
        if let check = checker.syntaxCheck, !module.diagnostics.contains(where: { $0.severity == .error }) {
            checker.report(
                check(module.code, path).map { found in
                    var found = found
                    let start = found.range.start
                    found.range.start.column = module.map.originalColumn(line: start.line, column: start.column)
                    return found
                })
        }
        return Step(path: path, requests: module.requests)
    }

    private func report(_ request: ConvertedModule.Request, in path: String, _ checker: ProgramChecker) {
        // What is asked for later may be asked for under a condition.
        let isCertain = request.kind == .importing || request.kind == .require
        let isPackage = !request.specifier.hasPrefix(".") && !request.specifier.hasPrefix("/")
        var message = "the module \"\(request.specifier)\" does not exist"
        if isPackage, checker.program.source.isFile("package.json"),
            !checker.program.source.isFolder("miniprogram_npm")
        {
            message += "; packages must be built into miniprogram_npm first"
        }
        checker.report(isCertain ? .error : .warning, path, request.range, message)
    }

    private func reportCycle(
        _ request: ConvertedModule.Request, from path: String, to target: String, _ open: [String],
        _ checker: ProgramChecker
    ) {
        guard request.kind == .importing || request.kind == .require, let start = open.firstIndex(of: target) else {
            return
        }
        let cycle = (open[start...] + [target]).joined(separator: " > ")
        checker.report(.note, path, request.range, "modules ask for each other in a circle: \(cycle)")
    }
}
