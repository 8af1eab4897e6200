/// A key press, as a terminal can tell it.
package struct Key: Hashable, Sendable {
    /// Which key.
    package enum Code: Hashable, Sendable {
        /// A key that types: what it types, the shift key included.
        case character(Character)
        case enter, tab, backspace, escape
        case insert, delete, home, end, pageUp, pageDown
        case up, down, left, right
        /// F1 to F35.
        case function(Int)
    }

    /// Keys held meanwhile.
    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let shift = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        package static let control = Modifiers(rawValue: 4)
    }

    package let code: Code
    package let modifiers: Modifiers

    /// A key press. Shift with a letter becomes the capital letter, since terminals cannot tell the two apart;
    /// shift with any other character is dropped but for Space.
    package init(_ code: Code, _ modifiers: Modifiers = []) {
        guard case .character(let character) = code, modifiers.contains(.shift), character != " " else {
            self.code = code
            self.modifiers = modifiers
            return
        }
        let upper = character.uppercased()
        self.code = .character(upper.count == 1 ? Character(upper) : character)
        self.modifiers = modifiers.subtracting(.shift)
    }

    /// What the key types into a text, if it types.
    package var typed: Character? {
        if case .character(let character) = code, modifiers.isDisjoint(with: [.alt, .control]) {
            character
        } else {
            nil
        }
    }
}
