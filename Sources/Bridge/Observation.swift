/// What an intersection observer watches. Everything is in px.
package struct Observation: Sendable, Codable, Equatable {
    /// An area that the nodes are held against; of several, what they have in common.
    package struct Reference: Sendable, Codable, Equatable {
        /// nil is the page's viewport.
        package var node: NodeID?
        /// How much the area is larger on each side.
        package var left = 0.0
        package var top = 0.0
        package var right = 0.0
        package var bottom = 0.0

        package init(node: NodeID?) { self.node = node }
    }

    /// The nodes that are watched.
    package var nodes: [NodeID]
    /// None is the viewport.
    package var references: [Reference]
    /// The shares of a node (0 to 1) whose crossing is told.
    package var thresholds: [Double]
    /// The share that is taken to have been seen before the first look.
    package var initialRatio: Double

    package init(nodes: [NodeID], references: [Reference], thresholds: [Double] = [0], initialRatio: Double = 0) {
        self.nodes = nodes
        self.references = references
        self.thresholds = thresholds
        self.initialRatio = initialRatio
    }
}
