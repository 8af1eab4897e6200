import Components
import Markup
import MiniProgram
import Values

/// The mini-program's files as the component framework asks for them.
final class Templates: TemplateProvider {
    private let program: MiniProgram
    private let scripts: WXSMachine
    private let report: (Diagnostic) -> Void

    init(_ program: MiniProgram, scripts: WXSMachine, report: @escaping (Diagnostic) -> Void) {
        self.program = program
        self.scripts = scripts
        self.report = report
    }

    func document(at path: String) -> WXMLDocument? {
        guard program.source.isFile(path) else { return nil }
        do {
            let document = WXMLParser.parse(try program.source.text(path), path: path)
            for diagnostic in document.diagnostics { report(diagnostic) }
            return document
        } catch {
            report(Diagnostic(.error, path: path, range: .none, message: error.userMessage))
            return nil
        }
    }

    func resolve(_ src: String, from path: String) -> String {
        program.resolver.file(src, from: path, extension: ".wxml") ?? PageURL(src, from: path).path
    }

    func componentPath(ofTag tag: String, in owner: String) -> String? {
        guard case .path(let path)? = program.reference(tag, in: owner) else { return nil }
        return path
    }

    func usedComponents(of owner: String) -> [String] {
        let references = program.component(owner).references + program.app.usingComponents
        return references.compactMap { componentPath(ofTag: $0.tag, in: owner) }
    }

    func styleSheet(of path: String) -> String? {
        let file = path + ".wxss"
        return program.source.isFile(file) ? file : nil
    }

    func modules(of document: WXMLDocument) -> [Value] {
        document.scripts.map { scripts.module($0, in: document.path) }
    }
}
