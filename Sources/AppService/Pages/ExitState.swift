package import Values

/// What a program leaves for its next start, where its last page's `restartStrategy` asks for that: the page, and what
/// `onSaveExitState` of the pages returned. Official page: 运行机制, sections 2.1 and 4.
struct ExitState {
    /// How long a state is kept that says nothing of it: a day, in milliseconds.
    static let lifetime = 86_400_000.0

    /// The page that was on top.
    var page: PageURL
    /// What each page of the stack saved, by its path and query.
    var data: [(page: String, value: Value)] = []
    /// When all of it is dropped, in milliseconds since 1970.
    var expires: Double

    init(page: PageURL, now: Double) {
        self.page = page
        expires = now + Self.lifetime
    }

    /// Reads what `value` wrote; nil if it is something else.
    init?(_ value: Value) {
        guard case .string(let path) = value.member("page"), case .string(let query) = value.member("query"),
            case .number(let time) = value.member("expires"), case .object(let saved) = value.member("data")
        else { return nil }
        page = PageURL(path: path, rawQuery: query)
        expires = time
        data = saved.map { ($0.key, $0.value) }
    }

    /// As it is kept.
    var value: Value {
        [
            "page": .string(page.path), "query": .string(page.rawQuery), "expires": .number(expires),
            "data": .object(ValueObject(data.map { ($0.page, $0.value) })),
        ]
    }

    /// Takes what a page's `onSaveExitState` returned.
    mutating func take(_ returned: Value, of page: PageURL) {
        let value = returned.member("data")
        if value != .undefined { data.append((page.text, value)) }
        if case .number(let time) = returned.member("expireTimeStamp"), time.isFinite { expires = min(expires, time) }
    }
}

/// Where a program's exit state is kept between two starts. One value, as JSON.
package struct ExitStore {
    /// What was kept last; undefined if nothing was.
    let read: () -> Value
    /// Keeps a value; undefined forgets the last one.
    let write: (Value) -> Void

    package init(read: @escaping () -> Value, write: @escaping (Value) -> Void) {
        self.read = read
        self.write = write
    }
}
