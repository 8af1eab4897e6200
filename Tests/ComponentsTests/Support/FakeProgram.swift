import Markup
import Values

@testable import Components

/// A mini-program of strings.
final class FakeProgram: TemplateProvider {
    /// WXML files by their paths.
    var files: [String: String] = [:]
    /// The components that tags mean, by their users' paths.
    var using: [String: [String: String]] = [:]
    /// Paths that have a style sheet.
    var sheets: Set<String> = []

    func document(at path: String) -> WXMLDocument? { files[path].map { WXMLParser.parse($0, path: path) } }

    func resolve(_ src: String, from path: String) -> String {
        src.hasPrefix("/")
            ? String(src.dropFirst()) : (path.split(separator: "/").dropLast() + [src[...]]).joined(separator: "/")
    }

    func componentPath(ofTag tag: String, in owner: String) -> String? { using[owner]?[tag] }
    func usedComponents(of owner: String) -> [String] { (using[owner] ?? [:]).values.sorted() }
    func styleSheet(of path: String) -> String? { sheets.contains(path) ? path + ".wxss" : nil }
    func modules(of document: WXMLDocument) -> [Value] { document.scripts.map { _ in .object(["x": 7]) } }
}
