import Markup
import Values

/// A node of a compiled template. Each makes exactly one `Node` of the tree wherever it stands.
enum TemplateNode {
    case text(TextTemplate)
    case element(ElementTemplate)
    case condition(ConditionTemplate)
    case loop(LoopTemplate)
    case use(UseTemplate)
    case slot(SlotTemplate)

    /// Where it is written; nil where that is not kept.
    var location: TemplateLocation? {
        switch self {
        case .text(let template): template.location
        case .element(let template): template.location
        case .loop(let template): template.location
        case .use(let template): template.location
        case .condition, .slot: nil
        }
    }

    /// What the node and all below it read.
    var reads: TemplateReads {
        switch self {
        case .text(let template): template.value.reads
        case .element(let template): template.reads
        case .condition(let template): template.reads
        case .loop(let template): template.reads
        case .use(let template): template.reads
        case .slot(let template): template.reads
        }
    }
}

/// A value of a template: a constant, or a binding.
final class TemplateValue {
    /// The value, if it never changes.
    let constant: Value?
    /// How to evaluate it.
    let binding: CompiledBinding
    /// What it reads.
    let reads: TemplateReads

    init(_ binding: Binding, names: ExpressionNames) {
        self.binding = CompiledBinding(binding, names: names)
        reads = TemplateReads(self.binding.reads)
        // `nil` would be the value null.
        constant =
            self.binding.reads.isConstant ? .some(self.binding.evaluate(EvaluationScope(data: ValueObject()))) : .none
    }

    /// The value in a scope.
    func evaluate(_ scope: EvaluationScope) -> Value { constant ?? binding.evaluate(scope) }
}

/// Text between tags.
final class TextTemplate {
    let value: TemplateValue
    let location: TemplateLocation

    init(value: TemplateValue, location: TemplateLocation) {
        self.value = value
        self.location = location
    }
}

/// `wx:if`, `wx:elif` and `wx:else` in a row.
final class ConditionTemplate {
    /// One of them; without a condition it is the last.
    struct Branch {
        let condition: TemplateValue?
        let body: [TemplateNode]
    }

    let branches: [Branch]
    let reads: TemplateReads

    init(branches: [Branch]) {
        self.branches = branches
        reads = TemplateReads(
            joining: branches.flatMap { branch in
                [branch.condition?.reads].compactMap(\.self) + branch.body.map(\.reads)
            })
    }
}

/// `wx:for`.
final class LoopTemplate {
    let list: TemplateValue
    /// The slot of the item among the local variables; the index has the next.
    let slot: Int
    /// What makes rows recognizable.
    let key: LoopKey
    let body: [TemplateNode]
    let location: TemplateLocation
    /// What the list and the body read.
    let reads: TemplateReads
    /// What the body reads.
    let bodyReads: TemplateReads

    init(list: TemplateValue, slot: Int, key: LoopKey, body: [TemplateNode], location: TemplateLocation) {
        self.list = list
        self.slot = slot
        self.key = key
        self.body = body
        self.location = location
        bodyReads = TemplateReads(joining: body.map(\.reads))
        reads = TemplateReads(joining: [list.reads, bodyReads])
    }
}

/// `wx:key`.
enum LoopKey: Equatable {
    /// There is none, or it is the loop's own index: rows are told by their place.
    case index
    /// `*this`: the item itself.
    case item
    /// A member of the item.
    case member(String)
}

/// `<template is>`.
final class UseTemplate {
    /// A part of the `data`, if that is written as an object.
    struct Member {
        /// The name; nil is a spread.
        let key: String?
        let value: TemplateValue
    }

    let name: TemplateValue
    let data: TemplateValue?
    /// The parts of `data` by themselves; nil if they cannot be told apart.
    let members: [Member]?
    /// The file whose templates it may name.
    unowned let file: TemplateFile
    let location: TemplateLocation
    let reads: TemplateReads

    init(
        name: TemplateValue, data: TemplateValue?, members: [Member]?, file: TemplateFile, location: TemplateLocation
    ) {
        self.name = name
        self.data = data
        self.members = members
        self.file = file
        self.location = location
        reads = TemplateReads(joining: [name.reads, data?.reads].compactMap(\.self))
    }
}

/// `<slot>`.
final class SlotTemplate {
    let name: TemplateValue?
    /// The slot around that takes this one, when slotted content is passed on.
    let outerSlot: TemplateValue?
    /// What it passes to its content, where slots are dynamic.
    let values: [(field: String, value: TemplateValue)]
    let reads: TemplateReads

    init(name: TemplateValue?, outerSlot: TemplateValue?, values: [(field: String, value: TemplateValue)]) {
        self.name = name
        self.outerSlot = outerSlot
        self.values = values
        reads = TemplateReads(
            joining: [name?.reads, outerSlot?.reads].compactMap(\.self) + values.map(\.value.reads))
    }
}
