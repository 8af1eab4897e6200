/// Leaves out of what ncurses writes the colours and attributes that are set already, or that nothing is written in.
///
/// ncurses sets text colour and background as one pair, both whenever one changes, and a text colour for blanks too. Of a
/// list that moves by a row that is the half. The screen looks the same, and the terminal is left in the style that
/// ncurses believes it to be in.
struct StyleThrift {
    /// Colours and attributes.
    private struct Style: Equatable {
        /// Colours by the parameters that set them; 0 is the terminal's own.
        var foreground: UInt64 = 0
        var background: UInt64 = 0
        /// A bit for each of the parameters 1 to 9.
        var attributes: UInt16 = 0

        /// What is seen of the attributes where no glyph is: underline, blinking, reverse, strikethrough.
        static let seenOnBlanks: UInt16 = 1 << 4 | 1 << 5 | 1 << 7 | 1 << 9
    }

    private var output: [UInt8] = []
    /// What the terminal has; nil is not known.
    private var shown: Style?
    /// What ncurses set.
    private var wanted = Style()
    /// The parameters of a sequence while they are read.
    private var numbers: [UInt64] = []

    /// What ncurses wrote, without what can be spared. It begins and ends in the terminal's own style.
    static func reduced(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var thrift = StyleThrift()
        thrift.output.reserveCapacity(bytes.count)
        thrift.take(bytes)
        return thrift.output
    }

    private mutating func take(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index < bytes.count {
            let start = index
            switch bytes[index] {
            case 0x1B:
                index = Self.endOfSequence(bytes, index)
                take(sequence: UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
                continue
            case 0x08, 0x0D: index += 1
            case ...0x20:
                settle(isBlank: true)
                while index < bytes.count, bytes[index] <= 0x20, bytes[index] != 0x1B { index += 1 }
            default:
                settle(isBlank: false)
                while index < bytes.count, bytes[index] > 0x20 { index += 1 }
            }
            output.append(contentsOf: bytes[start..<index])
        }
        settle(isBlank: false)
    }

    /// Where a sequence ends that begins at an index.
    private static func endOfSequence(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
        guard start + 1 < bytes.count else { return bytes.count }
        var index = start + 2
        guard bytes[start + 1] == UInt8(ascii: "[") else { return index }
        while index < bytes.count, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
        return min(index + 1, bytes.count)
    }

    private mutating func take(sequence: UnsafeRawBufferPointer) {
        if sequence.count >= 3, sequence[1] == UInt8(ascii: "[") {
            switch sequence[sequence.count - 1] {
            case UInt8(ascii: "m"):
                if set(UnsafeRawBufferPointer(rebasing: sequence[2..<sequence.count - 1])) { return }
                // Not one that ncurses is told of: it goes through, and nothing is known any more.
                settle(isBlank: false)
                shown = nil
            // What moves the cursor or sets a mode.
            case UInt8(ascii: "A")...UInt8(ascii: "H"), UInt8(ascii: "d"), UInt8(ascii: "h"), UInt8(ascii: "l"),
                UInt8(ascii: "r"):
                break
            default: settle(isBlank: true)
            }
        } else {
            settle(isBlank: true)
        }
        output.append(contentsOf: sequence)
    }

    /// Takes the parameters of a style. False if there is one that is not known.
    private mutating func set(_ parameters: UnsafeRawBufferPointer) -> Bool {
        var style = wanted
        numbers.removeAll(keepingCapacity: true)
        numbers.append(0)
        for byte in parameters {
            switch byte {
            case UInt8(ascii: ";"): numbers.append(0)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let last = numbers.count - 1
                numbers[last] = min(numbers[last] * 10 + UInt64(byte - UInt8(ascii: "0")), 0xFFFF)
            default: return false
            }
        }
        var index = 0
        while index < numbers.count {
            let number = numbers[index]
            index += 1
            switch number {
            case 0: style = Style()
            case 1...9: style.attributes |= 1 << UInt16(number)
            case 23, 24, 27: style.attributes &= ~(1 << UInt16(number - 20))
            case 30...37, 90...97: style.foreground = number
            case 40...47, 100...107: style.background = number
            case 39: style.foreground = 0
            case 49: style.background = 0
            case 38, 48:
                guard let color = Self.color(numbers, &index) else { return false }
                if number == 38 { style.foreground = color } else { style.background = color }
            default: return false
            }
        }
        wanted = style
        return true
    }

    /// A colour that takes several parameters: the kind in the upper half, red, green and blue or the index below.
    private static func color(_ numbers: [UInt64], _ index: inout Int) -> UInt64? {
        let count = index < numbers.count ? (numbers[index] == 2 ? 3 : numbers[index] == 5 ? 1 : 0) : 0
        guard count > 0, index + count < numbers.count, numbers[index + 1...index + count].allSatisfy({ $0 < 256 })
        else { return nil }
        let value = numbers[index + 1...index + count].reduce(0) { $0 << 8 | $1 }
        defer { index += count + 1 }
        return numbers[index] << 32 | value
    }

    /// Writes the parameters that set a colour. `own` is the one that sets the terminal's own.
    private mutating func add(color: UInt64, own: UInt64) {
        switch color >> 32 {
        case 2:
            add(own - 1)
            add(2)
            for shift in [16, 8, 0] as [UInt64] { add(color >> shift & 255) }
        case 5:
            add(own - 1)
            add(5)
            add(color & 255)
        default: add(color == 0 ? own : color)
        }
    }

    /// Writes a parameter below 1000, behind the one before it.
    private mutating func add(_ parameter: UInt64) {
        if let last = output.last, last >= UInt8(ascii: "0"), last <= UInt8(ascii: "9") {
            output.append(UInt8(ascii: ";"))
        }
        if parameter >= 100 { output.append(UInt8(ascii: "0") + UInt8(parameter / 100 % 10)) }
        if parameter >= 10 { output.append(UInt8(ascii: "0") + UInt8(parameter / 10 % 10)) }
        output.append(UInt8(ascii: "0") + UInt8(parameter % 10))
    }

    /// Gives the terminal the style that is wanted, as far as what comes next shows it.
    private mutating func settle(isBlank: Bool) {
        guard shown != wanted else { return }
        var style = wanted
        if isBlank, let shown, style.attributes & Style.seenOnBlanks == 0 {
            style.foreground = shown.foreground
            style.attributes = shown.attributes & ~Style.seenOnBlanks
            guard shown != style else { return }
        }
        var before = shown ?? Style()
        output.append(0x1B)
        output.append(UInt8(ascii: "["))
        if shown == nil || before.attributes & ~style.attributes != 0 || style == Style() {
            // An empty parameter takes everything back; alone it needs no semicolon.
            if style != Style() { output.append(UInt8(ascii: ";")) }
            before = Style()
        }
        for number in 1...9 where (style.attributes & ~before.attributes) & 1 << UInt16(number) != 0 {
            add(UInt64(number))
        }
        if style.foreground != before.foreground { add(color: style.foreground, own: 39) }
        if style.background != before.background { add(color: style.background, own: 49) }
        output.append(UInt8(ascii: "m"))
        shown = style
    }
}
