/// A document to be looked at: `wx.openDocument`.
package struct ShownDocument: Sendable, Codable, Equatable {
    /// What kind of document it is.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case text, pdf, writing, sheet, slides
    }

    /// Its name, as the program wrote it.
    package var name: String
    package var kind: Kind
    /// In bytes.
    package var size: Int
    /// What can be read in a terminal: the text of a text, nothing of the other kinds.
    package var text: String
    /// Whether there is more text than this.
    package var isCut: Bool

    package init(name: String, kind: Kind, size: Int, text: String = "", isCut: Bool = false) {
        self.name = name
        self.kind = kind
        self.size = size
        self.text = text
        self.isCut = isCut
    }
}
