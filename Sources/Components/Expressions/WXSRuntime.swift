package import Values

/// What evaluates WXS modules. Errors are its own to report; it answers undefined then. Lives on the logic thread.
package protocol WXSRuntime: AnyObject {
    /// The member of a live object.
    func member(of object: OpaqueHandle, _ key: String) -> Value
    /// Calls a function.
    func call(_ function: OpaqueHandle, this: Value, arguments: [Value]) -> Value
}
