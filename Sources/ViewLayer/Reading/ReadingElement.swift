/// An element that a person can do something with, as words tell of it.
package struct ReadingElement: Equatable, Sendable {
    /// What it is: its `aria-role`, its tag, or "view" for anything else that can be tapped.
    package var role: String
    /// What it is called.
    package var name: String
    /// What it holds; nil where it holds nothing.
    package var value: String?
    /// Whether it is on; nil where it cannot be.
    package var isChecked: Bool?
    package var isDisabled = false
    /// How many UTF-16 units of text it holds, and how many fit; nil is no text input, a negative limit none.
    package var length: Int?
    package var limit: Int?
}

/// A line of a page as it is read out: a text, or an element.
package struct ReadingLine: Equatable, Sendable {
    /// The text; of an element what it is called.
    package var text: String
    /// The element, where it is one.
    package var element: ReadingElement?
    /// Whether it has the focus.
    package var isFocused = false
}
