/// The tags that mean something without being registered.
enum WXMLTags {
    /// The name to use for a tag: one that the framework knows in lower case, another as written.
    static func normalized(_ written: String) -> String {
        guard written.utf8.contains(where: { $0 &- 0x41 < 26 }) else { return written }
        let lower = written.lowercased()
        return known.contains(lower) ? lower : written
    }

    /// Tags that hold nothing; when their end tag is missing, what follows stands beside them.
    static let leaves: Set<String> = [
        "input", "image", "icon", "switch", "slider", "progress", "import", "include", "br", "hr", "img",
    ]

    private static let known: Set<String> = [
        "view", "text", "image", "block", "button", "input", "scroll-view", "navigator", "swiper-item", "swiper",
        "template", "import", "icon", "form", "textarea", "label", "video", "picker", "slot", "switch", "canvas",
        "radio",
        "radio-group", "wxs", "slider", "rich-text", "checkbox", "open-data", "checkbox-group", "progress", "map",
        "include", "cover-view", "audio", "cover-image", "movable-area", "movable-view", "picker-view",
        "picker-view-column", "web-view", "root-portal", "page-meta", "navigation-bar", "camera", "editor",
        "match-media",
    ]
}
