/// A read: which documents, in which order, how many, which fields.
package struct Find: Sendable {
    package var query: Query
    package var sort: Sort
    /// How many of the results are passed over.
    package var skip: Int
    /// How many are wanted at most; nil is all of them.
    package var limit: Int?
    package var projection: Projection?
    /// How many bytes of JSON the results may have before it is an error.
    package var maximumBytes: Int?

    package init(
        _ query: Query = .all, sort: Sort = .none, skip: Int = 0, limit: Int? = nil, projection: Projection? = nil,
        maximumBytes: Int? = nil
    ) {
        self.query = query
        self.sort = sort
        self.skip = skip
        self.limit = limit
        self.projection = projection
        self.maximumBytes = maximumBytes
    }
}

/// What a read found.
package struct FindResult: Sendable {
    package var documents: [Document]
    /// The sequence number of the last change that these results have seen: a watch goes on from here.
    package var sequence: Int64

    package init(documents: [Document], sequence: Int64) {
        self.documents = documents
        self.sequence = sequence
    }
}
