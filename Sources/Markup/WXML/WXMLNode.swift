/// A node of a WXML tree. Comments are not kept.
package enum WXMLNode: Sendable {
    /// A tag with what is inside.
    case element(WXMLElement)
    /// Text between tags; text that is only white space is not kept.
    case text(WXMLValue)

    /// Where in the file it is written.
    package var range: SourceRange {
        switch self {
        case .element(let element): element.range
        case .text(let text): text.range
        }
    }
}

/// A tag: a built-in or custom component, or one of `block`, `slot`, `template` (with `is`) and `include`.
package struct WXMLElement: Sendable {
    /// What a tag means to the template itself.
    package enum Kind: Sendable, Hashable {
        /// A built-in or custom component.
        case component
        /// `<block>`: its children without a node of its own.
        case block
        /// `<slot>`: its `name` is the attribute of that name.
        case slot
        /// `<template is data>`: its `is` and `data` are attributes of these names. `data` is written without outer braces
        /// in meaning: `{{a, ...b}}` is an object.
        case templateUse
        /// `<include src>`: the path as written.
        case include(src: String)
    }

    /// The tag's name as written, apart from ASCII capitals of tags that the framework itself knows.
    package var tag: String
    /// What the tag means to the template.
    package var kind: Kind
    /// `wx:if`, `wx:elif` or `wx:else`. The parser guarantees that an `elif` or `else` directly follows its chain among its
    /// siblings.
    package var condition: WXMLCondition?
    /// `wx:for`. Together with `wx:if` on one element the loop is outside and the condition inside.
    package var loop: WXMLLoop?
    /// All other attributes, in source order, without repeats.
    package var attributes: [WXMLAttribute]
    /// What is inside.
    package var children: [WXMLNode]
    /// From `<` to behind the end tag.
    package var range: SourceRange
    /// The start tag alone.
    package var startTag: SourceRange

    /// The first attribute of a kind and name. Cost: linear.
    package func attribute(_ kind: WXMLAttribute.Kind, _ name: String) -> WXMLAttribute? {
        attributes.first { $0.kind == kind && $0.name == name }
    }
}

/// The condition under which an element is there.
package enum WXMLCondition: Sendable {
    /// `wx:if`.
    case `if`(WXMLValue)
    /// `wx:elif`, directly behind an `if` or `elif`.
    case elif(WXMLValue)
    /// `wx:else`, directly behind an `if` or `elif`.
    case `else`
}

/// `wx:for` with the attributes that belong to it.
package struct WXMLLoop: Sendable {
    /// What is repeated over.
    package var list: WXMLValue
    /// The name under which an expression sees the item: `wx:for-item`, else `item`.
    package var item: String
    /// The name under which an expression sees the index: `wx:for-index`, else `index`.
    package var index: String
    /// `wx:key` as written: `*this` is the item itself, another name a property of the item; nil when there is none.
    package var key: String?
    /// Where `wx:for` is written.
    package var range: SourceRange
}
