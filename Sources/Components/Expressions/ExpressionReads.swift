import Markup
import Values

/// What an expression reads, found without evaluating it. A computed index reads the whole of what it indexes.
package struct ExpressionReads: Sendable {
    /// The places in the data, without repetition.
    package private(set) var paths: [AccessPath] = []
    /// The slots of the variables, ascending. A loop's index is read only here.
    package private(set) var locals: [Int] = []
    /// Whether it reads a WXS module.
    package private(set) var usesModules = false

    /// Whether the value never changes.
    package var isConstant: Bool { paths.isEmpty && locals.isEmpty && !usesModules }

    init() {}

    /// Adds what an expression reads.
    /// - Returns: the place that the expression as a whole is, if it is one.
    @discardableResult
    mutating func add(_ expression: Expression, _ names: ExpressionNames) -> AccessPath? {
        let path = follow(expression, names)
        // The length changes with any element.
        if let path { insert(path.withoutLength) }
        return path
    }

    private mutating func follow(_ expression: Expression, _ names: ExpressionNames) -> AccessPath? {
        switch expression.kind {
        case .identifier(let name): return resolve(name, names)
        case .member(let object, let key): return follow(object, names)?.appending(Self.segment(key))
        case .index(let object, let key):
            if case .literal(let literal) = key.kind {
                return follow(object, names)?.appending(Self.segment(literal.toString()))
            }
            add(key, names)
            add(object, names)
        default:
            for operand in expression.kind.operands { add(operand, names) }
        }
        return nil
    }

    private mutating func resolve(_ name: String, _ names: ExpressionNames) -> AccessPath? {
        switch names.resolve(name) {
        case .data: return AccessPath(name)
        case .module: usesModules = true
        case .local(let slot):
            if !locals.contains(slot) {
                locals.append(slot)
                locals.sort()
            }
            switch names.locals[slot].origin {
            case .path(let path): return path
            case .computed(let paths): for path in paths { insert(path) }
            }
        }
        return nil
    }

    private static func segment(_ key: String) -> AccessPath.Segment {
        if let index = ValueObject.arrayIndex(key) { .index(Int(index)) } else { .key(key) }
    }

    private mutating func insert(_ path: AccessPath) {
        if !paths.contains(path) { paths.append(path) }
    }
}

extension AccessPath {
    /// The path up to a `length`, if it has one.
    fileprivate var withoutLength: AccessPath {
        guard let place = segments.firstIndex(of: .key("length")) else { return self }
        return AccessPath(root, Array(segments[..<place]))
    }
}
