import CJavaScriptCore
import MiniProgram

/// Runs converted modules in JavaScriptCore and gives what they logged.
enum ModuleRunner {
    /// Runs the module "main" and returns the JSON of what was passed to `log`; an uncaught exception is logged as text.
    static func run(_ modules: [String: String], converting: Bool = true) -> String {
        guard let context = JSGlobalContextCreate(nil) else { return "no context" }
        defer { JSGlobalContextRelease(context) }
        _ = evaluate("var codes = {}, out = [];", context)
        for (name, source) in modules {
            let code = converting ? ModuleConverter.convert(source, path: name + ".js").code : source
            _ = evaluate("codes[\(quoted(name))] = \(quoted(code));", context)
        }
        _ = evaluate(loader, context)
        return evaluate("JSON.stringify(out)", context)
    }

    /// What is wrong with a source as the body of a function; nil if nothing.
    static func syntaxError(_ source: String) -> String? {
        guard let context = JSGlobalContextCreate(nil) else { return "no context" }
        defer { JSGlobalContextRelease(context) }
        let result = evaluate("try { new Function(\(quoted(source))); '' } catch (e) { String(e) }", context)
        return result.isEmpty ? nil : result
    }

    private static let loader = """
        (function () {
          const cache = {};
          const log = v => { out.push(v === undefined ? 'undefined' : v); };
          function require(request) {
            const name = request.split('/').pop().replace(/\\.js$/, '');
            if (cache[name]) return cache[name].exports;
            if (!(name in codes)) throw new Error('no module ' + name);
            const module = cache[name] = { exports: {} };
            // Functions made by the constructor are sloppy, as the platform's are.
            Function('require', 'module', 'exports', 'log', codes[name] + '\\n')
              .call(module.exports, require, module, module.exports, log);
            return module.exports;
          }
          try { require('main'); } catch (e) { out.push(String(e)); }
        })();
        """

    private static func evaluate(_ script: String, _ context: JSGlobalContextRef) -> String {
        let source = JSStringCreateWithUTF8CString(script)
        defer { JSStringRelease(source) }
        var exception: JSValueRef?
        guard let value = JSEvaluateScript(context, source, nil, nil, 1, &exception) else {
            return "exception: \(exception.map { text($0, context) } ?? "")"
        }
        return text(value, context)
    }

    private static func text(_ value: JSValueRef, _ context: JSGlobalContextRef) -> String {
        guard let string = JSValueToStringCopy(context, value, nil) else { return "" }
        defer { JSStringRelease(string) }
        return String(utf16CodeUnits: JSStringGetCharactersPtr(string), count: JSStringGetLength(string))
    }

    /// A JavaScript string literal of ASCII only.
    private static func quoted(_ text: String) -> String {
        var literal = "\""
        for unit in text.utf16 {
            if unit >= 0x20, unit < 0x7F, unit != 0x22, unit != 0x5C {
                literal.unicodeScalars.append(UnicodeScalar(UInt8(unit)))
            } else {
                let digits = String(unit, radix: 16)
                literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return literal + "\""
    }
}

extension String {
    /// A string of UTF-16 units.
    fileprivate init(utf16CodeUnits units: UnsafePointer<UInt16>?, count: Int) {
        self = String(decoding: UnsafeBufferPointer(start: units, count: count), as: UTF16.self)
    }
}
