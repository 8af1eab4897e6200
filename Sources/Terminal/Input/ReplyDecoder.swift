import Cells

/// Reads what terminals answer.
enum ReplyDecoder {
    /// A control sequence with a private marker, or a cursor report.
    static func controlSequence(_ sequence: ControlSequence) -> TerminalReply {
        switch (sequence.marker, sequence.final) {
        case (0, 0x52):
            .cursor(CellPoint(column: max(0, (sequence[1] ?? 1) - 1), row: max(0, (sequence[0] ?? 1) - 1)))
        case (0x3F, 0x63): .deviceAttributes(sequence.parameters.compactMap { $0.first ?? nil })
        case (0x3F, 0x75): .keyboard(sequence[0] ?? 0)
        case (0x3F, 0x79) where sequence.intermediate == 0x24:
            .mode(sequence[0] ?? 0, state: sequence[1] ?? 0)
        default: .other
        }
    }

    /// An operating system command: `11;rgb:ffff/ffff/ffff`.
    static func operatingSystemCommand(_ body: ArraySlice<UInt8>) -> TerminalReply {
        let parts = String(decoding: body, as: UTF8.self).split(separator: ";", maxSplits: 1)
        guard parts.count == 2, let color = color(parts[1]) else { return .other }
        switch parts[0] {
        case "10": return .foreground(color)
        case "11": return .background(color)
        default: return .other
        }
    }

    /// A colour as X11 writes it: `rgb:` or `rgba:` and one to four hexadecimal digits for each part.
    private static func color(_ text: Substring) -> Color? {
        guard text.hasPrefix("rgb"), let colon = text.firstIndex(of: ":") else { return nil }
        let parts = text[text.index(after: colon)...].split(separator: "/").prefix(3).compactMap { digits -> UInt8? in
            guard (1...4).contains(digits.count), let value = UInt32(digits, radix: 16) else { return nil }
            let most = (UInt32(1) << UInt32(digits.count * 4)) - 1
            return UInt8(value * 255 / most)
        }
        return parts.count == 3 ? .rgb(parts[0], parts[1], parts[2]) : nil
    }
}
