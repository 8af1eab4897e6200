import Bridge
import Components
import Values

/// What one `exec` of a selector query asks.
struct SelectorQuery {
    /// One select and its fields.
    struct Entry {
        /// How many nodes are meant.
        enum Mode: String {
            case first, all, viewport
        }

        /// The component to look in; nil is the page on top.
        var component: ComponentID?
        var selector: String
        var mode: Mode
        var fields: [NodeQuery.Field]
    }

    var entries: [Entry]

    /// Reads what the prelude collected (selector-query.js).
    init(_ entries: [Value]) {
        self.entries = entries.map { entry in
            let members = entry.members ?? ValueObject()
            return Entry(
                component: members["component"].flatMap(Self.component), selector: members["selector"]?.text ?? "",
                mode: members["mode"]?.text.flatMap(Entry.Mode.init) ?? .first,
                fields: Self.fields(members["fields"]?.members ?? ValueObject()))
        }
    }

    private static func component(_ value: Value) -> ComponentID? {
        guard case .number(let number) = value, number > 0 else { return nil }
        return UInt32(exactly: number).map { ComponentID($0) }
    }

    /// The fields that an object names.
    static func fields(_ members: ValueObject) -> [NodeQuery.Field] {
        func isAsked(_ name: String) -> Bool { members[name]?.isTrue ?? false }
        var fields: [NodeQuery.Field] = []
        if isAsked("id") { fields.append(.id) }
        if isAsked("dataset") { fields.append(.dataset) }
        if isAsked("mark") { fields.append(.mark) }
        if isAsked("rect") { fields.append(.rect) }
        if isAsked("size") { fields.append(.size) }
        if isAsked("scrollOffset") { fields.append(.scrollOffset) }
        if isAsked("context") { fields.append(.context) }
        if isAsked("node") { fields.append(.node) }
        let properties = strings(members["properties"])
        if !properties.isEmpty { fields.append(.properties(properties)) }
        let styles = strings(members["computedStyle"])
        if !styles.isEmpty { fields.append(.computedStyle(styles)) }
        return fields
    }

    private static func strings(_ value: Value?) -> [String] {
        guard case .array(let list)? = value else { return [] }
        return list.compactMap(\.text)
    }
}

extension SelectorQuery {
    /// The view's measures with what only the logic side knows of a node.
    static func merge(_ measured: Value?, _ node: SelectedNode?, _ fields: [NodeQuery.Field]) -> Value {
        guard var members = measured?.members else { return .null }
        for field in fields {
            switch field {
            case .id: members["id"] = .string(node?.id ?? "")
            case .dataset: members["dataset"] = .object(node?.dataset ?? ValueObject())
            case .mark: members["mark"] = .object(node?.mark ?? ValueObject())
            default: break
            }
        }
        return .object(members)
    }
}

extension AppService {
    /// Asks the shell about a node and waits for the answer.
    func answerNow(to query: NodeQuery, on page: PageID) -> Value? {
        guard let awaitAnswer else { return nil }
        sendPatches()
        // Nobody waits for it in the table: an answer that comes too late finds nothing there.
        let id = asks.add { _ in }
        _ = asks.take(id)
        let answer = awaitAnswer(id) { send(.query(id: id, page: page, [query])) }
        return answer?.elements?.first
    }

    /// Asks the shell once all that was changed is laid out; the answers come in the order of the entries, null where a
    /// selector finds nothing.
    func ask(_ query: SelectorQuery, answer: @escaping ([Value]) -> Void) {
        guard let page = page(of: query) else {
            enqueue { answer(query.entries.map { $0.mode == .all ? .array([]) : .null }) }
            return
        }
        components.afterLayout(of: page.id) { [weak self] in self?.send(query, page: page, answer: answer) }
    }

    private func page(of query: SelectorQuery) -> Page? {
        let given = query.entries.lazy.compactMap(\.component).first.flatMap { components.page(of: $0) }
        return given.flatMap { router[$0] } ?? router.current
    }

    private func send(_ query: SelectorQuery, page: Page, answer: @escaping ([Value]) -> Void) {
        var asked: [NodeQuery] = []
        var known: [SelectedNode?] = []
        let counts = query.entries.map { entry in
            let nodes: [SelectedNode?] = entry.mode == .viewport ? [nil] : find(entry, on: page)
            asked += nodes.map { NodeQuery(node: $0?.node, fields: entry.fields) }
            known += nodes
            return nodes.count
        }
        let id = asks.add { value in
            var results = (value.elements ?? [])[...]
            var nodes = known[...]
            let answers = zip(query.entries, counts).map { entry, count in
                let own = (0..<count).map { _ in
                    SelectorQuery.merge(results.popFirst(), nodes.popFirst() ?? nil, entry.fields)
                }
                return entry.mode == .all ? Value.array(own) : own.first ?? .null
            }
            answer(answers)
        }
        sink(.query(id: id, page: page.id, asked))
    }

    private func find(_ entry: SelectorQuery.Entry, on page: Page) -> [SelectedNode?] {
        guard let component = entry.component ?? page.component else { return [] }
        return components.select(entry.selector, in: component, all: entry.mode == .all)
    }
}

extension Value {
    /// The text, if this is a string.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements, if this is an array.
    var elements: [Value]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}
