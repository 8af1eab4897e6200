package import Values

/// Documents as lines of JSON: what the real service exports and imports.
package enum DocumentLines {
    /// What becomes of a document whose `_id` is there already.
    package enum Mode: String, CaseIterable, Sendable {
        /// It is an error.
        case insert
        /// It replaces the one that is there.
        case upsert
    }

    /// A document's line.
    package static func line(_ document: Document) -> String { WireText.string(.object(document.fields)) }

    /// Reads documents: objects one behind another, on a line each or on several.
    /// - Throws: where it is not JSON, or what cannot be a document.
    package static func read(_ bytes: [UInt8]) throws(StatementError) -> [ValueObject] {
        var documents: [ValueObject] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        var lineStart = start
        while true {
            while start < bytes.count, [32, 9, 10, 13].contains(bytes[start]) {
                if bytes[start] == 10 { (line, lineStart) = (line + 1, start + 1) }
                start += 1
            }
            guard start < bytes.count else { return documents }
            let column = 1 + start - lineStart
            guard bytes[start] == UInt8(ascii: "{") else {
                let isList = bytes[start] == UInt8(ascii: "[")
                throw StatementError(
                    isList ? "documents stand one behind another, not in a list" : "a document begins with '{'",
                    line: line, column: column)
            }
            let end = end(of: bytes, from: start)
            documents.append(try document(Array(bytes[start..<end]), line, column))
            if let last = bytes[start..<end].lastIndex(of: 10) {
                line += bytes[start..<end].count { $0 == 10 }
                lineStart = last + 1
            }
            start = end
        }
    }

    private static func document(_ bytes: [UInt8], _ line: Int, _ column: Int) throws(StatementError) -> ValueObject {
        let value: Value
        do throws(JSONError) {
            value = try JSON.parse(bytes)
        } catch {
            throw StatementError(
                error.message, line: line + error.line - 1,
                column: error.line == 1 ? column + error.column - 1 : error.column)
        }
        do throws(DatabaseError) {
            guard case .object(let object) = WireText.untagged(value) else {
                throw .invalidDocument("a document is an object")
            }
            try DocumentCheck.check(object)
            if let id = object["_id"] { try DocumentCheck.check(id: id) }
            return object
        } catch {
            throw StatementError(error.message, line: line, column: column)
        }
    }

    /// Where the object ends that begins at a place: its brace, or the text's end.
    private static func end(of bytes: [UInt8], from start: Int) -> Int {
        var depth = 0
        var isString = false
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if isString {
                if byte == UInt8(ascii: "\\") { place += 1 }
                if byte == UInt8(ascii: "\"") { isString = false }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return place }
            default: break
            }
        }
        return bytes.count
    }
}
