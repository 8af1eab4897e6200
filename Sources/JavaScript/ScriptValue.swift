import CJavaScriptCore

/// A JavaScript value that the garbage collector leaves alone for as long as Swift holds this.
///
/// Confined to its machine's thread. Reading and calling can run the program's own code (getters, proxies), hence the
/// throws.
package final class ScriptValue {
    let context: ScriptContext
    let reference: JSValueRef?

    init(_ reference: JSValueRef?, in context: ScriptContext) {
        self.reference = reference
        self.context = context
        if context.isOpen, let reference { JSValueProtect(context.reference, reference) }
    }

    deinit {
        if context.isOpen, let reference { JSValueUnprotect(context.reference, reference) }
    }

    private var engine: JSContextRef? { context.reference }

    /// What `typeof` tells apart, with null, arrays and dates as kinds of their own.
    package enum Kind {
        case undefined, null, boolean, number, string, symbol, bigInt, array, date, function, object
    }

    /// The kind of value.
    package var kind: Kind {
        guard context.isOpen, reference != nil else { return .undefined }
        switch JSValueGetType(engine, reference) {
        case kJSTypeUndefined: return .undefined
        case kJSTypeNull: return .null
        case kJSTypeBoolean: return .boolean
        case kJSTypeNumber: return .number
        case kJSTypeString: return .string
        case kJSTypeSymbol: return .symbol
        case kJSTypeObject:
            if JSObjectIsFunction(engine, reference) { return .function }
            if JSValueIsArray(engine, reference) { return .array }
            return JSValueIsDate(engine, reference) ? .date : .object
        default: return .bigInt
        }
    }

    /// Whether it is `undefined`.
    package var isUndefined: Bool { !context.isOpen || reference == nil || JSValueIsUndefined(engine, reference) }
    /// Whether it is `undefined` or `null`.
    package var isNullish: Bool { isUndefined || JSValueIsNull(engine, reference) }
    /// Whether it is an object of any kind (functions and arrays included).
    package var isObject: Bool { context.isOpen && reference != nil && JSValueIsObject(engine, reference) }
    /// Whether it can be called.
    package var isFunction: Bool { isObject && JSObjectIsFunction(engine, reference) }
    /// Whether it is an array.
    package var isArray: Bool { isObject && JSValueIsArray(engine, reference) }

    /// The number, if it is one.
    package var number: Double? {
        guard context.isOpen, JSValueIsNumber(engine, reference) else { return nil }
        return JSValueToNumber(engine, reference, nil)
    }

    /// The boolean, if it is one.
    package var bool: Bool? {
        guard context.isOpen, JSValueIsBoolean(engine, reference) else { return nil }
        return JSValueToBoolean(engine, reference)
    }

    /// The string, if it is one.
    package var string: String? {
        guard context.isOpen, JSValueIsString(engine, reference) else { return nil }
        let text = JSValueToStringCopy(engine, reference, nil)
        defer { if let text { JSStringRelease(text) } }
        return swiftText(text)
    }

    /// JavaScript's `Boolean(value)`.
    package var truthy: Bool { context.isOpen && reference != nil && JSValueToBoolean(engine, reference) }

    /// JavaScript's `String(value)`; a value that cannot be converted, or whose conversion throws, is described by its
    /// kind.
    package var description: String {
        guard context.isOpen, let reference else { return "undefined" }
        guard let text = JSValueToStringCopy(engine, reference, nil) else { return "[\(kind)]" }
        defer { JSStringRelease(text) }
        return swiftText(text)
    }
}
