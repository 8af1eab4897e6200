import Values

/// How data becomes the query of a URL, or a form: as the platform's base library writes it.
enum QueryText {
    /// `a=1&b=%E7%94%B2`, in the object's order.
    static func form(_ data: Value) -> String { pairs(data).map { "\($0.name)=\($0.value)" }.joined(separator: "&") }

    /// A URL with the members of an object in its query; a member takes the place of one of the same name.
    static func adding(_ data: Value, to url: String) -> String {
        let added = pairs(data)
        guard !added.isEmpty else { return url }
        let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts.first ?? ""
        let fragment = parts.count > 1 ? "#\(parts[1])" : ""
        let split = whole.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var members: [(name: String, text: String)] = []
        for part in (split.count > 1 ? split[1] : "").split(separator: "&") {
            members.append((String(part.prefix { $0 != "=" }), String(part)))
        }
        var places: [String: Int] = [:]
        for (index, member) in members.enumerated() { places[member.name] = index }
        for (name, value) in added {
            if let place = places[name] {
                members[place].text = "\(name)=\(value)"
            } else {
                members.append((name, "\(name)=\(value)"))
            }
        }
        return "\(split.first ?? "")?\(members.map(\.text).joined(separator: "&"))\(fragment)"
    }

    /// A text as `encodeURIComponent` writes it.
    static func encode(_ text: String) -> String {
        PercentEncoding.encode(text, keeping: { PercentEncoding.isAlphanumeric($0) || "-_.!~*'()".utf8.contains($0) })
    }

    private static func pairs(_ data: Value) -> [(name: String, value: String)] {
        switch data {
        case .object(let object): object.map { (encode($0.key), encode(text($0.value))) }
        case .array(let list): list.enumerated().map { ("\($0.offset)", encode(text($0.element))) }
        default: []
        }
    }

    /// Objects, and null with them, are written as JSON.
    private static func text(_ value: Value) -> String {
        switch value {
        case .object, .array, .null, .date, .binary: JSON.string(value) ?? ""
        default: value.toString()
        }
    }
}
