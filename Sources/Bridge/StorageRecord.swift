/// What is in a program's storage, for the devtools. Sent once somebody watches.
package enum StorageRecord: Sendable, Codable, Equatable {
    /// One key with its value as text.
    package struct Entry: Sendable, Codable, Equatable {
        /// How much of a value's text is told, in bytes.
        package static let limit = 64 << 10

        package var key: String
        /// Extended JSON, or its beginning.
        package var text: String
        /// The bytes that the value takes.
        package var size: Int

        package init(key: String, text: String, size: Int) {
            self.key = key
            self.text =
                text.utf8.count > Self.limit ? String(decoding: text.utf8.prefix(Self.limit), as: UTF8.self) : text
            self.size = size
        }

        /// Whether there is more of the text than is told.
        package var isCut: Bool { text.utf8.count < size }
    }

    /// All keys, in place of what was told before.
    case all([Entry])
    case set(Entry)
    case removed(key: String)
    case cleared
    /// What was asked for could not be done.
    case failed(String)
}
