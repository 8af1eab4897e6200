extension TOMLReader {
    /// The whole text as one table, tables inside tables. A name that is no table but is used as one is a mistake.
    package func tree() -> (table: [TOMLMember], mistakes: [TOMLMistake]) {
        var builder = TreeBuilder()
        var inHeader: [Int: [Statement]] = [:]
        for statement in statements { inHeader[statement.header ?? -1, default: []].append(statement) }
        for statement in inHeader[-1] ?? [] { builder.add(statement, under: []) }
        for (index, header) in headers.enumerated() {
            guard builder.open(header) else { continue }
            for statement in inHeader[index] ?? [] { builder.add(statement, under: header.path) }
        }
        return (builder.members, mistakes + builder.mistakes)
    }

    private struct TreeBuilder {
        var members: [TOMLMember] = []
        var mistakes: [TOMLMistake] = []

        /// Makes the table of a header; false if something else has its name.
        mutating func open(_ header: Header) -> Bool {
            guard let last = header.path.last else { return false }
            let isOpen = Self.change(&members, header.path.dropLast(), header.place) { table in
                guard let index = table.firstIndex(where: { $0.key == last }) else {
                    let empty = TOMLNode(value: .table([]), place: header.place)
                    let value: TOMLNode.Value = header.isElement ? .array([empty]) : .table([])
                    let node = TOMLNode(value: value, place: header.place)
                    table.append(TOMLMember(key: last, place: header.place, value: node))
                    return true
                }
                guard header.isElement else { return table[index].value.table != nil }
                guard case .array(var elements) = table[index].value.value else { return false }
                elements.append(TOMLNode(value: .table([]), place: header.place))
                table[index].value.value = .array(elements)
                return true
            }
            if !isOpen { refuse(header.path, header.place) }
            return isOpen
        }

        mutating func add(_ statement: Statement, under header: [String]) {
            let path = header + statement.path
            guard let key = path.last else { return }
            let isAdded = Self.change(&members, path.dropLast(), statement.place) { table in
                guard !table.contains(where: { $0.key == key }) else { return false }
                table.append(TOMLMember(key: key, place: statement.place, value: statement.value))
                return true
            }
            if !isAdded { refuse(path, statement.place) }
        }

        private mutating func refuse(_ path: [String], _ place: TOMLPlace) {
            let name = path.joined(separator: ".")
            mistakes.append(TOMLMistake(place: place, message: "'\(name)' is something else already"))
        }

        /// Changes the table at a path, made where it is missing; of an array of tables the last element.
        private static func change(
            _ members: inout [TOMLMember], _ path: ArraySlice<String>, _ place: TOMLPlace,
            _ body: (inout [TOMLMember]) -> Bool
        ) -> Bool {
            guard let key = path.first else { return body(&members) }
            if !members.contains(where: { $0.key == key }) {
                members.append(
                    TOMLMember(key: key, place: place, value: TOMLNode(value: .table([]), place: place)))
            }
            guard let index = members.firstIndex(where: { $0.key == key }) else { return false }
            switch members[index].value.value {
            case .table(var inner):
                members[index].value.value = .table([])
                defer { members[index].value.value = .table(inner) }
                return change(&inner, path.dropFirst(), place, body)
            case .array(var elements):
                guard let last = elements.indices.last, case .table(var inner) = elements[last].value else {
                    return false
                }
                defer {
                    elements[last].value = .table(inner)
                    members[index].value.value = .array(elements)
                }
                return change(&inner, path.dropFirst(), place, body)
            default: return false
            }
        }
    }
}
