/// A node of the composed tree. The logic side numbers them, never reusing a number while an app runs; 0 is no node.
package struct NodeID: RawRepresentable, Hashable, Sendable, Codable {
    package var rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    package init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A page instance: what `getPageId` and `__wxExparserNodeId__`-style debugging call its web view. Never reused.
package struct PageID: RawRepresentable, Hashable, Sendable, Codable {
    package var rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    package init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// Which style sheet may reach a node: one scope for app.wxss, one for each page's and each component's own sheet.
package struct StyleScope: RawRepresentable, Hashable, Sendable, Codable {
    package var rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    package init(_ rawValue: UInt16) { self.rawValue = rawValue }

    /// The scope of app.wxss.
    package static let app = StyleScope(0)
}

/// Several scopes under one number, named once by `PatchOperation.scopeSet`.
package struct StyleScopeSet: RawRepresentable, Hashable, Sendable, Codable {
    package var rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    package init(_ rawValue: UInt16) { self.rawValue = rawValue }
}
