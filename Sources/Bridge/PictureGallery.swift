/// Pictures to be looked at, one after the other: `wx.previewImage`.
package struct PictureGallery: Sendable, Codable, Equatable {
    /// Their addresses, as `src` of an image takes them.
    package var sources: [String]
    /// The one that is shown first.
    package var current: Int

    package init(sources: [String], current: Int) {
        self.sources = sources
        self.current = current
    }
}
