/// A regular expression of a query, in JavaScript's syntax.
package struct Pattern: Sendable, Hashable {
    /// The expression, without slashes.
    package let source: String
    /// `i` (upper and lower case are the same), `m` (`^` and `$` at every line), `s` (`.` matches line ends), in this order.
    package let options: String

    /// - Throws: `invalidQuery` for an option that there is not; JavaScript's `g`, `u`, `y` and `d` mean nothing here and are
    ///   left out.
    package init(_ source: String, options: String = "") throws(DatabaseError) {
        guard options.utf8.allSatisfy({ "imsguyd".utf8.contains($0) }) else {
            throw .invalidQuery("regular expression options are i, m and s, not \"\(options.prefix(20))\"")
        }
        self.source = source
        self.options = String("ims".filter { options.contains($0) })
    }
}
