/// What WXS handlers made of an element's look. It outlives what the template says.
final class ScriptedLook {
    /// Its inline style, over the template's.
    var style = ""
    /// Classes that were added, in that order.
    private var added: [String] = []
    /// Classes of the template that were taken away.
    private var removed: Set<String> = []

    /// Adds a class.
    func add(_ name: String) {
        removed.remove(name)
        if !added.contains(name) { added.append(name) }
    }

    /// Takes a class away.
    func remove(_ name: String) {
        added.removeAll { $0 == name }
        removed.insert(name)
    }

    /// The classes that come of the template's.
    func classes(over text: String) -> String {
        if added.isEmpty, removed.isEmpty { return text }
        var names = StyleRegistry.names(text).filter { !removed.contains($0) }
        for name in added where !names.contains(name) { names.append(name) }
        return names.joined(separator: " ")
    }
}
