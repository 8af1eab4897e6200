import Markup

/// Replaces `var()` by the values of custom properties (CSS Custom Properties Level 1).
struct CustomProperties {
    /// The values by name, `--x`.
    let values: [String: [ComponentValue]]

    private static let depthLimit = 16
    private static let sizeLimit = 4096

    /// The value with every `var()` replaced; nil when one refers to nothing and has no fallback.
    func substitute(_ value: [ComponentValue]) -> [ComponentValue]? {
        guard Self.mentionsVariable(value, depth: 0) else { return value }
        var room = Self.sizeLimit
        return substitute(value, depth: 0, room: &room)
    }

    private func substitute(_ value: [ComponentValue], depth: Int, room: inout Int) -> [ComponentValue]? {
        guard depth < Self.depthLimit else { return nil }
        var result: [ComponentValue] = []
        for part in value {
            room -= 1
            guard room > 0 else { return nil }
            switch part {
            case .function("var", let inner):
                guard let replaced = variable(inner, depth: depth, room: &room) else { return nil }
                result += replaced
            case .function(let name, let inner):
                guard let inner = substitute(inner, depth: depth + 1, room: &room) else { return nil }
                result.append(.function(name, inner))
            case .block(let bracket, let inner):
                guard let inner = substitute(inner, depth: depth + 1, room: &room) else { return nil }
                result.append(.block(bracket, inner))
            default: result.append(part)
            }
        }
        return result
    }

    private func variable(_ inner: [ComponentValue], depth: Int, room: inout Int) -> [ComponentValue]? {
        guard case .ident(let name)? = inner.first(where: { $0 != .whitespace }) else { return nil }
        if let value = values[name], let result = substitute(value, depth: depth + 1, room: &room) { return result }
        guard let comma = inner.firstIndex(of: .comma) else { return nil }
        let fallback = inner[(comma + 1)...].drop { $0 == .whitespace }
        return substitute(Array(fallback), depth: depth + 1, room: &room)
    }

    private static func mentionsVariable(_ value: [ComponentValue], depth: Int) -> Bool {
        guard depth < depthLimit else { return true }
        return value.contains { part in
            switch part {
            case .function("var", _): true
            case .function(_, let inner), .block(_, let inner): mentionsVariable(inner, depth: depth + 1)
            default: false
            }
        }
    }
}
