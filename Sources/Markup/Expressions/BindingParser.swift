import Values

/// Parses the text of a text node or an attribute, with `{{ }}` in it, into a `Binding`.
package enum BindingParser {
    /// What the text is.
    package enum Mode: Sendable {
        /// A text node or an attribute.
        case plain
        /// The `data` of a `<template is>`: `{{a, b: 1}}` and also `{{a}}` are objects without their braces.
        case templateData
    }

    /// Parses UTF-8 text that begins at `start` of the file `path`.
    ///
    /// A broken `{{ }}` is reported and stands for undefined; the rest keeps working. `{{}}` is the empty string.
    /// - Parameter decode: turns a piece of raw text outside `{{ }}` into what it means (entities).
    package static func parse(
        _ bytes: ArraySlice<UInt8>, mode: Mode = .plain, at start: SourceLocation, path: String,
        diagnostics: inout [Diagnostic], decode: (ArraySlice<UInt8>) -> String = { String(decoding: $0, as: UTF8.self) }
    ) -> Binding {
        var lexer = ExpressionLexer(bytes, offset: bytes.startIndex, location: start)
        var parts: [Binding.Part] = []
        while !lexer.isAtEnd {
            let begin = lexer.offset
            let text = lexer.skip(to: "{{") ?? bytes[begin...]
            if !text.isEmpty { parts.append(.text(decode(text))) }
            if lexer.isAtEnd { break }
            parts.append(parseBraces(&lexer, mode: mode, path: path, diagnostics: &diagnostics))
        }
        return Binding(parts)
    }

    /// Parses text that begins at `start` of the file `path`.
    package static func parse(
        _ text: some StringProtocol, mode: Mode = .plain, at start: SourceLocation, path: String,
        diagnostics: inout [Diagnostic]
    ) -> Binding {
        parse(ArraySlice(text.utf8), mode: mode, at: start, path: path, diagnostics: &diagnostics)
    }

    /// Where the `{{ }}` ends whose `{{` stands at `offset`: behind its `}}`, or nil if that does not come.
    ///
    /// For the parser around, which must not take a `<` or a quote inside for its own.
    package static func end(ofBracesAt offset: Int, in bytes: ArraySlice<UInt8>) -> Int? {
        var lexer = ExpressionLexer(bytes, offset: offset, location: SourceLocation(line: 1, column: 1))
        var ignored: [Diagnostic] = []
        _ = parseBraces(&lexer, mode: .templateData, path: "", diagnostics: &ignored)
        let closed = lexer.offset >= offset + 4 && bytes[(lexer.offset - 2)..<lexer.offset].elementsEqual("}}".utf8)
        return closed ? lexer.offset : nil
    }

    /// Parses one `{{ }}`, whose `{{` comes next.
    private static func parseBraces(
        _ lexer: inout ExpressionLexer, mode: Mode, path: String, diagnostics: inout [Diagnostic]
    ) -> Binding.Part {
        let open = lexer.location
        lexer.advance(2)
        var empty = lexer
        empty.skipBlanks()
        if empty.starts(with: "}}") {
            lexer = empty
            lexer.advance(2)
            let range = SourceRange(start: open, end: lexer.location)
            diagnostics.append(Diagnostic(.warning, path: path, range: range, message: "{{}} is empty"))
            return .text("")
        }
        var parser = ExpressionParser(lexer)
        do {
            let expression = try parseContent(&parser, mode: mode)
            lexer = parser.lexer
            lexer.advance()
            return .expression(expression)
        } catch {
            diagnostics.append(Diagnostic(.error, path: path, range: error.range, message: error.message))
            if lexer.skip(to: "}}") != nil { lexer.advance(2) }
            return .expression(Expression(.literal(.undefined), range: SourceRange(start: open, end: lexer.location)))
        }
    }

    private static func parseContent(
        _ parser: inout ExpressionParser, mode: Mode
    ) throws(ExpressionParser.Failure) -> Expression {
        let start = parser.range.start
        let expression: Expression
        if parser.isObjectBody(templateData: mode == .templateData) {
            let members = try parser.parseMembers()
            expression = try parser.make(.object(members), from: start)
        } else {
            expression = try parser.parseExpression()
        }
        // The token is the first brace; the lexer stands behind it.
        guard parser.at(.rightBrace), parser.lexer.byte == UInt8(ascii: "}") else {
            throw parser.unexpected(wanted: "\"}}\"")
        }
        return expression
    }
}

extension Binding {
    /// The binding that parts in a row are.
    fileprivate init(_ parts: [Part]) {
        var merged: [Part] = []
        for part in parts {
            if case .text(let text) = part, case .text(let before) = merged.last {
                merged[merged.count - 1] = .text(before + text)
            } else {
                merged.append(part)
            }
        }
        switch (merged.first, merged.count) {
        case (nil, _): self = .literal("")
        case (.text(let text), 1): self = .literal(text)
        case (.expression(let expression), 1): self = .expression(expression)
        default: self = .concatenation(merged)
        }
    }
}
