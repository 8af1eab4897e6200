import Markup
import Values

/// Makes syntax trees of WXML into template nodes, resolving names once.
struct TemplateCompiler {
    /// The file whose templates and modules the nodes see.
    let file: TemplateFile
    let library: TemplateLibrary
    /// The files that are being included, against circles.
    var including: [String] = []
    /// The tag of the element around; empty where none is.
    var around = ""
    /// Whether the nearest handler of taps around can only tell by the data of what was tapped.
    var isDelegated = false

    /// Compiles siblings. Blocks without a condition or loop vanish.
    func compile(_ nodes: [WXMLNode], names: ExpressionNames, document: WXMLDocument) -> [TemplateNode] {
        var result: [TemplateNode] = []
        var index = 0
        while index < nodes.count {
            switch nodes[index] {
            case .text(let text):
                let value = TemplateValue(text.binding, names: names)
                result.append(.text(TextTemplate(value: value, location: location(text.range, document))))
                index += 1
            case .element(let element):
                if element.loop == nil, case .if = element.condition {
                    result.append(.condition(chain(nodes, &index, names: names, document: document)))
                } else {
                    result += compile(element, names: names, document: document)
                    index += 1
                }
            }
        }
        return result
    }

    /// An element with its loop and its own condition.
    private func compile(_ element: WXMLElement, names: ExpressionNames, document: WXMLDocument) -> [TemplateNode] {
        guard let loop = element.loop else { return content(element, names: names, document: document) }
        let list = TemplateValue(loop.list.binding, names: names)
        let inner = names.entering(loopOver: list.binding, item: loop.item, index: loop.index)
        var body = content(element, names: inner, document: document)
        if case .if(let condition) = element.condition {
            let branch = ConditionTemplate.Branch(
                condition: TemplateValue(condition.binding, names: inner), body: body)
            body = [.condition(ConditionTemplate(branches: [branch]))]
        }
        return [
            .loop(
                LoopTemplate(
                    list: list, slot: names.locals.count, key: Self.key(loop), body: body,
                    location: location(loop.range, document)))
        ]
    }

    private static func key(_ loop: WXMLLoop) -> LoopKey {
        switch loop.key {
        case nil, "": .index
        case "*this": .item
        case let name?: name == loop.index ? .index : .member(name)
        }
    }

    /// `wx:if` and what follows it.
    private func chain(
        _ nodes: [WXMLNode], _ index: inout Int, names: ExpressionNames, document: WXMLDocument
    ) -> ConditionTemplate {
        var branches: [ConditionTemplate.Branch] = []
        while index < nodes.count, case .element(let element) = nodes[index], let condition = element.condition {
            let value: WXMLValue?
            switch condition {
            case .if(let test):
                if !branches.isEmpty { return ConditionTemplate(branches: branches) }
                value = test
            case .elif(let test): value = test
            case .else: value = nil
            }
            branches.append(
                ConditionTemplate.Branch(
                    condition: value.map { TemplateValue($0.binding, names: names) },
                    body: element.loop == nil
                        ? content(element, names: names, document: document)
                        : compile(element, names: names, document: document)))
            index += 1
            if value == nil { break }
        }
        return ConditionTemplate(branches: branches)
    }

    /// An element without its loop and condition.
    private func content(_ element: WXMLElement, names: ExpressionNames, document: WXMLDocument) -> [TemplateNode] {
        switch element.kind {
        case .block: return compile(element.children, names: names, document: document)
        case .include(let src): return include(src, names: names, document: document)
        case .templateUse: return [.use(use(element, names: names, document: document))]
        case .slot:
            let name = element.attribute(.plain, "name")?.value.map { TemplateValue($0.binding, names: names) }
            let outer = element.attribute(.slot, "slot")?.value.map { TemplateValue($0.binding, names: names) }
            return [.slot(SlotTemplate(name: name, outerSlot: outer, values: passed(element, names: names)))]
        case .component:
            let received = Self.received(element)
            let slotValues = received.enumerated().map { place, value in
                SlotValue(field: value.field, local: names.locals.count + place)
            }
            let names = received.isEmpty ? names : names.entering(received)
            let attributes = attributes(element, names: names)
            let hasData = attributes.contains { $0.kind == .dataset }
            let takesTaps = attributes.contains(where: \.takesTaps)
            var inner = self
            inner.around = element.tag
            if takesTaps { inner.isDelegated = !hasData }
            let template = ElementTemplate(
                tag: element.tag, attributes: attributes,
                children: inner.compile(element.children, names: names, document: document),
                location: location(element.startTag, document), slotValues: slotValues,
                isDelegate: isDelegated && hasData && !takesTaps)
            return [.element(template)]
        }
    }

    /// What a slot passes: all its attributes but its name.
    private func passed(
        _ slot: WXMLElement, names: ExpressionNames
    ) -> [(field: String, value: TemplateValue)] {
        slot.attributes.filter { $0.kind == .plain && $0.name != "name" }.map { attribute in
            let value = TemplateValue(attribute.value?.binding ?? .literal(""), names: names)
            return (attribute.name.camelCased, value)
        }
    }

    /// `slot:field` and `slot:field="variable"`.
    private static func received(_ element: WXMLElement) -> [(field: String, variable: String)] {
        element.attributes.filter { $0.kind == .slotValue }.map { attribute in
            guard case .literal(let variable)? = attribute.value?.binding, !variable.isEmpty else {
                return (attribute.name, attribute.name)
            }
            return (attribute.name, variable)
        }
    }

    /// Another file's content in this place. It sees this place's variables, but neither templates nor modules of its own.
    private func include(_ src: String, names: ExpressionNames, document: WXMLDocument) -> [TemplateNode] {
        let path = library.provider.resolve(src, from: document.path)
        guard !including.contains(path), path != file.document.path, including.count < 32,
            let included = library.provider.document(at: path)
        else { return [] }
        var inner = self
        inner.including.append(path)
        return inner.compile(included.nodes, names: names, document: included)
    }

    private func use(_ element: WXMLElement, names: ExpressionNames, document: WXMLDocument) -> UseTemplate {
        let data = element.attribute(.plain, "data")?.value
        var members: [UseTemplate.Member]?
        if case .expression(let expression) = data?.binding, case .object(let parts) = expression.kind {
            members = parts.map { part in
                switch part {
                case .named(let key, let value):
                    .init(key: key, value: TemplateValue(.expression(value), names: names))
                case .spread(let value): .init(key: nil, value: TemplateValue(.expression(value), names: names))
                case .computed(let key, let value):
                    .init(
                        key: nil,
                        value: TemplateValue(.concatenation([.expression(key), .expression(value)]), names: names))
                }
            }
        }
        return UseTemplate(
            name: TemplateValue(element.attribute(.plain, "is")?.value?.binding ?? .literal(""), names: names),
            data: data.map { TemplateValue($0.binding, names: names) }, members: members, file: file,
            location: location(element.startTag, document))
    }

    /// A place of a document.
    private func location(_ range: SourceRange, _ document: WXMLDocument) -> TemplateLocation {
        TemplateLocation(path: document.path, line: range.start.line, column: range.start.column)
    }
}
