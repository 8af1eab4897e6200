import Bridge

/// What is chosen from a tree of folders: the folder that is looked into, what was typed to narrow it, and what is marked.
@MainActor
struct FilePicker {
    /// One line of the list.
    enum Row: Equatable {
        /// Takes a picture instead.
        case camera
        /// Goes to the folder above.
        case parent
        case item(FileItem)
    }

    let request: FileRequest
    private let access: FileAccess
    /// The folder's path.
    private(set) var folder: String
    /// Whether the folder could not be read.
    private(set) var isUnreadable = false
    /// The paths that are marked, in the order of marking.
    private(set) var marked: [String] = []
    /// The row that keys act on.
    private(set) var selected = 0
    /// What narrows the list.
    private(set) var filter = ""
    /// The lines of the list.
    private(set) var rows: [Row] = []
    private var items: [(item: FileItem, lowercased: String)] = []

    init(_ request: FileRequest, _ access: FileAccess) {
        self.request = request
        self.access = access
        folder = access.start()
        load(selecting: nil)
    }

    /// The row that keys act on.
    var current: Row? { rows.indices.contains(selected) ? rows[selected] : nil }

    /// The path of a name in the folder.
    func path(of name: String) -> String { folder == "/" ? "/" + name : folder + "/" + name }

    /// Whether a name in the folder is marked.
    func isMarked(_ item: FileItem) -> Bool { marked.contains(path(of: item.name)) }

    /// Selects a row, or the nearest there is.
    mutating func select(_ index: Int) { selected = max(0, min(rows.count - 1, index)) }

    /// Narrows the list to names that have every word; names that begin with a point show when they are asked for.
    mutating func narrow(to text: String) {
        guard text != filter else { return }
        let before = current
        filter = text
        arrange()
        // What was typed is about names, so the first of them is meant; what is typed no more leaves the one that was found.
        let kept = filter.isEmpty ? rows.firstIndex { $0 == before } : nil
        selected = kept ?? rows.firstIndex { if case .item = $0 { true } else { false } } ?? 0
    }

    /// Marks a row's file or takes its mark away. False if there are as many marks as may be.
    mutating func toggle(_ index: Int) -> Bool {
        guard rows.indices.contains(index), case .item(let item) = rows[index], !item.isFolder else { return true }
        let path = path(of: item.name)
        if let place = marked.firstIndex(of: path) {
            marked.remove(at: place)
        } else if request.count == 1 {
            marked = [path]
        } else {
            guard marked.count < request.count else { return false }
            marked.append(path)
        }
        return true
    }

    /// Goes into a folder below.
    mutating func enter(_ item: FileItem) {
        folder = path(of: item.name)
        load(selecting: nil)
    }

    /// Goes to the folder above, where the one that was left is selected.
    mutating func leave() {
        guard folder != "/", let slash = folder.lastIndex(of: "/") else { return }
        let name = String(folder[folder.index(after: slash)...])
        folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        load(selecting: name)
    }

    /// Goes to a folder anywhere.
    mutating func go(to path: String) {
        folder = path
        load(selecting: nil)
    }

    private mutating func load(selecting name: String?) {
        let found = access.list(folder)
        isUnreadable = found == nil
        let wanted = (found ?? []).filter { $0.isFolder || request.accepts($0.name) }
        items = wanted.map { ($0, $0.name.lowercased()) }.sorted { one, other in
            if one.0.isFolder != other.0.isFolder { return one.0.isFolder }
            return one.1 == other.1 ? one.0.name < other.0.name : one.1 < other.1
        }
        filter = ""
        arrange()
        let place = name.flatMap { name in
            rows.firstIndex { if case .item(let item) = $0 { item.name == name } else { false } }
        }
        // The first thing in the folder, rather than the ways out of it.
        select(place ?? rows.firstIndex { if case .item = $0 { true } else { false } } ?? 0)
    }

    private mutating func arrange() {
        let words = filter.lowercased().split(separator: " ")
        var rows: [Row] = []
        if filter.isEmpty {
            if request.hasCamera { rows.append(.camera) }
            if folder != "/" { rows.append(.parent) }
        }
        for (item, name) in items {
            if name.hasPrefix("."), !filter.hasPrefix(".") { continue }
            if words.allSatisfy({ name.contains($0) }) { rows.append(.item(item)) }
        }
        self.rows = rows
        selected = max(0, min(selected, rows.count - 1))
    }
}
