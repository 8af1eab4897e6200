/// An attribute of an element, sorted by what it means.
package struct WXMLAttribute: Sendable {
    /// What an attribute means, told by its prefix or name.
    package enum Kind: Hashable, Sendable {
        /// A property of the component, by the name as written (`scroll-top`, `customProp`); `hidden` is one too.
        case plain
        /// `class`, or `class:name` (then `name` is the class, and the value says whether it is there).
        case `class`, classToggle
        /// `style`, or `style:property`.
        case style, styleProperty
        /// `id`.
        case id
        /// `slot`: the slot of the parent that takes this element.
        case slot
        /// `data-first-name` and `data:firstName`; the name is the dataset's key (`firstName`).
        case data
        /// `mark:name`.
        case mark
        /// A handler of the event `name`.
        case event(WXMLEventPhase)
        /// `model:name`: a property that writes back. The name is in camel case.
        case model
        /// `change:name`: a WXS handler for a property's changes. The name is in camel case.
        case change
        /// `generic:name="tag"`: the component that stands for a generic.
        case generic
        /// `slot:name="alias"`: a value that the slot passes into its content; an absent value means the name itself.
        case slotValue
        /// `let:name`: a name for a value below this element.
        case `let`
        /// `worklet:name="method"`.
        case worklet
        /// `wx:name` that is no directive we know (`wx:id`, `wx:show`): kept for inspection, without effect.
        case directive
    }

    /// What it means.
    package var kind: Kind
    /// The name without the prefix that `kind` tells; see the kinds for what is changed in it.
    package var name: String
    /// The value; nil when there is no `=`, which means true.
    package var value: WXMLValue?
    /// From the name to behind the value.
    package var range: SourceRange
}

/// How a handler listens: the prefix of an event's attribute. `bindtap` and `bind:tap` are the same.
package enum WXMLEventPhase: String, Hashable, Sendable, CaseIterable {
    /// `bind`: called while bubbling.
    case bind
    /// `catch`: called while bubbling, which ends there.
    case `catch`
    /// `mut-bind`: called unless another mut-bind was.
    case mutBind = "mut-bind"
    /// `capture-bind`: called on the way down.
    case captureBind = "capture-bind"
    /// `capture-catch`: called on the way down, which ends there.
    case captureCatch = "capture-catch"
    /// `capture-mut-bind`: called on the way down unless another mut-bind was.
    case captureMutBind = "capture-mut-bind"
}
