import CJavaScriptCore
import Values

extension ScriptException {
    /// Reads what was thrown. The reading of an error's members can itself run code of the program; what that throws is
    /// dropped in favour of what is being read.
    init(thrown reference: JSValueRef, in context: ScriptContext) {
        if let stop = context.watchdog.stop, !JSValueIsObject(context.reference, reference) {
            self.init(name: "", message: stop.message)
            self.stop = stop
            return
        }
        self.init(describing: ScriptValue(reference, in: context))
    }

    /// Describes any value as an exception: the reason of a rejected promise, say.
    package init(describing value: ScriptValue) {
        guard value.isObject, value.member("message") != nil || value.member("stack") != nil else {
            self.init(name: "", message: value.isObject ? value.jsonDescription : value.description)
            self.value = value
            return
        }
        self.init(name: value.member("name") ?? "Error", message: value.member("message") ?? "")
        self.value = value
        let context = value.context
        frames = (value.member("stack") ?? "").split(separator: "\n").prefix(50).map {
            ScriptFrame(parsing: $0, in: context)
        }
        location = frames.lazy.compactMap(\.location).first
        guard let path = value.member("sourceURL"), let line = value.integer("line") else { return }
        // The column is that of the call on top of the stack, if there is one.
        let column = location == nil ? value.integer("column") : nil
        let own = ScriptLocation(url: path, line: line, column: column, in: context)
        // A SyntaxError tells its own place; the stack below it is that of whoever loaded the file. One of `eval` counts
        // lines in a text that nobody sees, so there the place of the call is better.
        if location == nil || name == "SyntaxError" && location?.path != own.path { location = own }
    }
}

extension ScriptFrame {
    /// Reads a line of a stack: `function@url:line:column`.
    init(parsing line: Substring, in context: ScriptContext) {
        let at = line.lastIndex(of: "@")
        self.init(function: at.map { String(line[..<$0]) } ?? "", location: nil)
        let place = at.map { line[line.index(after: $0)...] } ?? line
        let parts = place.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 3, let line = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1]) else {
            return
        }
        let url = parts[..<(parts.count - 2)].joined(separator: ":")
        location = ScriptLocation(url: url, line: line, column: column, in: context)
    }
}

extension ScriptLocation {
    /// Undoes what the engine does to a path: percent-encoding, and what a module's wrapper and conversion do to
    /// columns.
    init(url: String, line: Int, column: Int?, in context: ScriptContext) {
        path = PercentEncoding.decode(url)
        self.line = line
        let original = context.columns[path]
        self.column = column.map { original?(line, $0) ?? $0 }
    }

    /// The engine percent-encodes what a URL cannot hold, but takes a percent sign as it is.
    static func percentEscaped(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: "%")) else { return path }
        return path.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25")
    }
}

extension ScriptValue {
    /// A member as a string, if it is one. What a getter throws is dropped: an exception is being described already.
    fileprivate func member(_ name: String) -> String? {
        peek(name)?.string
    }

    fileprivate func integer(_ name: String) -> Int? {
        peek(name)?.number.flatMap { Int(exactly: $0) }
    }

    private func peek(_ name: String) -> ScriptValue? {
        do throws(ScriptException) { return try get(name) } catch { return nil }
    }

    /// JSON of an object that was thrown (`{"errMsg":"..."}`), or its string.
    fileprivate var jsonDescription: String {
        guard context.isOpen, let text = JSValueCreateJSONString(context.reference, reference, 0, nil) else {
            return description
        }
        defer { JSStringRelease(text) }
        return swiftText(text)
    }
}
