import Markup
import Values

/// A WXML file, compiled: what it shows, and the templates that it may use.
final class TemplateFile {
    /// The content of a `<template name>`.
    final class Body {
        /// The compiled content.
        let nodes: [TemplateNode]
        /// The file that defines it.
        unowned let file: TemplateFile

        init(nodes: [TemplateNode], file: TemplateFile) {
            self.nodes = nodes
            self.file = file
        }
    }

    let document: WXMLDocument
    /// The values of the file's WXS modules.
    let modules: [Value]
    private unowned let library: TemplateLibrary
    private var compiledRoot: [TemplateNode]?
    private var bodies: [String: Body] = [:]

    init(document: WXMLDocument, modules: [Value], library: TemplateLibrary) {
        self.document = document
        self.modules = modules
        self.library = library
    }

    /// What the file shows.
    var root: [TemplateNode] {
        if let compiledRoot { return compiledRoot }
        let compiler = TemplateCompiler(file: self, library: library)
        let nodes = compiler.compile(document.nodes, names: names, document: document)
        compiledRoot = nodes
        return nodes
    }

    /// The template of this name: the file's own, or one that an imported file itself defines.
    func template(named name: String) -> Body? {
        if let own = ownTemplate(named: name) { return own }
        for reference in document.imports {
            let path = library.provider.resolve(reference.src, from: document.path)
            if let body = library.file(at: path)?.ownTemplate(named: name) { return body }
        }
        return nil
    }

    private func ownTemplate(named name: String) -> Body? {
        if let body = bodies[name] { return body }
        guard let template = document.templates.first(where: { $0.name == name }) else { return nil }
        let compiler = TemplateCompiler(file: self, library: library)
        let body = Body(nodes: compiler.compile(template.nodes, names: names, document: document), file: self)
        bodies[name] = body
        return body
    }

    private var names: ExpressionNames { ExpressionNames(modules: document.scripts.map(\.name)) }
}

/// The compiled files of a mini-program. Each is compiled once.
final class TemplateLibrary {
    unowned let provider: any TemplateProvider
    private var files: [String: TemplateFile?] = [:]

    init(provider: any TemplateProvider) { self.provider = provider }

    /// The file at a path with its extension, or nil if there is none.
    func file(at path: String) -> TemplateFile? {
        if let known = files[path] { return known }
        let file = provider.document(at: path).map {
            TemplateFile(document: $0, modules: provider.modules(of: $0), library: self)
        }
        files[path] = .some(file)
        return file
    }
}
