/// One parsed WXML file. What stands inside `<template name>` is in `templates` and not in `nodes`; `<import>` and `<wxs>`
/// are lifted out of the tree from wherever they stand, since they hold for the whole file.
package struct WXMLDocument: Sendable {
    /// The file's path from the mini-program's root, without a leading slash.
    package var path: String
    /// What the file shows, in source order. An `<include>` stays in its place as an element.
    package var nodes: [WXMLNode] = []
    /// The files whose templates this file may use.
    package var imports: [WXMLReference] = []
    /// The files that `<include>` elements of the tree and of the templates name, in source order.
    package var includes: [WXMLReference] = []
    /// The templates that this file defines. Of two with one name the first counts.
    package var templates: [WXMLTemplate] = []
    /// The WXS modules that the whole file sees.
    package var scripts: [WXSModule] = []
    /// What is wrong with the file, in source order.
    package var diagnostics: [Diagnostic] = []

    package init(path: String) {
        self.path = path
    }
}

/// A file named by `src`, as written (not resolved).
package struct WXMLReference: Hashable, Sendable {
    /// The path as written: relative to the file, or absolute from the root.
    package var src: String
    /// The `src` value's place.
    package var range: SourceRange
}

/// `<template name="...">`.
package struct WXMLTemplate: Sendable {
    /// The name that `<template is>` asks for.
    package var name: String
    /// Its content.
    package var nodes: [WXMLNode]
    /// From the start tag to behind the end tag.
    package var range: SourceRange
}

/// `<wxs module="...">`, in a file of its own or inline.
package struct WXSModule: Hashable, Sendable {
    /// Where the module's code is.
    package enum Source: Hashable, Sendable {
        /// In a file, as written in `src`.
        case file(String)
        /// Between the tags, as written; the place is that of the first character behind `>`.
        case inline(String, at: SourceLocation)
    }

    /// The name under which expressions see it.
    package var name: String
    /// Its code.
    package var source: Source
    /// From the start tag to behind the end tag.
    package var range: SourceRange
}
