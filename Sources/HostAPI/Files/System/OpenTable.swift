/// The files that a program has open, by the names that `open` gave them.
struct OpenTable: Sendable {
    /// How many can be open at once.
    static let limit = 256

    /// An open file.
    struct Entry: Sendable {
        let file: OpenFile
        let path: FilePath
        let flag: OpenFlag
        /// Where the next read or write without a position is.
        var position = 0
    }

    private var entries: [String: Entry] = [:]
    private var last = 0

    /// Names an open file; nil if too many are open.
    mutating func add(_ entry: Entry) -> String? {
        guard entries.count < Self.limit else { return nil }
        last += 1
        entries["\(last)"] = entry
        return "\(last)"
    }

    /// The entry of a name.
    subscript(name: String) -> Entry? { entries[name] }

    /// Moves the place of the next read or write.
    mutating func move(_ name: String, to position: Int) { entries[name]?.position = position }

    /// Forgets a name; false if there is none such.
    mutating func remove(_ name: String) -> Bool { entries.removeValue(forKey: name) != nil }
}
