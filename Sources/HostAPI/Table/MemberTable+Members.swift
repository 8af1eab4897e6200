import Bridge

extension MemberTable {
    /// Every member, a listener once for `onX` and `offX`.
    static var members: [UnsupportedMember] {
        lines.flatMap { line in
            line.names.split(separator: " ").map { name in
                switch line.style {
                case .asynchronous: UnsupportedMember(String(name), .asynchronous)
                case .synchronous: UnsupportedMember(String(name), .synchronous)
                case .factory: UnsupportedMember(String(name), .factory)
                case .property: UnsupportedMember(String(name), .property)
                case .listeners, .listenersWithoutOff: UnsupportedMember("on\(name)", .listener)
                }
            }
        }
    }
}

extension MemberTable.Line {
    /// The members of `wx` that the line names.
    var memberNames: [String] {
        names.split(separator: " ").flatMap { name in
            switch style {
            case .listeners: ["on\(name)", "off\(name)"]
            case .listenersWithoutOff: ["on\(name)"]
            default: [String(name)]
            }
        }
    }
}
