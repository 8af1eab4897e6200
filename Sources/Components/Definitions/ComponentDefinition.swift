package import Values

/// A component or page as its constructor call defined it, behaviors already merged.
package struct ComponentDefinition: Sendable {
    /// Its path, without a leading slash or extension (`components/card/card`).
    package var path: String
    /// Whether `Page` made it, or a component stands as a page.
    package var isPage = false
    /// The properties, in the order of definition.
    package var properties: [PropertyDefinition] = []
    /// The data beside the properties.
    package var data = ValueObject()
    /// The data observers, in the order of definition; their place is their number.
    package var observers: [DataObserver] = []
    package var options = ComponentOptions()
    /// Names of classes that come from outside.
    package var externalClasses: [String] = []
    /// The lifetimes and page lifetimes that have code; nil asks the host every time.
    package var lifetimes: Set<LifetimeName>?
    /// Names of the built-in behaviors that it takes part in (`wx://form-field`).
    package var behaviors: [String] = []
    /// The behaviors that it has, directly or through others, by number.
    package var ancestors: Set<Int> = []
    /// Whom it wants to know of, in the order of definition.
    package var relations: [RelationDefinition] = []
    /// Names in its template that its user fills by `generic:`, each with the component that stands for it otherwise.
    package var generics: [String: String?] = [:]
    /// A test for names of data that never reach templates.
    package var isPureData: (@Sendable (String) -> Bool)?

    package init(path: String) { self.path = path }
}

/// The lifetimes by name.
package enum LifetimeName: String, Sendable, Hashable {
    case created, attached, ready, moved, detached, error, show, hide, resize, routeDone
}

/// One property.
package struct PropertyDefinition: Sendable {
    /// What a property may hold.
    package enum Kind: String, Sendable, Hashable {
        case any, string, number, boolean, object, array, function
    }

    package var name: String
    /// What values are converted to.
    package var kind: Kind
    /// Other kinds that are taken as they are.
    package var optionalKinds: [Kind] = []
    /// What it holds until it is set.
    package var defaultValue: Value
    /// Whether it has an observer of its own.
    package var hasObserver = false

    /// Without a default value it is the kind's own: "", 0, false, [] or null.
    package init(_ name: String, _ kind: Kind, defaultValue: Value? = nil, hasObserver: Bool = false) {
        self.name = name
        self.kind = kind
        self.hasObserver = hasObserver
        self.defaultValue = defaultValue ?? kind.emptyValue
    }
}

extension PropertyDefinition.Kind {
    /// What a property of this kind holds when nothing is said.
    package var emptyValue: Value {
        switch self {
        case .string: ""
        case .number: 0
        case .boolean: false
        case .array: []
        case .any, .object, .function: .null
        }
    }
}

/// One member of `observers`.
package struct DataObserver: Sendable {
    /// A path of fixed steps.
    package struct Path: Sendable, Hashable {
        /// The steps; empty with a wildcard is everything.
        package var path: DataPath
        /// Whether it ends in `**`: anything inside counts, too.
        package var isWildcard: Bool

        package init(_ path: DataPath, isWildcard: Bool = false) {
            self.path = path
            self.isWildcard = isWildcard
        }
    }

    /// The paths, one argument each.
    package var paths: [Path]

    package init(paths: [Path]) { self.paths = paths }
}

/// `options` of a component.
package struct ComponentOptions: Sendable, Hashable {
    /// `styleIsolation`.
    package enum StyleIsolation: String, Sendable, Hashable {
        case isolated
        case applyShared = "apply-shared"
        case shared
        case pageIsolated = "page-isolated"
        case pageApplyShared = "page-apply-shared"
        case pageShared = "page-shared"
    }

    /// Whether slots go by name; else there is one.
    package var multipleSlots = false
    /// Whether each slot has a copy of its own of what is slotted, and may pass values to it.
    package var dynamicSlots = false
    /// Whether what is slotted goes by the slots' names.
    var selectsSlotsByName: Bool { multipleSlots || dynamicSlots }
    /// Whether the host has no node of its own.
    package var virtualHost = false
    /// nil is the default: isolated for a component, shared for a page.
    package var styleIsolation: StyleIsolation?
    /// Whether classes of app.wxss and the page's sheet reach inside.
    package var addGlobalClass = false

    package init() {}
}
