import Cells

/// A control sequence (CSI) taken apart: ECMA-48 5.4, with the sub-parameters of the kitty keyboard protocol.
struct ControlSequence {
    /// The private marker `<`, `=`, `>` or `?`; 0 without.
    private(set) var marker: UInt8 = 0
    /// Parameters, each with its sub-parameters; one left out is nil.
    private(set) var parameters: [[Int?]] = []
    /// The last intermediate byte; 0 without.
    private(set) var intermediate: UInt8 = 0
    let final: UInt8

    init(_ body: ArraySlice<UInt8>, final: UInt8) {
        self.final = final
        var current: [Int?] = []
        var number: Int?
        for byte in body {
            switch byte {
            case 0x30..<0x3A: number = min(1 << 24, (number ?? 0) * 10 + Int(byte - 0x30))
            case 0x3A:
                current.append(number)
                number = nil
            case 0x3B:
                parameters.append(current + [number])
                current = []
                number = nil
            case 0x3C..<0x40: marker = byte
            default: intermediate = byte
            }
        }
        if !body.isEmpty { parameters.append(current + [number]) }
    }

    /// Whether it begins a bracketed paste.
    var isPasteStart: Bool { final == 0x7E && marker == 0 && self[0] == 200 }

    /// A parameter's first value.
    subscript(index: Int) -> Int? { index < parameters.count ? parameters[index].first ?? nil : nil }

    /// The modifiers in a parameter: its value less one is a set of bits.
    func modifiers(at index: Int) -> Key.Modifiers {
        guard let value = self[index], value > 1 else { return [] }
        var result: Key.Modifiers = []
        let bits = value - 1
        if bits & 1 != 0 { result.insert(.shift) }
        if bits & 2 != 0 || bits & 32 != 0 { result.insert(.alt) }
        if bits & 4 != 0 { result.insert(.control) }
        return result
    }

    /// Whether it says that a key was let go (kitty).
    var isRelease: Bool { parameters.count > 1 && parameters[1].count > 1 && parameters[1][1] == 3 }

    /// The key of a `CSI u` sequence: with Control or Alt, where it types no Latin letter, the one of that place on a Latin
    /// keyboard if the terminal says so; else what it types.
    var keyNumber: Int? {
        let held = modifiers(at: 1)
        if held.isDisjoint(with: [.alt, .control]) {
            if parameters.count > 2, parameters[2].count == 1, let typed = self[2], typed >= 32 { return typed }
            return self[0]
        }
        if let key = self[0], key > 127, key < 57344, let base = parameters.first?.dropFirst(2).first { return base }
        return self[0]
    }

    /// The event it stands for; nil if it stands for none.
    func event(_ alt: Key.Modifiers) -> InputEvent? {
        switch (marker, final) {
        case (0x3C, 0x4D), (0x3C, 0x6D): return MouseDecoder.sgr(self)
        case (0, 0x4D) where parameters.count == 3: return MouseDecoder.urxvt(self)
        case (0x3F, _), (0x3E, _), (0x3D, _): return .reply(ReplyDecoder.controlSequence(self))
        case (0, 0x49) where parameters.isEmpty: return .focus(true)
        case (0, 0x4F) where parameters.isEmpty: return .focus(false)
        case (0, 0x52) where !isFunctionKey3: return .reply(ReplyDecoder.controlSequence(self))
        case (0, 0x63) where !parameters.isEmpty, (0, 0x6E), (0, 0x74): return .reply(.other)
        case (0, _): return KeyTable.key(self).map { .key(Key($0.code, $0.modifiers.union(alt))) }
        default: return nil
        }
    }

    /// `CSI 1 ; modifiers R` is F3, any other `R` a cursor report.
    private var isFunctionKey3: Bool {
        parameters.isEmpty || (self[0] == 1 && parameters.count == 2 && (2...16).contains(self[1] ?? 0))
    }
}
