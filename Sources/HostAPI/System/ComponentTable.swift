/// The built-in components that are drawn, with their attributes; an attribute of listed values takes only these.
enum ComponentTable {
    /// Attributes of every component.
    static let common: [String: Set<String>] = ["id": [], "class": [], "style": [], "hidden": []]

    /// The attributes by component.
    static let attributes: [String: [String: Set<String>]] = [
        "view": names("hover-class hover-stop-propagation hover-start-time hover-stay-time"),
        "block": [:],
        "text": names("selectable user-select space decode"),
        "image": names("src mode show-menu-by-longpress lazy-load webp binderror bindload"),
        "icon": names("type size color"),
        "button": names(
            "size type plain disabled loading hover-class hover-stop-propagation hover-start-time hover-stay-time"
        ).merging(["form-type": ["submit", "reset"], "open-type": []]) { $1 },
        "input": names(
            """
            value type password placeholder placeholder-style placeholder-class disabled maxlength focus auto-focus \
            confirm-type confirm-hold cursor selection-start selection-end bindinput bindfocus bindblur bindconfirm
            """),
        "textarea": names(
            """
            value placeholder placeholder-style placeholder-class disabled maxlength focus auto-focus auto-height fixed \
            cursor show-confirm-bar selection-start selection-end bindinput bindfocus bindblur bindconfirm bindlinechange
            """),
        "scroll-view": names(
            """
            scroll-x scroll-y upper-threshold lower-threshold scroll-top scroll-left scroll-into-view \
            scroll-with-animation enable-back-to-top bindscroll bindscrolltoupper bindscrolltolower
            """),
        "navigator": names("url delta hover-class hover-stop-propagation target").merging([
            "open-type": ["navigate", "redirect", "switchTab", "reLaunch", "navigateBack"]
        ]) { $1 },
        "checkbox-group": names("bindchange"), "checkbox": names("value disabled checked color"),
        "radio-group": names("bindchange"), "radio": names("value disabled checked color"),
        "switch": names("checked disabled type color bindchange"),
        "form": names("report-submit bindsubmit bindreset"), "label": names("for"),
    ]

    private static func names(_ names: String) -> [String: Set<String>] {
        Dictionary(names.split(separator: " ").map { (String($0), []) }, uniquingKeysWith: { first, _ in first })
    }
}
