import Values

/// Which data observers a change concerns.
struct ObserverTable {
    private let observers: [DataObserver]

    init(_ observers: [DataObserver]) { self.observers = observers }

    /// How many there are.
    var count: Int { observers.count }

    /// Marks the observers that setting this path concerns: a path that they name lies inside, or they look at all that is
    /// inside a place around it.
    func mark(_ changed: DataPath, in marks: inout [Bool]) {
        for (number, observer) in observers.enumerated() where !marks[number] {
            marks[number] = observer.paths.contains { path in
                path.path.starts(with: changed) || (path.isWildcard && changed.starts(with: path.path))
            }
        }
    }
}
