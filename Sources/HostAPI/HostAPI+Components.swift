extension HostAPI {
    /// The built-in components that are drawn, in the order of the alphabet, each with its own attributes.
    package static var components: [(name: String, attributes: [String])] {
        ComponentTable.attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value.keys.sorted()) }
    }
}
