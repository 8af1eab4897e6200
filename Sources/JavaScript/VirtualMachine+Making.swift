import CJavaScriptCore
package import Values

extension VirtualMachine {
    /// A JavaScript string.
    package func string(_ text: String) -> ScriptValue {
        ScriptValue(withScriptText(text) { JSValueMakeString(context.reference, $0) }, in: context)
    }

    /// A JavaScript number.
    package func number(_ number: Double) -> ScriptValue {
        ScriptValue(JSValueMakeNumber(context.reference, number), in: context)
    }

    /// A JavaScript boolean.
    package func bool(_ bool: Bool) -> ScriptValue {
        ScriptValue(JSValueMakeBoolean(context.reference, bool), in: context)
    }

    /// A new object with these members.
    package func object(_ members: KeyValuePairs<String, ScriptValue> = [:]) -> ScriptValue {
        let object = JSObjectMake(context.reference, nil, nil)
        for (name, value) in members {
            withScriptText(name) {
                JSObjectSetProperty(
                    context.reference, object, $0, value.reference, JSPropertyAttributes(kJSPropertyAttributeNone), nil)
            }
        }
        return ScriptValue(object, in: context)
    }

    /// A new array.
    package func array(_ elements: [ScriptValue]) -> ScriptValue {
        let references = elements.map(\.reference)
        return ScriptValue(JSObjectMakeArray(context.reference, references.count, references, nil), in: context)
    }

    /// A new `Error`, or one of its kin where the name is "TypeError", "RangeError" or "SyntaxError".
    package func error(_ message: String, name: String = "Error") -> ScriptValue {
        var argument = string(message).reference
        let error = ScriptValue(JSObjectMakeError(context.reference, 1, &argument, nil), in: context)
        guard name != "Error" else { return error }
        do throws(ScriptException) {
            let constructor = try global.get(name)
            return constructor.isFunction ? try constructor.construct(string(message)) : error
        } catch {
            return self.error(message)
        }
    }

    /// A promise with the functions that settle it.
    package func promise() -> (promise: ScriptValue, resolve: ScriptValue, reject: ScriptValue) {
        var resolve: JSObjectRef?
        var reject: JSObjectRef?
        let promise = JSObjectMakeDeferredPromise(context.reference, &resolve, &reject, nil)
        return (
            ScriptValue(promise, in: context), ScriptValue(resolve, in: context), ScriptValue(reject, in: context)
        )
    }

    /// The value that JavaScript catches when Swift throws this.
    package func thrownValue(of error: any Error) -> ScriptValue {
        switch error {
        case let exception as ScriptException:
            exception.value ?? self.error(exception.message, name: exception.name.isEmpty ? "Error" : exception.name)
        case let throwable as any ScriptThrowable: throwable.thrownValue(in: self)
        default: self.error("\(error)")
        }
    }

    /// A JavaScript copy of data. Handles become the objects that they stand for; one that is gone is `undefined`.
    package func value(_ value: Value) -> ScriptValue {
        switch value {
        case .undefined: undefined
        case .null: null
        case .bool(let flag): bool(flag)
        case .number(let amount): number(amount)
        case .string(let text): string(text)
        default: codec?.script(value) ?? undefined
        }
    }

    /// A copy of a JavaScript value as data: own enumerable members, functions as handles.
    /// - Throws: a `TypeError` for a cycle, or what a getter of the program throws.
    package func data(_ value: ScriptValue) throws(ScriptException) -> Value {
        switch value.kind {
        case .undefined, .symbol: return .undefined
        case .null: return .null
        case .boolean: return .bool(value.truthy)
        case .number: return .number(value.number ?? .nan)
        case .string: return .string(value.string ?? "")
        case .bigInt: return .string(value.description)
        case .array, .date, .function, .object: return try codec?.data(value) ?? .undefined
        }
    }

    /// Names a live object so that it can travel through data. The handle is the same as long as the object lives; it
    /// does not keep the object alive.
    package func handle(for value: ScriptValue) -> OpaqueHandle? { codec?.handle(for: value) }

    /// The object that a handle names, unless it is gone.
    package func object(for handle: OpaqueHandle) -> ScriptValue? { codec?.object(for: handle) }
}

extension VirtualMachine {
    /// The frames of an error's `stack`, in the program's own paths, lines and columns.
    package func frames(of stack: String) -> [ScriptFrame] {
        stack.split(separator: "\n").prefix(50).map { ScriptFrame(parsing: $0, in: context) }
    }

    /// The innermost place of an error's `stack` outside of files whose names begin so. Reads no further than that.
    package func location(in stack: String, outside prefix: String) -> ScriptLocation? {
        for line in stack.split(separator: "\n", maxSplits: 50) where !line.contains("@" + prefix) {
            if let location = ScriptFrame(parsing: line, in: context).location, !location.path.hasPrefix(prefix) {
                return location
            }
        }
        return nil
    }
}
