import Markup

/// Turns ES modules into CommonJS: `import` and `export` statements, `import()`, and both mixed with `require` and
/// `exports`.
///
/// Imported names become member accesses where they are used and exported names become getters, so bindings stay live.
/// A module that is reached again while it runs (a cycle) gives `undefined` for what is not there yet, as it does on
/// the platform, whose tools convert modules before they run. Every line stays on its line.
package enum ModuleConverter {
    /// Converts a source. One that holds neither word is returned as it is, unread.
    package static func convert(_ source: String, path: String) -> ConvertedModule {
        convert(source, path: path, always: false)
    }

    /// Reads a source even if there is nothing to convert: for its requests and its diagnostics.
    package static func inspect(_ source: String, path: String) -> ConvertedModule {
        convert(source, path: path, always: true)
    }

    private static func convert(_ source: String, path: String, always: Bool) -> ConvertedModule {
        let bytes = Array(source.utf8)
        let unchanged = ConvertedModule(
            code: source, isESModule: false, map: ColumnMap(), requests: [], diagnostics: [])
        guard always || mentionsModules(bytes) else { return unchanged }
        var parser = ScriptParser(bytes)
        do {
            try parser.parse()
        } catch {
            var failed = unchanged
            let range = SourceLines(bytes).range(error.offset, min(error.offset + 1, bytes.count))
            failed.diagnostics = [Diagnostic(.error, path: path, range: range, message: error.message)]
            return failed
        }
        var rewriter = ModuleRewriter(parser, path: path)
        return rewriter.rewrite(source)
    }

    /// Whether the words `import` or `export` occur at all, if only in a comment.
    static func mentionsModules(_ bytes: [UInt8]) -> Bool {
        let port = Array("port".utf8)
        var index = 2
        while index + 4 <= bytes.count {
            defer { index += 1 }
            guard bytes[index] == port[0], bytes[index + 1] == port[1], bytes[index + 2] == port[2],
                bytes[index + 3] == port[3]
            else { continue }
            let head = (bytes[index - 2], bytes[index - 1])
            guard head == (UInt8(ascii: "i"), UInt8(ascii: "m")) || head == (UInt8(ascii: "e"), UInt8(ascii: "x"))
            else {
                continue
            }
            let before = index > 2 ? bytes[index - 3] : UInt8(ascii: " ")
            let after = index + 4 < bytes.count ? bytes[index + 4] : UInt8(ascii: " ")
            if before != UInt8(ascii: "."), !isWord(before), !isWord(after) { return true }
        }
        return false
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
            true
        default: false
        }
    }
}
