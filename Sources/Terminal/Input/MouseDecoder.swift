import Cells

/// Reads mouse reports: xterm's SGR form (mode 1006), that of urxvt (mode 1015) and the old X10 form.
enum MouseDecoder {
    /// `CSI < buttons ; column ; row M`, or `m` for a release.
    static func sgr(_ sequence: ControlSequence) -> InputEvent? {
        guard let bits = sequence[0], let column = sequence[1], let row = sequence[2] else { return nil }
        return event(bits, column: column, row: row, released: sequence.final == 0x6D)
    }

    /// `CSI M` and three bytes, each 32 more than its value.
    static func x10(_ tail: ArraySlice<UInt8>) -> [InputEvent] {
        let values = tail.map { Int($0) - 32 }
        guard values.count == 3, values.allSatisfy({ $0 >= 0 }) else { return [] }
        let released = values[0] & 3 == 3 && values[0] & 64 == 0
        return event(values[0], column: values[1], row: values[2], released: released && values[0] & 32 == 0).map {
            [$0]
        } ?? []
    }

    /// `CSI buttons ; column ; row M`, the buttons 32 more than their value (mode 1015).
    static func urxvt(_ sequence: ControlSequence) -> InputEvent? {
        guard let bits = sequence[0].map({ $0 - 32 }), bits >= 0, let column = sequence[1], let row = sequence[2]
        else { return nil }
        let released = bits & 3 == 3 && bits & 96 == 0
        return event(bits, column: column, row: row, released: released)
    }

    private static func event(_ bits: Int, column: Int, row: Int, released: Bool) -> InputEvent? {
        var modifiers: Key.Modifiers = []
        if bits & 4 != 0 { modifiers.insert(.shift) }
        if bits & 8 != 0 { modifiers.insert(.alt) }
        if bits & 16 != 0 { modifiers.insert(.control) }
        guard let action = action(bits, released) else { return nil }
        let position = CellPoint(column: max(0, column - 1), row: max(0, row - 1))
        return .mouse(MouseEvent(action, at: position, modifiers))
    }

    private static func action(_ bits: Int, _ released: Bool) -> MouseEvent.Action? {
        if bits & 64 != 0 {
            let wheel: [MouseEvent.Action] = [.wheelUp, .wheelDown, .wheelLeft, .wheelRight]
            return released ? nil : wheel[bits & 3]
        }
        let button = button(bits)
        if released { return .release(button) }
        if bits & 32 != 0 { return button.map { .drag($0) } ?? .move }
        return button.map { .press($0) }
    }

    /// nil is "no button".
    private static func button(_ bits: Int) -> MouseEvent.Button? {
        if bits & 128 != 0 { return .other(8 + (bits & 3)) }
        return [.left, .middle, .right, nil][bits & 3]
    }
}
