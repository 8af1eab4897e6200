package import Bridge
package import Values

/// What evaluates WXS modules. Errors are its own to report; it answers undefined then. Lives on the logic thread.
package protocol WXSRuntime: AnyObject {
    /// The member of a live object.
    func member(of object: OpaqueHandle, _ key: String) -> Value
    /// Calls a function.
    func call(_ function: OpaqueHandle, this: Value, arguments: [Value]) -> Value
    /// Calls a handler of an event on the event's current target, in the component whose host is `owner`.
    /// - Returns: whether the event goes on its way.
    func handle(_ event: ScriptEvent, by function: OpaqueHandle, owner: NodeID) -> Bool
    /// Calls a handler of changes of a node's property (`change:name`).
    func handleChange(_ change: ObservedChange, by function: OpaqueHandle)
    /// A node is gone, and so is what was kept for it.
    func release(_ node: NodeID)
}

/// A property of a node was set, and WXS wants to hear of it.
package struct ObservedChange: Sendable {
    /// The node.
    package var node: NodeID
    /// The host of the component in whose template the node stands.
    package var owner: NodeID
    package var newValue: Value
    package var oldValue: Value
}
