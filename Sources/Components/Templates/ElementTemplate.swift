import Bridge
import Markup
import Values

/// A tag of a template.
final class ElementTemplate {
    let tag: String
    let attributes: [AttributeTemplate]
    let children: [TemplateNode]
    let location: TemplateLocation
    /// The attributes that are bound to data, in the order of their value slots.
    let dynamicAttributes: [AttributeTemplate]
    /// How many of the attributes are bound to data: each element keeps that many values.
    let dynamicCount: Int
    /// What the attributes read.
    let attributeReads: TemplateReads
    /// What the attributes and all below read.
    let reads: TemplateReads
    /// The places of certain attributes in `attributes`.
    let identifier, classes, style, slot: Int?
    /// Whether there are `class:name` or `style:name` attributes.
    let hasClassToggles, hasStyleProperties: Bool
    /// Whether there are `data-` or `mark:` attributes, or handlers.
    let hasDataset, hasMarks, hasHandlers: Bool
    /// Whether a handler of taps around it tells by its data that it was tapped.
    let isDelegate: Bool
    /// Whether its handler of taps is for delegates below.
    let delegatesTaps: Bool
    /// What of the slot around it and all inside see as variables.
    let slotValues: [SlotValue]
    /// The attributes whose changes WXS handlers hear of, with these handlers.
    let observed: [(attribute: AttributeTemplate, handler: AttributeTemplate)]

    /// The tags that are the most used and never stand for a component that has slots.
    private static let simpleTags: Set<String> = [
        "view", "text", "image", "button", "input", "scroll-view", "swiper", "swiper-item", "navigator", "form",
        "label",
        "picker", "checkbox", "checkbox-group", "radio", "radio-group", "cover-view", "movable-area", "movable-view",
    ]

    init(
        tag: String, attributes: [AttributeTemplate], children: [TemplateNode], location: TemplateLocation,
        slotValues: [SlotValue] = [], isDelegate: Bool = false
    ) {
        self.tag = tag
        self.slotValues = slotValues
        self.attributes = attributes
        self.children = children
        self.location = location
        attributeReads = TemplateReads(joining: attributes.map(\.value.reads))
        let slotReads = children.isEmpty || Self.simpleTags.contains(tag) ? [] : [TemplateReads(ofSlots: ())]
        reads = TemplateReads(joining: [attributeReads] + slotReads + children.map(\.reads))
        dynamicAttributes = attributes.filter { $0.valueSlot != nil }
        dynamicCount = attributes.count { $0.valueSlot != nil }
        func place(_ kind: AttributeTemplate.Kind) -> Int? { attributes.firstIndex { $0.kind == kind } }
        identifier = place(.identifier)
        classes = place(.classes)
        style = place(.style)
        slot = place(.slot)
        hasClassToggles = place(.classToggle) != nil
        hasStyleProperties = place(.styleProperty) != nil
        hasDataset = place(.dataset) != nil
        hasMarks = place(.mark) != nil
        hasHandlers = attributes.contains { if case .handler = $0.kind { true } else { false } }
        self.isDelegate = isDelegate
        delegatesTaps = attributes.contains(where: \.takesTaps) && hasDataset == false && children.haveDelegates
        observed = attributes.filter { $0.kind == .change }.compactMap { handler in
            attributes.first { $0.kind != .change && $0.propertyName == handler.propertyName }.map { ($0, handler) }
        }
    }
}

/// An attribute of a tag.
final class AttributeTemplate {
    /// What it means.
    enum Kind: Equatable {
        case plain, identifier, classes, classToggle, style, styleProperty, slot, dataset, mark
        /// A handler of an event.
        case handler(Listening)
        /// `model:`: also a property.
        case model
        /// `generic:`.
        case generic
        /// `change:`: a WXS handler of a property's changes.
        case change
    }

    let kind: Kind
    /// The name without its prefix.
    let name: String
    /// The name in camel case: the property that it sets.
    let propertyName: String
    let value: TemplateValue
    /// Where in an element's values its value is kept; nil for a constant.
    let valueSlot: Int?

    init(kind: Kind, name: String, propertyName: String, value: TemplateValue, valueSlot: Int?) {
        self.kind = kind
        self.name = name
        self.propertyName = propertyName
        self.value = value
        self.valueSlot = valueSlot
    }

    /// Whether it is a handler of taps that bubble.
    var takesTaps: Bool {
        guard name == "tap", case .handler(let how) = kind else { return false }
        return !how.isDisjoint(with: [.bind, .catch, .mut])
    }
}

extension [TemplateNode] {
    /// Whether there are elements among them or below that a handler of taps around is for.
    fileprivate var haveDelegates: Bool {
        contains { node in
            switch node {
            case .element(let element):
                element.isDelegate
                    || (!element.attributes.contains(where: \.takesTaps) && element.children.haveDelegates)
            case .condition(let condition): condition.branches.contains { $0.body.haveDelegates }
            case .loop(let loop): loop.body.haveDelegates
            case .text, .use, .slot: false
            }
        }
    }
}
