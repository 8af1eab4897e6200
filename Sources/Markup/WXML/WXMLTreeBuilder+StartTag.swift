/// A start tag as read, before it is known what it means.
struct WXMLStartTag {
    /// An attribute as read.
    struct Attribute {
        var written: String
        var name: WXMLAttributeName
        var value: WXMLValue?
        var offsets: Range<Int>
        var nameOffsets: Range<Int>
    }

    /// The name to use.
    var name: String
    /// The name's place.
    var nameOffsets: Range<Int>
    /// From `<` to behind `>`.
    var offsets: Range<Int>
    /// The attributes in source order, with repeats.
    var attributes: [Attribute] = []
    /// Whether it ends with `/>`, so that no end tag follows.
    var isSelfClosed = false
}

// MARK: - Reading start tags

extension WXMLTreeBuilder {
    /// Reads a start tag, the cursor being at its `<`.
    mutating func readStartTag() -> WXMLStartTag {
        let start = reader.offset
        reader.offset += 1
        let nameOffsets = reader.readName()
        let written = reader.source[nameOffsets]
        let name = WXMLTags.normalized(written)
        if name != written {
            say(.warning, nameOffsets, "Tag names are in lower case: <\(name)>.")
        }
        var tag = WXMLStartTag(name: name, nameOffsets: nameOffsets, offsets: start..<start)
        readAttributes(of: &tag)
        tag.offsets = start..<reader.offset
        return tag
    }

    private mutating func readAttributes(of tag: inout WXMLStartTag) {
        while true {
            reader.skipWhitespace()
            let byte = reader.peek()
            if reader.isAtEnd || reader.isAtMarkup {
                say(.error, tag.nameOffsets, "The tag <\(tag.name)> is not closed with >.")
                tag.isSelfClosed = reader.isAtEnd
                return
            } else if byte == UInt8(ascii: ">") {
                reader.offset += 1
                return
            } else if reader.isAt("/>") {
                reader.offset += 2
                tag.isSelfClosed = true
                return
            } else if WXMLReader.startsName(byte) {
                tag.attributes.append(readAttribute(of: tag.name))
            } else {
                skipBadAttribute()
            }
        }
    }

    private mutating func readAttribute(of tag: String) -> WXMLStartTag.Attribute {
        let nameOffsets = reader.readName()
        let written = reader.source[nameOffsets]
        let isTemplateData = written == "data" && tag == "template"
        let place = readAttributeValue(of: written)
        let end = place == nil ? nameOffsets.upperBound : reader.offset
        return WXMLStartTag.Attribute(
            written: written, name: WXMLAttributeName(written),
            value: place.map { value($0, mode: isTemplateData ? .templateData : .plain) },
            offsets: nameOffsets.lowerBound..<end, nameOffsets: nameOffsets)
    }

    /// Reads `= value` when there is one, and gives the place of what is in the quotes.
    private mutating func readAttributeValue(of name: String) -> Range<Int>? {
        let behindName = reader.offset
        reader.skipWhitespace()
        guard reader.peek() == UInt8(ascii: "=") else {
            reader.offset = behindName
            return nil
        }
        reader.offset += 1
        reader.skipWhitespace()
        let start = reader.offset
        let byte = reader.peek()
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            let (offsets, isClosed) = reader.readQuoted()
            if !isClosed { say(.error, start..<start + 1, "The value of \(name) has no closing quote.") }
            return offsets
        }
        let offsets = reader.readUnquoted()
        if offsets.isEmpty {
            say(.warning, behindName..<start, "The attribute \(name) has no value behind =.")
        } else {
            say(.warning, offsets, "The value of \(name) should stand in quotes.")
        }
        return offsets
    }

    /// Moves over what cannot be an attribute (`@tap="f"`, a stray quote) and says so.
    private mutating func skipBadAttribute() {
        let start = reader.offset
        if reader.isAt("{{") {
            _ = reader.readUnquoted()
        } else {
            repeat { reader.offset += 1 } while !reader.isAtEnd && !Self.endsBadName(reader.peek())
        }
        let end = reader.offset
        let first = reader.source.bytes[start]
        let isQuote = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        if isQuote || first == UInt8(ascii: "/") || first == UInt8(ascii: "=") {
            reader.offset = start + 1
            say(.error, start..<start + 1, "Unexpected \(reader.source[start..<start + 1]) in a tag; it was left out.")
            return
        }
        let name = reader.source[start..<end]
        _ = readAttributeValue(of: name)
        say(.error, start..<end, "\(name) is no attribute that WXML has; it was left out.")
    }

    private static func endsBadName(_ byte: UInt8) -> Bool {
        byte.isWhitespace || [UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "<")].contains(byte)
            || [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/")].contains(byte)
    }
}
