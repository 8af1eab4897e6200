import Bridge
import Values

/// All of a request: what was asked, how long each step took, what was answered.
struct NetworkDocument {
    private let entry: NetworkEntry
    private let context: RowContext

    init(_ entry: NetworkEntry, _ context: RowContext) {
        self.entry = entry
        self.context = context
    }

    /// The lines, with bodies of JSON to be unfolded.
    var nodes: [DocumentNode] {
        var nodes = [DocumentNode(text: "\(entry.beginning.method) \(entry.beginning.url)", isHeading: true)]
        nodes.append(line(.status, NetworkRow(entry: entry).status(context.language)))
        if let message = entry.ending?.message { nodes.append(line(.message, message)) }
        if let page = entry.beginning.page { nodes.append(line(.page, page)) }
        nodes.append(line(.time, ClockTime.text(entry.began, offset: context.timeZoneOffset)))
        if let replayed = entry.beginning.replayed { nodes.append(line(.replayOf, "#\(replayed)")) }
        for (status, url) in entry.redirects { nodes.append(line(.redirect, "\(status) \(url)")) }
        nodes += timing
        nodes += query
        nodes += headers(.requestHeaders, entry.beginning.headers)
        nodes += Self.body(.requestBody, entry.beginning.body, Self.type(of: entry.beginning.headers), context.language)
        nodes += headers(.responseHeaders, entry.headers)
        if let ending = entry.ending {
            nodes += Self.body(.responseBody, ending.body, Self.type(of: entry.headers), context.language)
        }
        return nodes
    }

    private func line(_ phrase: DockPhrase, _ text: String) -> DocumentNode {
        DocumentNode(text: "\(phrase.text(context.language)): \(text)")
    }

    private func heading(_ phrase: DockPhrase, _ addition: String = "") -> [DocumentNode] {
        [DocumentNode(text: ""), DocumentNode(text: phrase.text(context.language) + addition, isHeading: true)]
    }

    private var timing: [DocumentNode] {
        guard let ending = entry.ending, let ended = entry.ended else { return [] }
        var nodes = heading(.timing)
        func add(_ phrase: DockPhrase, _ start: Double?, _ end: Double?) {
            guard let start, let end, end >= start else { return }
            nodes.append(line(phrase, LifecycleRow.duration(end - start)))
        }
        func known(_ time: Double) -> Double? { time > 0 ? time : nil }
        add(.queued, entry.began, entry.started ?? ended)
        add(.connecting, known(ending.started), known(ending.connected))
        add(.waiting, known(ending.connected) ?? known(ending.started), known(ending.firstByte))
        add(.receiving, known(ending.firstByte), known(ending.ended))
        add(.total, entry.began, ended)
        return nodes
    }

    private var query: [DocumentNode] {
        let url = entry.beginning.url.split(separator: "#", maxSplits: 1).first ?? ""
        guard let mark = url.firstIndex(of: "?") else { return [] }
        let pairs = Self.pairs(String(url[url.index(after: mark)...]))
        return pairs.isEmpty ? [] : heading(.query) + pairs.map { DocumentNode(text: "\($0): \($1)") }
    }

    private func headers(_ phrase: DockPhrase, _ headers: [NetworkRecord.Header]) -> [DocumentNode] {
        headers.isEmpty ? [] : heading(phrase) + headers.map { DocumentNode(text: "\($0.name): \($0.value)") }
    }

    // MARK: Bodies

    private static func type(of headers: [NetworkRecord.Header]) -> String {
        headers.first { $0.name.lowercased() == "content-type" }?.value.lowercased() ?? ""
    }

    /// A body: JSON as a tree, a form as its fields, other text as its lines.
    private static func body(
        _ phrase: DockPhrase, _ body: NetworkRecord.Body, _ type: String, _ language: Language
    ) -> [DocumentNode] {
        guard body.size > 0 else { return [] }
        let title = "\(phrase.text(language))  \(ByteCount.text(body.size))"
        let head = [DocumentNode(text: ""), DocumentNode(text: title, isHeading: true)]
        guard let text = body.text else { return head + [DocumentNode(text: DockPhrase.binaryBody.text(language))] }
        if body.isCut {
            return head + DocumentNode.lines(of: text) + [
                DocumentNode(text: DockPhrase.cut.text(language), isHeading: true)
            ]
        }
        if type.hasPrefix("application/x-www-form-urlencoded") {
            return head + pairs(text).map { DocumentNode(text: "\($0): \($1)") }
        }
        do throws(JSONError) {
            return head + [DocumentNode(value: try JSON.parse(text), label: nil, depth: 0, isOpen: true)]
        } catch {
            return head + DocumentNode.lines(of: text)
        }
    }

    /// The decoded pairs of a query or a form.
    static func pairs(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts.first ?? ""), parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        PercentEncoding.decode(text.replacing("+", with: " "))
    }
}
