/// Turns the bytes that a terminal sends into events. Pure, and resumable at any byte.
///
/// A lone Escape cannot be told from the start of a sequence: while `needsFlush` is true the owner waits a moment
/// (25 ms) for more bytes, and then calls `flush()`.
package struct InputParser: Sendable {
    /// Bytes that are the start of something unfinished.
    private var pending: [UInt8] = []
    private var paste: PasteBuffer?
    /// Whether an overlong string sequence is being skipped up to its end.
    private var skipsString = false

    package init() {}

    /// Whether what is pending is a key press unless more bytes follow soon.
    package var needsFlush: Bool {
        guard paste == nil, !skipsString, pending.first == 0x1B else { return false }
        return pending.count <= 2
    }

    /// Takes bytes and returns the events that are complete.
    package mutating func feed(_ bytes: some Collection<UInt8>) -> [InputEvent] {
        var input = pending
        input += bytes
        pending = []
        var events: [InputEvent] = []
        var index = 0
        while index < input.count {
            if paste != nil {
                index = takePaste(input, from: index, &events)
            } else if skipsString {
                index = skipString(input, from: index)
            } else if !takeOne(input, &index, &events) {
                pending = Array(input[index...])
                break
            }
        }
        return events
    }

    /// Decides that nothing more follows: what is pending was typed by hand.
    package mutating func flush() -> [InputEvent] {
        guard needsFlush else { return [] }
        let bytes = pending
        pending = []
        guard bytes.count == 2 else { return [.key(Key(.escape))] }
        if bytes[1] == 0x1B { return [.key(Key(.escape)), .key(Key(.escape))] }
        return [.key(Key(.character(Character(Unicode.Scalar(bytes[1]))), .alt))]
    }

    /// Takes one event, run of text or sequence. False if it is not complete yet.
    private mutating func takeOne(_ input: [UInt8], _ index: inout Int, _ events: inout [InputEvent]) -> Bool {
        switch input[index] {
        case 0x1B: return takeEscape(input, &index, &events)
        case 0x00..<0x20, 0x7F:
            events.append(.key(KeyTable.control(input[index])))
            index += 1
            return true
        default:
            let text = UTF8Run(input, from: index)
            index = text.end
            for character in text.text { events.append(.key(Key(.character(character)))) }
            return !text.isUnfinished
        }
    }

    private mutating func takeEscape(_ input: [UInt8], _ index: inout Int, _ events: inout [InputEvent]) -> Bool {
        var start = index + 1
        guard start < input.count else { return false }
        var alt: Key.Modifiers = []
        if input[start] == 0x1B {
            // Some terminals put an escape before a sequence for Alt; else the first was a key of its own.
            guard start + 1 < input.count else { return false }
            if input[start + 1] != 0x5B && input[start + 1] != 0x4F {
                events.append(.key(Key(.escape)))
                index = start
                return true
            }
            alt = .alt
            start += 1
        }
        switch input[start] {
        case 0x5B: return takeControlSequence(input, from: start + 1, &index, alt, &events)
        case 0x4F: return takeSingleShift(input, from: start + 1, &index, alt, &events)
        case 0x50, 0x58, 0x5D, 0x5E, 0x5F: return takeString(input, from: start, &index, &events)
        case 0x00..<0x20, 0x7F:
            let key = KeyTable.control(input[start])
            // The Linux console's Tab with Shift; with Alt it goes to another console or window.
            let isBackTab = input[start] == 0x09
            events.append(.key(Key(key.code, key.modifiers.union(isBackTab ? .shift : .alt))))
            index = start + 1
        default:
            let text = UTF8Run(input, from: start, limit: 1)
            if text.isUnfinished { return false }
            if let character = text.text.first { events.append(.key(Key(.character(character), .alt))) }
            index = text.end
        }
        return true
    }

    private mutating func takeControlSequence(
        _ input: [UInt8], from start: Int, _ index: inout Int, _ alt: Key.Modifiers, _ events: inout [InputEvent]
    ) -> Bool {
        var end = start
        while end < input.count, (0x20..<0x40).contains(input[end]) { end += 1 }
        if let key = shiftedKey(input[start..<end]) {
            // rxvt ends its keys with Shift by a byte that elsewhere stands before the last one.
            index = key
            let sequence = ControlSequence(input[start..<(key - 1)], final: 0x24)
            if let event = sequence.event(alt) { events.append(event) }
            return true
        }
        if end - start > Self.longestControlSequence {
            index = end
            return true
        }
        guard end < input.count else { return false }
        guard (0x40..<0x7F).contains(input[end]) else {
            // Cut off by something else, which stands for itself.
            index = end
            return true
        }
        let body = input[start..<end]
        if body.isEmpty, input[end] == 0x4D || input[end] == 0x5B {
            // X10 mouse reports and the function keys of the Linux console have bytes after the final one.
            let extra = input[end] == 0x4D ? 3 : 1
            guard end + extra < input.count else { return false }
            let tail = input[end + 1...end + extra]
            events += input[end] == 0x4D ? MouseDecoder.x10(tail) : KeyTable.linuxConsole(tail, alt)
            index = end + extra + 1
            return true
        }
        index = end + 1
        let sequence = ControlSequence(body, final: input[end])
        if sequence.isPasteStart {
            paste = PasteBuffer()
        } else if let event = sequence.event(alt) {
            events.append(event)
        }
        return true
    }

    /// The end of digits and a dollar sign at the beginning of a sequence's body.
    private func shiftedKey(_ body: ArraySlice<UInt8>) -> Int? {
        guard let dollar = body.firstIndex(where: { !(0x30..<0x3A).contains($0) }), body[dollar] == 0x24,
            dollar > body.startIndex
        else { return nil }
        return dollar + 1
    }

    private func takeSingleShift(
        _ input: [UInt8], from start: Int, _ index: inout Int, _ alt: Key.Modifiers, _ events: inout [InputEvent]
    ) -> Bool {
        var end = start
        while end < input.count, (0x30..<0x3A).contains(input[end]), end - start < 2 { end += 1 }
        guard end < input.count else { return false }
        let modifiers = ControlSequence(input[start..<end], final: input[end]).modifiers(at: 0).union(alt)
        if let key = KeyTable.singleShift(input[end], modifiers) {
            events.append(.key(key))
            index = end + 1
        } else {
            // Not a sequence: somebody typed Alt-O.
            events.append(.key(Key(.character("O"), .alt)))
            index = start
        }
        return true
    }

    /// Takes an OSC, DCS, SOS, PM or APC string up to BEL or ST.
    private mutating func takeString(
        _ input: [UInt8], from start: Int, _ index: inout Int, _ events: inout [InputEvent]
    ) -> Bool {
        var end = start + 1
        while end < input.count, input[end] != 0x07, input[end] != 0x1B { end += 1 }
        let body = input[(start + 1)..<end]
        if end - start > Self.longestString {
            skipsString = true
            index = end
            return true
        }
        guard end < input.count else { return false }
        if input[end] == 0x1B {
            guard end + 1 < input.count else { return false }
            index = input[end + 1] == 0x5C ? end + 2 : end
        } else {
            index = end + 1
        }
        events.append(.reply(input[start] == 0x5D ? ReplyDecoder.operatingSystemCommand(body) : .other))
        return true
    }

    private mutating func skipString(_ input: [UInt8], from start: Int) -> Int {
        guard let end = input[start...].firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) else { return input.count }
        skipsString = false
        guard input[end] == 0x1B, end + 1 < input.count, input[end + 1] == 0x5C else {
            return input[end] == 0x07 ? end + 1 : end
        }
        return end + 2
    }

    private mutating func takePaste(_ input: [UInt8], from start: Int, _ events: inout [InputEvent]) -> Int {
        let (end, text) = paste?.take(input[start...]) ?? (input.count, nil)
        if let text {
            paste = nil
            events.append(.paste(text))
        }
        return end
    }

    private static let longestControlSequence = 256
    private static let longestString = 4096
}
