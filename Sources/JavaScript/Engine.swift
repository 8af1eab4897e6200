import CJavaScriptCore

/// The library that runs JavaScript, which is loaded when it is first needed.
package enum Engine {
    /// Loads it now, from any thread; whoever needs it meanwhile waits. False if it is not installed.
    @discardableResult
    package static func load() -> Bool { engine_is_installed() }
}
