package import Values

/// What the component framework asks of JavaScript. AppService implements it over the virtual machine.
///
/// Every call is synchronous, on the logic thread, and may call back into `ComponentRuntime`. An exception inside a callback
/// is caught and reported by the host; it never crosses.
package protocol ScriptHost: AnyObject {
    /// Makes the JavaScript instance of a component. `data` holds its initial data, properties with their defaults among it:
    /// the instance's `this.data`, but for values that only JavaScript knows.
    func instantiate(_ component: ComponentID, _ definition: ComponentDefinition, data: ValueObject)
    /// Writes changes into the instance's `this.data`. A change with a `source` means the very object that stands at that place
    /// of the `setData` under way (always the first call of it); all others are written by value.
    func apply(_ changes: [DataChange], to component: ComponentID)
    /// Calls a lifetime or page lifetime, if it is there.
    func call(_ lifetime: Lifetime, of component: ComponentID)
    /// Calls a callback of a relation, if it is there, with the partner.
    func call(_ change: RelationChange, _ relation: String, of component: ComponentID, with partner: ComponentID)
    /// Calls the data observer of this number with the values of its paths in `this.data`.
    func callObserver(_ number: Int, of component: ComponentID)
    /// Calls the observer of a property.
    func callPropertyObserver(_ change: PropertyChange, of component: ComponentID)
    /// Calls a method as an event's handler.
    func callHandler(_ name: String, of component: ComponentID, with event: ScriptEvent) -> HandlerResult
    /// Calls a callback that was given to `setData`.
    func callback(_ token: CallbackToken)
    /// Forgets the instance of a component that is gone: `setData` of it is a warned no-op from now on.
    func release(_ component: ComponentID)
    /// Writes a warning on the console.
    func warn(_ message: String, at location: TemplateLocation?)
}

/// What came of calling a handler.
package enum HandlerResult: Sendable, Hashable {
    /// There is no such method.
    case missing
    /// It ran (or threw).
    case handled
}

/// Names a `setData` callback that the host keeps.
package struct CallbackToken: Hashable, Sendable {
    /// The host's number for it.
    package var rawValue: UInt64
    package init(_ rawValue: UInt64) { self.rawValue = rawValue }
}

/// A moment in the life of a component or page at which its code is called.
package enum Lifetime: Hashable, Sendable {
    case created, attached, ready, moved, detached
    /// The page that it lives in was shown (`pageLifetimes.show`).
    case pageShow
    /// The page that it lives in was hidden.
    case pageHide
    /// The page that it lives in was resized, to these px.
    case pageResize(width: Double, height: Double)
    /// The route that showed the page that it lives in is over.
    case pageRouteDone
}

/// One key of a `setData`.
package struct DataChange: Sendable {
    /// Where.
    package var path: DataPath
    /// What.
    package var value: Value
    /// The place of the key in the `setData` that it comes from, if its value is as given there.
    package var source: Int?

    package init(path: DataPath, value: Value, source: Int? = nil) {
        self.path = path
        self.value = value
        self.source = source
    }
}

/// A property has another value.
package struct PropertyChange: Sendable {
    /// The property's name.
    package var name: String
    /// What was set.
    package var newValue: Value
    /// What was there before; undefined when only something inside the property was set.
    package var oldValue: Value
    /// What was set, from the data's root.
    package var path: DataPath
}

/// Where in a template something is written.
package struct TemplateLocation: Hashable, Sendable, CustomStringConvertible {
    /// The file's path from the mini-program's root.
    package var path: String
    /// The line, from 1.
    package var line: Int
    /// The column, from 1.
    package var column: Int

    package var description: String { "\(path):\(line):\(column)" }
}
