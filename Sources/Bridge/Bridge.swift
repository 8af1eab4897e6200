/// Names that belong to the Bridge as a whole.
package enum Bridge {
    /// The version of the vocabulary; shell and app are the same binary, so it guards logs and embedded servers only.
    package static let version = 1
}
