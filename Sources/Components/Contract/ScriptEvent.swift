package import Bridge
package import Values

/// An event as a handler sees it.
package struct ScriptEvent: Sendable {
    /// A node that the event is about.
    package struct Target: Sendable {
        /// The node.
        package var node: NodeID
        /// The component that the node hosts, if it does.
        package var component: ComponentID?
        /// Its id attribute.
        package var id: String
        /// Its `data-` attributes.
        package var dataset: ValueObject
        /// Its place in the page, in px.
        package var offsetLeft = 0.0
        package var offsetTop = 0.0
    }

    /// "tap", "input" ...
    package var type: String
    /// Milliseconds since the page was opened; the host may set its own.
    package var timeStamp: Double
    /// Where it happened, as seen from the handler's component.
    package var target: Target
    /// The node whose handler is called.
    package var currentTarget: Target
    /// The `mark:` attributes of the target and its ancestors in the same component.
    package var mark: ValueObject
    /// What it says; an opaque handle passes a live object by reference.
    package var detail: Value
    package var touches: [Touch]
    package var changedTouches: [Touch]
    /// Whether a person made it (`tap`), not `triggerEvent`.
    package var isUserEvent: Bool
}

/// How far an event of `triggerEvent` goes.
package struct EventOptions: Sendable, Hashable {
    /// Whether ancestors hear of it.
    package var bubbles: Bool
    /// Whether it crosses the bounds of components.
    package var composed: Bool
    /// Whether there is a capture phase.
    package var capturePhase: Bool

    package init(bubbles: Bool = false, composed: Bool = false, capturePhase: Bool = false) {
        self.bubbles = bubbles
        self.composed = composed
        self.capturePhase = capturePhase
    }
}
