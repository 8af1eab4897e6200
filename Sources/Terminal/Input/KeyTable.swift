/// Which bytes and sequences are which keys: xterm, VT220, rxvt, the Linux console, kitty.
enum KeyTable {
    /// The key of a control character.
    static func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0x00: Key(.character(" "), .control)
        case 0x08, 0x7F: Key(.backspace)
        case 0x09: Key(.tab)
        case 0x0D: Key(.enter)
        case 0x1B: Key(.escape)
        case 0x01...0x1A: Key(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
        default: Key(.character(Character(Unicode.Scalar((byte & 0x1F) + 0x40))), .control)
        }
    }

    /// The key of `ESC O` and a final byte.
    static func singleShift(_ final: UInt8, _ modifiers: Key.Modifiers) -> Key? {
        switch final {
        case 0x41...0x44, 0x46, 0x48, 0x50...0x53: letters[final].map { Key($0, modifiers) }
        case 0x4D: Key(.enter, modifiers)
        case 0x61...0x64: letters[final - 0x20].map { Key($0, modifiers.union(.control)) }
        case 0x6A...0x79: Key(.character(Character(Unicode.Scalar(final - 0x40))), modifiers)
        default: nil
        }
    }

    /// The function keys of the Linux console: `ESC [ [ A` to `E`.
    static func linuxConsole(_ tail: ArraySlice<UInt8>, _ alt: Key.Modifiers) -> [InputEvent] {
        guard let byte = tail.first, (0x41...0x45).contains(byte) else { return [] }
        return [.key(Key(.function(Int(byte) - 0x40), alt))]
    }

    /// The key of a control sequence.
    static func key(_ sequence: ControlSequence) -> Key? {
        if sequence.isRelease { return nil }
        switch sequence.final {
        case 0x5A: return Key(.tab, sequence.modifiers(at: 1).union(.shift))
        case 0x7E, 0x5E, 0x40, 0x24: return tilde(sequence)
        case 0x75: return unicode(sequence.keyNumber, sequence.modifiers(at: 1))
        case 0x61...0x64 where sequence.parameters.isEmpty:
            return letters[sequence.final - 0x20].map { Key($0, .shift) }
        default: return letters[sequence.final].map { Key($0, sequence.modifiers(at: 1)) }
        }
    }

    private static func tilde(_ sequence: ControlSequence) -> Key? {
        guard let number = sequence[0] else { return nil }
        // xterm's modifyOtherKeys: CSI 27 ; modifiers ; character ~
        if number == 27 { return unicode(sequence[2], sequence.modifiers(at: 1)) }
        var modifiers = sequence.modifiers(at: 1)
        // rxvt says modifiers by the final byte.
        if sequence.final == 0x5E || sequence.final == 0x40 { modifiers.insert(.control) }
        if sequence.final == 0x24 || sequence.final == 0x40 { modifiers.insert(.shift) }
        return numbers[number].map { Key($0, modifiers) }
    }

    /// A key by its character or its number in the kitty protocol.
    private static func unicode(_ value: Int?, _ modifiers: Key.Modifiers) -> Key? {
        guard let value, let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) else { return nil }
        switch value {
        case 9: return Key(.tab, modifiers)
        case 13: return Key(.enter, modifiers)
        case 27: return Key(.escape, modifiers)
        case 8, 127: return Key(.backspace, modifiers)
        case 57376...57398: return Key(.function(value - 57376 + 13), modifiers)
        case 57399...57408: return Key(.character(Character(Unicode.Scalar(UInt8(value - 57399 + 0x30)))), modifiers)
        case 57409...57426: return Key(keypad[value - 57409], modifiers)
        case 0..<32, 0x80..<0xA0, 0xE000...0xF8FF: return nil
        default: return Key(.character(Character(scalar)), modifiers)
        }
    }

    private static let keypad: [Key.Code] = [
        .character("."), .character("/"), .character("*"), .character("-"), .character("+"), .enter, .character("="),
        .character(","), .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete,
    ]

    private static let letters: [UInt8: Key.Code] = [
        0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home, 0x50: .function(1),
        0x51: .function(2), 0x52: .function(3), 0x53: .function(4),
    ]

    private static let numbers: [Int: Key.Code] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1),
        12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6), 18: .function(7),
        19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
        25: .function(13), 26: .function(14), 28: .function(15), 29: .function(16), 31: .function(17),
        32: .function(18), 33: .function(19), 34: .function(20),
    ]
}
