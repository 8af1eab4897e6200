import GRDB
import Values

/// Conditions in SQL over a document's JSON that hold for every document that matches a query, and for as few others as SQL can tell:
/// what a scan is narrowed by before documents are read and matched in memory.
struct Narrowing {
    /// The condition.
    private(set) var sql: String
    /// The values of its question marks.
    private(set) var arguments: [any DatabaseValueConvertible] = []

    /// How many conditions are worth telling SQLite.
    private static let maximumCount = 60

    /// The narrowing of a query; nil if SQL can tell nothing.
    /// - Parameter body: the column of the JSON.
    init?(_ query: Query, body: String) {
        var builder = Builder(body: body)
        guard let term = builder.term(query, wider: true), builder.count <= Self.maximumCount else { return nil }
        sql = term.sql
        arguments = term.arguments
    }

    /// A condition that is never NULL.
    fileprivate struct Term {
        var sql: String
        var arguments: [any DatabaseValueConvertible] = []

        var negated: Term { Term(sql: "NOT \(sql)", arguments: arguments) }

        static func join(_ terms: [Term], _ word: String) -> Term? {
            guard terms.count > 1 else { return terms.first }
            return Term(
                sql: "(" + terms.map(\.sql).joined(separator: " \(word) ") + ")", arguments: terms.flatMap(\.arguments))
        }
    }

    private struct Builder {
        let body: String
        var count = 0

        init(body: String) { self.body = body }

        /// A condition that holds at least (`wider`) or at most where the query does; nil if none is known.
        mutating func term(_ query: Query, wider: Bool) -> Term? {
            switch query {
            case .and(let parts):
                var terms: [Term?] = []
                for part in parts { terms.append(term(part, wider: wider)) }
                return all(terms, wider: wider)
            case .or(let parts):
                var terms: [Term?] = []
                for part in parts { terms.append(term(part, wider: wider)) }
                return any(terms, wider: wider)
            case .nor(let parts):
                var terms: [Term?] = []
                for part in parts { terms.append(term(part, wider: !wider)) }
                return any(terms, wider: !wider)?.negated
            case .field(let path, let condition): return term(path, condition, wider: wider)
            }
        }

        private func all(_ terms: [Term?], wider: Bool) -> Term? {
            let known = terms.compactMap(\.self)
            if !wider, known.count < terms.count { return nil }
            return Term.join(known, "AND")
        }

        private func any(_ terms: [Term?], wider: Bool) -> Term? {
            let known = terms.compactMap(\.self)
            if terms.isEmpty || (wider && known.count < terms.count) { return nil }
            return Term.join(known, "OR")
        }

        private mutating func term(_ path: FieldPath, _ condition: Condition, wider: Bool) -> Term? {
            switch condition {
            case .and(let parts), .all(let parts):
                if case .all = condition, parts.isEmpty || !wider { return nil }
                var terms: [Term?] = []
                for part in parts { terms.append(term(path, part, wider: wider)) }
                return all(terms, wider: wider)
            case .or(let parts):
                var terms: [Term?] = []
                for part in parts { terms.append(term(path, part, wider: wider)) }
                return any(terms, wider: wider)
            case .nor(let parts):
                var terms: [Term?] = []
                for part in parts { terms.append(term(path, part, wider: !wider)) }
                return any(terms, wider: !wider)?.negated
            case .not(let part): return term(path, part, wider: !wider)?.negated
            case .neq(let value): return term(path, .eq(value), wider: !wider)?.negated
            case .nin(let values): return term(path, .in(values), wider: !wider)?.negated
            case .exists(false): return term(path, .exists(true), wider: !wider)?.negated
            default: return leaf(path, condition, wider: wider)
            }
        }

        /// A condition that is true of the one value at a path of objects; and, if it is to be wider, wherever an array is in the way.
        private mutating func leaf(_ path: FieldPath, _ condition: Condition, wider: Bool) -> Term? {
            guard let places = jsonPaths(path), let term = plain(places, condition, wider: wider) else { return nil }
            count += 1
            guard wider else { return term }
            // Of an array itself, its size is asked for.
            let arrays = if case .size = condition { places.dropLast() } else { places[...] }
            return Term.join(
                [term] + arrays.map { Term(sql: "json_type(\(body), ?) IS 'array'", arguments: [$0]) }, "OR")
        }

        private func plain(_ places: [String], _ condition: Condition, wider: Bool) -> Term? {
            guard let place = places.last else { return nil }
            switch condition {
            // Where an array is in the way, a field that seems not to be there may hold to something else.
            case .eq(.null) where !wider: return nil
            case .in(let values) where !wider && values.contains(.null): return nil
            case .eq(let value): return equal(place, value)
            case .in(let values):
                guard values.count <= Bounds.maximumCount else { return nil }
                return Term.join(values.map { equal(place, $0) }, "OR") ?? Term(sql: "0")
            case .exists: return Term(sql: "json_type(\(body), ?) IS NOT NULL", arguments: [place])
            case .gt(let value), .gte(let value), .lt(let value), .lte(let value):
                return wider ? comparison(place, condition, value) : nil
            case .mod:
                return wider ? Term(sql: "json_type(\(body), ?) IN ('integer', 'real')", arguments: [place]).known : nil
            case .regex(let pattern): return wider ? contains(place, pattern) : nil
            case .size(let size):
                return wider ? Term(sql: "json_array_length(\(body), ?) IS ?", arguments: [place, size]) : nil
            // Arrays, which are let through.
            case .elemMatch: return wider ? Term(sql: "0") : nil
            default: return nil
            }
        }

        /// Documents are written one way only, so that equal values are equal texts.
        private func equal(_ place: String, _ value: Value) -> Term {
            if case .null = value {
                return Term(sql: "coalesce(\(body) -> ?, 'null') = 'null'", arguments: [place])
            }
            return Term(sql: "(\(body) -> ?) IS ?", arguments: [place, ExtendedJSON.string(value)])
        }

        private func comparison(_ place: String, _ condition: Condition, _ value: Value) -> Term? {
            switch value {
            case .number(let number) where number.isFinite:
                // SQLite may read the last digit of a number another way; what is not finite is an object.
                let slack = max(number.magnitude * 1e-14, 1e-300)
                let (sign, bound) = isUpward(condition) ? (">=", number - slack) : ("<=", number + slack)
                return Term(
                    sql: """
                        coalesce((json_extract(\(body), ?) \(sign) ? AND typeof(json_extract(\(body), ?)) <> 'text') \
                        OR json_type(\(body), ?) = 'object', 0)
                        """, arguments: [place, bound, place, place])
            case .string(let text) where !text.utf8.contains(0):
                let sign = isUpward(condition) ? ">=" : "<="
                return Term(
                    sql: "coalesce(json_type(\(body), ?) = 'text' AND json_extract(\(body), ?) \(sign) ?, 0)",
                    arguments: [place, place, text])
            case .date(let time):
                let sign = isUpward(condition) ? ">=" : "<="
                return Term(
                    sql: "coalesce(json_extract(\(body), ?) \(sign) ?, 0)", arguments: [place + ".\"$date\"", time])
            default: return nil
            }
        }

        private func isUpward(_ condition: Condition) -> Bool {
            switch condition {
            case .gt, .gte: true
            default: false
            }
        }

        /// Strings with the text in it, as JSON writes it.
        private func contains(_ place: String, _ pattern: Pattern) -> Term? {
            guard let program = PatternCompiler.known(pattern), let required = program.required else {
                return Term(sql: "json_type(\(body), ?) IS 'text'", arguments: [place])
            }
            let text = String(ExtendedJSON.string(.string(required)).dropFirst().dropLast())
            let field = program.ignoresCase ? "lower(\(body) -> ?)" : "\(body) -> ?"
            return Term(sql: "coalesce(instr(\(field), ?) > 0, 0)", arguments: [place, text])
        }

        /// The paths of SQLite's JSON functions to every step of a path; nil if one cannot be spelled, or may be an index.
        private func jsonPaths(_ path: FieldPath) -> [String]? {
            var result: [String] = []
            var text = "$"
            for segment in path.segments {
                guard FieldPath.index(segment) == nil,
                    segment.utf8.allSatisfy({ $0 >= 32 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
                else { return nil }
                text += ".\"" + (segment.utf8.first == UInt8(ascii: "$") ? "$" : "") + segment + "\""
                result.append(text)
            }
            return result
        }
    }
}

extension Narrowing.Term {
    /// The same, false where it is unknown.
    fileprivate var known: Self { Self(sql: "coalesce(\(sql), 0)", arguments: arguments) }
}
