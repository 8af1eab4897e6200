/// The built-in components that are drawn, with their attributes; an attribute of listed values takes only these.
enum ComponentTable {
    /// Attributes of every component.
    static let common: [String: Set<String>] = ["id": [], "class": [], "style": [], "hidden": []]

    /// The attributes by component.
    static let attributes: [String: [String: Set<String>]] = [
        "view": names("hover-class hover-stop-propagation hover-start-time hover-stay-time"),
        "block": [:],
        "text": names("selectable user-select space decode overflow max-lines"),
        "image": names("src mode show-menu-by-longpress lazy-load webp fade-in binderror bindload"),
        "icon": names("type size color"),
        "progress": names(
            """
            percent show-info border-radius font-size stroke-width color activeColor backgroundColor active active-mode \
            duration bindactiveend
            """),
        "rich-text": names("nodes space user-select mode"),
        "button": names(
            """
            size type plain disabled loading hover-class hover-stop-propagation hover-start-time hover-stay-time lang \
            session-from send-message-title send-message-path send-message-img show-message-card app-parameter \
            bindgetuserinfo bindgetphonenumber bindgetrealtimephonenumber bindcontact binderror bindopensetting \
            bindlaunchapp bindchooseavatar bindagreeprivacyauthorization
            """
        ).merging([
            "form-type": ["submit", "reset"],
            "open-type": [
                "share", "getUserInfo", "openSetting", "agreePrivacyAuthorization", "contact", "getPhoneNumber",
                "chooseAvatar", "launchApp", "feedback",
            ],
        ]) { $1 },
        "input": names(
            """
            value type password placeholder placeholder-style placeholder-class disabled maxlength cursor-spacing focus \
            auto-focus confirm-type confirm-hold always-embed cursor selection-start selection-end adjust-position \
            hold-keyboard safe-password-cert-path bindinput bindchange bindfocus bindblur bindconfirm \
            bindkeyboardheightchange bindnicknamereview
            """),
        "textarea": names(
            """
            value placeholder placeholder-style placeholder-class disabled maxlength focus auto-focus auto-height fixed \
            cursor-spacing cursor show-confirm-bar selection-start selection-end adjust-position hold-keyboard \
            disable-default-padding confirm-type confirm-hold bindinput bindfocus bindblur bindconfirm bindlinechange \
            bindkeyboardheightchange
            """),
        "editor": names(
            """
            read-only placeholder show-img-size show-img-toolbar show-img-resize enable-formats bindready bindfocus \
            bindblur bindinput bindstatuschange
            """),
        "scroll-view": names(
            """
            scroll-x scroll-y upper-threshold lower-threshold scroll-top scroll-left scroll-into-view \
            scroll-into-view-offset scroll-into-view-alignment scroll-with-animation enable-back-to-top enable-flex \
            enable-passive enhanced bounces show-scrollbar paging-enabled fast-deceleration scroll-anchoring reverse \
            padding refresher-enabled refresher-threshold refresher-default-style refresher-background \
            refresher-triggered refresher-two-level-enabled refresher-two-level-triggered refresher-two-level-threshold \
            refresher-two-level-close-threshold refresher-two-level-scroll-enabled using-sticky type binddragstart \
            binddragging binddragend bindscroll bindscrolltoupper bindscrolltolower bindscrollstart bindscrollend \
            bindrefresherpulling bindrefresherwillrefresh bindrefresherrefresh bindrefresherrestore bindrefresherabort \
            bindrefresherstatuschange
            """),
        "swiper": names(
            """
            indicator-dots indicator-color indicator-active-color autoplay current current-item-id interval duration \
            circular vertical previous-margin next-margin display-multiple-items snap-to-edge easing-function \
            bindchange bindtransition bindanimationfinish
            """),
        "swiper-item": names("item-id skip-hidden-item-layout"),
        "movable-area": names("scale-area"),
        "movable-view": names(
            """
            direction inertia out-of-bounds x y damping friction disabled scale scale-min scale-max scale-value \
            animation bindchange bindscale htouchmove vtouchmove
            """),
        "page-container": names(
            """
            show duration z-index overlay position round close-on-slide-down overlay-style custom-style \
            bindbeforeenter bindenter bindafterenter bindbeforeleave bindleave bindafterleave bindclickoverlay
            """),
        "cover-view": names("scroll-top"), "cover-image": names("src bindload binderror"),
        "match-media": names("min-width max-width width min-height max-height height orientation"),
        "root-portal": names("enable"), "share-element": names("key transform duration easing-function"),
        "navigator": names(
            "url delta hover-class hover-stop-propagation hover-start-time hover-stay-time target"
        ).merging([
            "open-type": ["navigate", "redirect", "switchTab", "reLaunch", "navigateBack", "exit"]
        ]) { $1 },
        "page-meta": names(
            """
            background-text-style background-color root-background-color root-font-size page-font-size page-style \
            scroll-top bindresize bindscroll bindscrolldone
            """),
        "navigation-bar": names("title loading front-color background-color"),
        "checkbox-group": names("name bindchange"), "checkbox": names("value disabled checked color"),
        "radio-group": names("name bindchange"), "radio": names("value disabled checked color"),
        "switch": names("name checked disabled type color bindchange"),
        "slider": names(
            """
            name min max step disabled value color selected-color activeColor backgroundColor block-size block-color \
            show-value bindchange bindchanging
            """),
        "picker": names(
            """
            name header-text disabled range range-key value start end fields custom-item level bindcancel bindchange \
            bindcolumnchange
            """
        ).merging(["mode": ["selector", "multiSelector", "time", "date", "region"]]) { $1 },
        "picker-view": names(
            """
            name value indicator-style indicator-class mask-style mask-class immediate-change bindchange bindpickstart \
            bindpickend
            """),
        "picker-view-column": [:],
        "form": names("report-submit report-submit-timeout bindsubmit bindreset"), "label": names("for"),
        "canvas": names(
            "type canvas-id disable-scroll bindtouchstart bindtouchmove bindtouchend bindlongtap binderror"),
        "open-data": names("type lang default-text default-avatar binderror"), "slot": names("name"),
    ]

    private static func names(_ names: String) -> [String: Set<String>] {
        Dictionary(names.split(separator: " ").map { (String($0), []) }, uniquingKeysWith: { first, _ in first })
    }
}
