package import Markup
package import Values

/// What the component framework asks of the mini-program's files. Paths have no leading slash and no extension unless said.
package protocol TemplateProvider: AnyObject {
    /// The parsed WXML file of this path (with its extension), or nil if there is none. Asked once a file.
    func document(at path: String) -> WXMLDocument?
    /// The absolute path of a file that `src` names in a file (both with extensions).
    func resolve(_ src: String, from path: String) -> String
    /// The path of the component that a tag means in the templates of a page or component, by its own or the app's
    /// `usingComponents`; nil for built-in components.
    func componentPath(ofTag tag: String, in owner: String) -> String?
    /// Every component path that a page or component may use by its `usingComponents`.
    func usedComponents(of owner: String) -> [String]
    /// The path of the style sheet (with its extension) of a page or component, if there is one.
    func styleSheet(of path: String) -> String?
    /// Makes the modules of a file's `<wxs>` tags, in order, as values that its expressions see.
    func modules(of document: WXMLDocument) -> [Value]
}
