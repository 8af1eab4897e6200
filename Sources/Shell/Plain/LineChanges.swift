/// What is to be said when some lines become others: the new ones, and what only went.
struct LineChanges {
    /// The lines that are new or another now, in order.
    let new: [String]
    /// The lines that went and left nothing in their place.
    let gone: [String]

    /// Compares two states of the same thing.
    init(from old: [String], to new: [String]) {
        guard old != new else {
            self.new = []
            gone = []
            return
        }
        var added: [String] = []
        var removed: [String] = []
        for change in new.difference(from: old) {
            switch change {
            case .insert(_, let line, _): added.append(line)
            case .remove(_, let line, _): removed.append(line)
            }
        }
        self.new = added
        gone = added.isEmpty ? removed.reversed() : []
    }
}
