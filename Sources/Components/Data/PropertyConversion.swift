import Values

extension PropertyDefinition {
    /// A value as the property takes it, and what the console says if it did not fit.
    func convert(_ value: Value, component: String) -> (value: Value, warning: String?) {
        if optionalKinds.contains(where: { $0.matches(value) }) { return (value, nil) }
        switch kind {
        case .any: return (value.isUndefined ? defaultValue : value, nil)
        case .boolean: return (.bool(value.toBoolean()), nil)
        case .string: return convertToString(value, component)
        case .number: return convertToNumber(value, component)
        case .array:
            if kind.matches(value) { return (value, nil) }
            return mismatch("non-array", component)
        case .object:
            switch value {
            case .null, .object, .array, .date, .binary: return (value, nil)
            case .opaque(let handle) where handle.kind == .object: return (value, nil)
            default: return mismatch("non-object", component)
            }
        case .function:
            if kind.matches(value) { return (value, nil) }
            return mismatch("non-function", component)
        }
    }

    private func convertToString(_ value: Value, _ component: String) -> (Value, String?) {
        if value.isNullish {
            let used = defaultValue == "" ? "empty string" : "default value"
            return (defaultValue, warning("<String> but get null value. Use \(used) instead.", component))
        }
        if value.isPrimitive { return (.string(value.toString()), nil) }
        return (
            .string(value.toString()), warning("<String> but got object-typed value. Force converted.", component)
        )
    }

    private func convertToNumber(_ value: Value, _ component: String) -> (Value, String?) {
        let number = value.isUndefined ? .nan : value.toNumber()
        if number.isFinite { return (.number(number), nil) }
        let got = if case .number = value { "NaN or Infinity" } else { "non-number value" }
        return (defaultValue, warning("<Number> but got \(got). Used default value instead.", component))
    }

    private func mismatch(_ got: String, _ component: String) -> (Value, String?) {
        let name = kind == .array ? "Array" : kind == .object ? "Object" : "Function"
        return (defaultValue, warning("<\(name)> but got \(got) value. Used default value instead.", component))
    }

    private func warning(_ text: String, _ component: String) -> String {
        "[Component] property \"\(name)\" of \"\(component)\" received type-uncompatible value: expected \(text)"
    }
}

extension PropertyDefinition.Kind {
    /// Whether a value is of this kind without conversion.
    func matches(_ value: Value) -> Bool {
        switch (self, value) {
        case (.any, _): !value.isUndefined
        case (.string, .string), (.boolean, .bool), (.array, .array): true
        case (.number, .number(let number)): number.isFinite
        case (.object, .object), (.object, .null), (.object, .date), (.object, .binary): true
        case (.object, .opaque(let handle)): handle.kind == .object
        case (.function, .opaque(let handle)): handle.kind == .function
        default: false
        }
    }
}

extension Value {
    /// Whether it is `undefined`.
    var isUndefined: Bool { if case .undefined = self { true } else { false } }
}
