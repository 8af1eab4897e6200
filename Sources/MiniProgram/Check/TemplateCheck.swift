import Markup

/// Checks templates, those that they import and include, and the tags in them.
final class TemplateCheck {
    /// What one file of WXML uses.
    private struct File {
        var tags: [String: SourceRange] = [:]
        var files: [String] = []
    }

    private unowned let checker: ProgramChecker
    private var files: [String: File] = [:]
    /// The WXS files that were read.
    private var scripts: Set<String> = []

    /// Advice of the platform: at most so many levels, and so many children of one node.
    private static let deepest = 30
    private static let mostChildren = 60

    init(_ checker: ProgramChecker) { self.checker = checker }

    /// Checks the template of a page or component, by its path without extension.
    func check(_ unit: String) {
        let program = checker.program
        let config = program.component(unit)
        let own = Set(config.usingComponents.map(\.tag))
        let known = own.union(program.app.usingComponents.map(\.tag)).union(config.generics.map(\.name))
        var used: Set<String> = []
        var reached: Set<String> = []
        var waiting = [unit + ".wxml"]
        while let path = waiting.popLast() {
            guard reached.insert(path).inserted else { continue }
            let file = read(path)
            for (tag, range) in file.tags.sorted(by: { $0.key < $1.key }) {
                used.insert(tag)
                if !known.contains(tag), !BuiltInTags.names.contains(tag) {
                    let message = "<\(tag)> is neither a built-in component nor registered in usingComponents"
                    checker.report(.warning, path, range, message)
                }
            }
            waiting += file.files
        }
        for reference in config.usingComponents where !used.contains(reference.tag) {
            checker.report(
                .note, unit + ".json", reference.range, "the component <\(reference.tag)> is registered and not used")
        }
    }

    private func read(_ path: String) -> File {
        if let known = files[path] { return known }
        var file = File()
        defer { files[path] = file }
        guard let text = checker.text(path) else { return file }
        let document = WXMLParser.parse(text, path: path)
        checker.report(document.diagnostics)
        for reference in document.imports + document.includes {
            if let target = checker.program.resolver.file(reference.src, from: path, extension: ".wxml") {
                file.files.append(target)
            } else if !reference.src.isEmpty {
                checker.report(.error, path, reference.range, "the template \"\(reference.src)\" does not exist")
            }
        }
        for module in document.scripts { check(module, path) }
        walk(document.nodes, depth: 1, path, &file)
        for template in document.templates { walk(template.nodes, depth: 1, path, &file) }
        return file
    }

    private func check(_ module: WXSModule, _ path: String) {
        guard case .file(let source) = module.source else { return }
        guard let target = checker.program.resolver.file(source, from: path, extension: ".wxs") else {
            checker.report(.error, path, module.range, "the WXS module \"\(source)\" does not exist")
            return
        }
        var waiting = [target]
        while let script = waiting.popLast() {
            guard scripts.insert(script).inserted, let text = checker.text(script) else { continue }
            let read = ModuleConverter.inspect(text, path: script)
            checker.report(read.diagnostics)
            for request in read.requests {
                if let found = checker.program.resolver.file(request.specifier, from: script, extension: ".wxs") {
                    waiting.append(found)
                } else {
                    checker.report(
                        .error, script, request.range, "the WXS module \"\(request.specifier)\" does not exist")
                }
            }
        }
    }

    private func walk(_ nodes: [WXMLNode], depth: Int, _ path: String, _ file: inout File) {
        for case .element(let element) in nodes {
            if element.kind == .component, file.tags[element.tag] == nil { file.tags[element.tag] = element.startTag }
            for attribute in element.attributes {
                guard attribute.kind == .generic, let value = attribute.value, !value.hasBinding else { continue }
                if file.tags[value.text] == nil { file.tags[value.text] = attribute.range }
            }
            if element.children.count > Self.mostChildren {
                let message =
                    "<\(element.tag)> has \(element.children.count) children; at most \(Self.mostChildren) are advised"
                checker.report(.note, path, element.startTag, message)
            }
            if depth == Self.deepest {
                let message = "this is \(Self.deepest) levels deep; the platform advises fewer"
                checker.report(.note, path, element.startTag, message)
            }
            walk(element.children, depth: depth + 1, path, &file)
        }
    }
}
