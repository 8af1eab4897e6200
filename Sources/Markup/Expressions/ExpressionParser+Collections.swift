import Values

extension ExpressionParser {
    /// Parses `[a, ...b]`.
    mutating func parseArray() throws(Failure) -> Expression {
        let start = range.start
        take()
        var elements: [Expression.ArrayElement] = []
        while !at(.rightBracket) {
            if take(.comma) {
                elements.append(.hole)
                continue
            }
            elements.append(take(.ellipsis) ? .spread(try parseExpression()) : .item(try parseExpression()))
            if !take(.comma) { break }
        }
        try expect(.rightBracket)
        return try make(.array(elements), from: start)
    }

    /// Parses `{a: 1, b, ...c}`.
    mutating func parseObject() throws(Failure) -> Expression {
        let start = range.start
        take()
        let members = try parseMembers()
        try expect(.rightBrace)
        return try make(.object(members), from: start)
    }

    /// Parses what stands between an object's braces, up to the closing one.
    mutating func parseMembers() throws(Failure) -> [Expression.ObjectMember] {
        var members: [Expression.ObjectMember] = []
        while !at(.rightBrace), token != .end {
            members.append(try parseMember())
            if !take(.comma) { break }
        }
        return members
    }

    private mutating func parseMember() throws(Failure) -> Expression.ObjectMember {
        let start = range.start
        switch token {
        case .symbol(.ellipsis):
            take()
            return .spread(try parseExpression())
        case .symbol(.leftBracket):
            take()
            let key = try parseExpression()
            try expect(.rightBracket)
            try expect(.colon)
            return .computed(key, try parseExpression())
        case .identifier(let name):
            take()
            if take(.colon) { return .named(name, try parseExpression()) }
            return .named(name, try make(.identifier(name), from: start))
        case .string(let name):
            take()
            try expect(.colon)
            return .named(name, try parseExpression())
        case .number(let number):
            take()
            try expect(.colon)
            // A number as a key is spelled as JavaScript spells it: a computed key does just that.
            let key = try make(.literal(.number(number)), from: start)
            return .computed(key, try parseExpression())
        default:
            throw unexpected(wanted: "a member's name")
        }
    }

    /// Whether the text here is an object without its braces: `...a`, `a: 1`, `a, b`, and in template data also `a` alone.
    func isObjectBody(templateData: Bool) -> Bool {
        if at(.ellipsis) { return true }
        switch token {
        case .identifier, .string: break
        default: return false
        }
        var ahead = self
        ahead.take()
        if ahead.at(.colon) { return true }
        guard case .identifier = token else { return false }
        return ahead.at(.comma) || (templateData && (ahead.at(.rightBrace) || ahead.token == .end))
    }
}
