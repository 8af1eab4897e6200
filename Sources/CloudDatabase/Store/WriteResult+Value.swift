package import Values

extension WriteResult {
    /// The result as data.
    package var value: Value {
        [
            "ids": .array(ids), "created": .number(Double(created)), "matched": .number(Double(matched)),
            "updated": .number(Double(updated)), "removed": .number(Double(removed)),
            "sequence": .number(Double(sequence)),
        ]
    }

    /// Reads what `value` gave; what is missing is 0.
    package init(value: Value) {
        func whole(_ name: String) -> Int { Int(exactly: value.member(name).toNumber()) ?? 0 }
        let ids: [Value] = if case .array(let elements) = value.member("ids") { elements } else { [] }
        self.init(
            ids: ids, created: whole("created"), matched: whole("matched"), updated: whole("updated"),
            removed: whole("removed"), sequence: Int64(whole("sequence")))
    }
}
