/// The attributes of one element that steer the template, while they are sorted out.
private struct Directives {
    var condition: WXMLStartTag.Attribute?
    var branch: WXMLStartTag.Attribute?
    var loop: WXMLStartTag.Attribute?
    var item: WXMLStartTag.Attribute?
    var index: WXMLStartTag.Attribute?
    var key: WXMLStartTag.Attribute?

    /// The slot in which an attribute belongs.
    static func place(_ meaning: WXMLAttributeName.Meaning) -> WritableKeyPath<Self, WXMLStartTag.Attribute?>? {
        switch meaning {
        case .if: \.condition
        case .elif, .else: \.branch
        case .loop: \.loop
        case .loopItem: \.item
        case .loopIndex: \.index
        case .key: \.key
        case .attribute, .unknownPrefix: nil
        }
    }
}

// MARK: - What a start tag means

extension WXMLTreeBuilder {
    /// The element that a start tag opens.
    mutating func open(_ tag: WXMLStartTag) -> Frame {
        let place = reader.source.lines.range(tag.offsets)
        var frame = Frame(
            role: .element,
            element: WXMLElement(
                tag: tag.name, kind: .component, attributes: [], children: [], range: place, startTag: place),
            lowerTag: tag.name.lowercased(), start: tag.offsets.lowerBound, isTooDeep: false)
        var attributes = tag.attributes
        switch tag.name {
        case "block": frame.element.kind = .block
        case "slot": frame.element.kind = .slot
        case "template": openTemplate(tag, &attributes, &frame)
        case "import":
            frame.role = .nothing
            if let reference = takeReference(of: tag, &attributes) { document.imports.append(reference) }
        case "include":
            let reference = takeReference(of: tag, &attributes)
            if let reference { document.includes.append(reference) } else { frame.role = .nothing }
            frame.element.kind = .include(src: reference?.src ?? "")
        default: break
        }
        sort(attributes, into: &frame)
        return frame
    }

    private mutating func openTemplate(
        _ tag: WXMLStartTag, _ attributes: inout [WXMLStartTag.Attribute], _ frame: inout Frame
    ) {
        frame.element.kind = .templateUse
        if let name = take("name", from: &attributes) {
            frame.element.kind = .block
            frame.role = .template(name: staticText(of: name))
        } else if !attributes.contains(where: { $0.written == "is" }) {
            say(.error, tag.nameOffsets, "<template> needs name (to define one) or is (to use one).")
        }
    }

    private mutating func take(
        _ name: String, from attributes: inout [WXMLStartTag.Attribute]
    ) -> WXMLStartTag.Attribute? {
        attributes.firstIndex { $0.written == name }.map { attributes.remove(at: $0) }
    }

    private mutating func takeReference(
        of tag: WXMLStartTag, _ attributes: inout [WXMLStartTag.Attribute]
    ) -> WXMLReference? {
        guard let attribute = take("src", from: &attributes), let value = attribute.value, !value.source.isEmpty else {
            say(.error, tag.nameOffsets, "<\(tag.name)> needs src, the path of a WXML file.")
            return nil
        }
        return WXMLReference(src: staticText(of: attribute), range: value.range)
    }

    /// The text of a value that cannot have a binding.
    private mutating func staticText(of attribute: WXMLStartTag.Attribute) -> String {
        guard let value = attribute.value else { return "" }
        if value.hasBinding {
            say(.warning, value.range, "\(attribute.written) cannot have a {{ }}; it is taken as written.")
        }
        return value.text
    }

    // MARK: Sorting

    private mutating func sort(_ attributes: [WXMLStartTag.Attribute], into frame: inout Frame) {
        var directives = Directives()
        var seen: Set<WXMLAttributeName> = []
        for attribute in attributes {
            if let place = Directives.place(attribute.name.meaning) {
                if directives[keyPath: place] == nil {
                    directives[keyPath: place] = attribute
                } else {
                    sayRepeated(attribute)
                }
            } else if case .attribute(let kind) = attribute.name.meaning {
                if seen.insert(attribute.name).inserted {
                    keep(attribute, kind, in: &frame.element)
                } else {
                    sayRepeated(attribute)
                }
            } else {
                say(.warning, attribute.nameOffsets, "\(attribute.written) has a prefix that WXML does not have.")
            }
        }
        guard case .element = frame.role else {
            for attribute in [directives.condition, directives.branch, directives.loop].compactMap({ $0 }) {
                say(
                    .warning, attribute.nameOffsets,
                    "\(attribute.written) has no effect on <\(frame.element.tag)> here.")
            }
            return
        }
        setLoop(directives, of: &frame.element)
        setCondition(directives, of: &frame.element)
    }

    private mutating func sayRepeated(_ attribute: WXMLStartTag.Attribute) {
        say(
            .warning, attribute.nameOffsets,
            "The attribute \(attribute.written) is there already; the first one is used.")
    }

    private mutating func keep(
        _ attribute: WXMLStartTag.Attribute, _ kind: WXMLAttribute.Kind, in element: inout WXMLElement
    ) {
        let name = attribute.name.name
        if kind == .directive {
            say(.warning, attribute.nameOffsets, Self.unknownDirective(attribute.written))
        }
        if kind == .generic || kind == .worklet || kind == .slotValue { _ = staticText(of: attribute) }
        let place = reader.source.lines.range(attribute.offsets)
        element.attributes.append(WXMLAttribute(kind: kind, name: name, value: attribute.value, range: place))
    }

    private static func unknownDirective(_ written: String) -> String {
        let meant: [String: String] = [
            "wx:for-key": "wx:key", "wx:index": "wx:for-index", "wx:for-idx": "wx:for-index", "wx:item": "wx:for-item",
            "wx:show": "wx:if or hidden", "wx:elseif": "wx:elif", "wx:else-if": "wx:elif", "wx:id": "id",
            "wx:class": "class", "wx:style": "style", "wx:forItem": "wx:for-item", "wx:forIndex": "wx:for-index",
        ]
        guard let meant = meant[written] else { return "\(written) is no directive; it has no effect." }
        return "\(written) is no directive; it has no effect. Use \(meant)."
    }

    private mutating func setLoop(_ directives: Directives, of element: inout WXMLElement) {
        guard let loop = directives.loop else {
            for attribute in [directives.item, directives.index, directives.key].compactMap({ $0 }) {
                say(.warning, attribute.nameOffsets, "\(attribute.written) has no effect without wx:for.")
            }
            return
        }
        if directives.key == nil {
            // The platform's own words.
            say(
                .warning, loop.nameOffsets,
                "Now you can provide attr `wx:key` for a `wx:for` to improve performance.")
        }
        let item = directives.item.map { staticText(of: $0) } ?? ""
        let index = directives.index.map { staticText(of: $0) } ?? ""
        let key = directives.key.map { staticText(of: $0) } ?? ""
        element.loop = WXMLLoop(
            list: requiredValue(of: loop), item: item.isEmpty ? "item" : item, index: index.isEmpty ? "index" : index,
            key: key.isEmpty ? nil : key, range: reader.source.lines.range(loop.offsets))
    }

    private mutating func setCondition(_ directives: Directives, of element: inout WXMLElement) {
        if let branch = directives.branch {
            if let loop = directives.loop {
                say(
                    .error, branch.nameOffsets,
                    "\(branch.written) cannot stand beside \(loop.written); it was left out. Put \(loop.written) inside."
                )
            } else if let condition = directives.condition {
                say(
                    .error, branch.nameOffsets,
                    "\(branch.written) cannot stand beside \(condition.written); it was left out.")
            } else if branch.name.meaning == .else {
                element.condition = .else
            } else {
                element.condition = .elif(requiredValue(of: branch))
            }
        }
        if let condition = directives.condition { element.condition = .if(requiredValue(of: condition)) }
    }

    private mutating func requiredValue(of attribute: WXMLStartTag.Attribute) -> WXMLValue {
        if let value = attribute.value { return value }
        say(.warning, attribute.nameOffsets, "\(attribute.written) needs a value.")
        let end = attribute.nameOffsets.upperBound
        return value(end..<end)
    }

    // MARK: Scripts

    /// Reads `<wxs>` to behind its end tag; what is inside is not markup.
    mutating func readScript(_ tag: WXMLStartTag) {
        var attributes = tag.attributes
        let module = take("module", from: &attributes)
        let src = take("src", from: &attributes)
        let start = reader.offset
        let content = tag.isSelfClosed ? start..<start : readScriptContent(of: tag)
        let name = module.map { staticText(of: $0) } ?? ""
        guard !name.isEmpty else {
            say(.error, tag.nameOffsets, "<wxs> needs module, the name under which expressions see it.")
            return
        }
        guard !document.scripts.contains(where: { $0.name == name }) else {
            say(.warning, tag.nameOffsets, "The module \"\(name)\" is there already; the first one is used.")
            return
        }
        let path = src.map { staticText(of: $0) } ?? ""
        let code: WXSModule.Source =
            path.isEmpty
            ? .inline(reader.source[content], at: reader.source.lines.location(at: start)) : .file(path)
        if !path.isEmpty, reader.source.bytes[content].contains(where: { !$0.isWhitespace }) {
            say(.warning, content, "A <wxs> with src cannot have code inside; it was left out.")
        }
        let place = reader.source.lines.range(tag.offsets.lowerBound..<reader.offset)
        document.scripts.append(WXSModule(name: name, source: code, range: place))
    }

    private mutating func readScriptContent(of tag: WXMLStartTag) -> Range<Int> {
        let start = reader.offset
        while reader.skip(behind: "</wxs") {
            let end = reader.offset - 5
            guard !WXMLReader.continuesName(reader.peek()) else { continue }
            reader.skip(behind: ">")
            return start..<end
        }
        say(.error, tag.nameOffsets, "The tag <wxs> has no end tag.")
        return start..<reader.offset
    }
}
