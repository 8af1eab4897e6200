package import Values

extension Sort {
    /// The values by which a document is sorted.
    package func values(of document: Document) -> [Value] {
        keys.map { IndexedValues.sortValue(of: document.fields, $0) }
    }

    /// Negative if a document of the first values comes before one of the second, 0 if they are equal.
    package func compare(_ one: [Value], _ other: [Value]) -> Int {
        for (place, key) in keys.enumerated() where place < one.count && place < other.count {
            let order = ValueOrder.compare(one[place], other[place])
            if order != 0 { return key.ascending ? order : -order }
        }
        return 0
    }

    /// Documents in this order. They must come as they were added.
    package func sorted(_ documents: [Document]) -> [Document] {
        guard !keys.isEmpty else { return documents }
        let decorated = documents.enumerated().map {
            (place: $0.offset, document: $0.element, values: values(of: $0.element))
        }
        return decorated.sorted { one, other in
            let order = compare(one.values, other.values)
            guard order == 0 else { return order < 0 }
            return tiesAscend ? one.place < other.place : one.place > other.place
        }.map(\.document)
    }
}
