package import Values

/// What the shell tells the app process. One ordered stream.
package enum ShellMessage: Sendable {
    /// The device's state; the first message, and again on every change. A new window size fires onResize.
    case device(Device)
    /// The app comes to the foreground or leaves it.
    case visibility(Bool)
    /// Something happened to a node.
    case event(UserEvent)
    /// The person moved through the pages by the shell's own means.
    case userRoute(UserRoute)
    /// Something happened to a page as a whole.
    case pageEvent(PageID, PageEvent)
    /// Every patch up to this batch is laid out.
    case frame(batch: UInt64)
    /// The answer to `AppMessage.query` or `AppMessage.ask` of this id.
    case answer(id: UInt64, Value)
    /// An observed node crossed a threshold (`createIntersectionObserver`).
    case observed(id: UInt64, Value)
    /// An animation of a node ended.
    case settled(NodeID, Value)
    /// Evaluates a console expression in the app's context.
    case evaluate(id: UInt64, String)
    /// Answered by `AppMessage.pong` once logic is free.
    case ping(UInt64)
    /// Sends the request of this `NetworkRecord` once more; the program hears nothing of it.
    case replay(request: UInt64)
    /// Does something to the WebSocket of this `SocketRecord`.
    case socket(id: UInt64, SocketOrder)
    /// Asks something for the developer tools.
    case inspect(Inspection)
    /// Something happens to the device once.
    case happened(DeviceEvent)
    /// Ends the app in good order.
    case quit
}

/// The device as `getSystemInfo` and its kin report it.
package struct Device: Sendable, Codable, Equatable {
    /// The viewport of the top page: what 750rpx are, in px. One column is 8 px, one row 16 px.
    package var windowWidth: Double = 375
    package var windowHeight: Double = 640
    package var screenWidth: Double = 375
    package var screenHeight: Double = 720
    package var statusBarHeight: Double = 0
    /// "light" or "dark".
    package var theme = "light"
    /// "zh_CN", "en" ...
    package var language = "zh_CN"
    /// Minutes east of Greenwich.
    package var timeZoneOffset = 480
    /// What the network is like; a change fires onNetworkStatusChange and onNetworkWeakChange.
    package var network = NetworkConditions.online
    /// What its sensors, battery and screen tell.
    package var hardware = VirtualDevice()

    package init() {}
}

/// Something that happened to a node.
package struct UserEvent: Sendable {
    /// Counts up; `AppMessage.eventDone` repeats it.
    package var sequence: UInt64
    package var page: PageID
    package var node: NodeID
    /// "tap", "input", "touchstart" ...
    package var type: String
    package var detail: Value
    package var touches: [Touch]
    package var changedTouches: [Touch]
    /// How often the control's own value has changed; a patch that echoes an older value is ignored by the view.
    package var revision: UInt64
    /// The offset of the node in its page, in px (`target.offsetLeft`, `offsetTop`).
    package var offsetLeft: Double
    package var offsetTop: Double
    /// When it happened, in milliseconds since 1970; 0 is not said.
    package var time = 0.0
    /// A `model:` attribute and its new value, applied before the handlers run.
    package var model: (name: String, value: Value)?

    package init(sequence: UInt64, page: PageID, node: NodeID, type: String, detail: Value) {
        self.sequence = sequence
        self.page = page
        self.node = node
        self.type = type
        self.detail = detail
        touches = []
        changedTouches = []
        revision = 0
        offsetLeft = 0
        offsetTop = 0
    }
}

/// One touch point, in px.
package struct Touch: Sendable, Codable, Equatable {
    package var identifier = 0
    package var pageX: Double
    package var pageY: Double
    package var clientX: Double
    package var clientY: Double

    package init(pageX: Double, pageY: Double, clientX: Double, clientY: Double) {
        self.pageX = pageX
        self.pageY = pageY
        self.clientX = clientX
        self.clientY = clientY
    }
}

/// The person moved through the pages.
package enum UserRoute: Sendable, Codable {
    /// The back key or button.
    case back(delta: Int)
    /// A tab was pressed, also the current one.
    case tab(index: Int)
    /// A `<navigator>` was tapped.
    case navigator(page: PageID, node: NodeID, openType: String, url: String, delta: Int)
}

/// Something that happened to a page as a whole.
package enum PageEvent: Sendable, Codable {
    /// It scrolled, in px.
    case scroll(top: Double)
    /// The lower edge came near.
    case reachBottom
    /// It was pulled down.
    case pullDownRefresh
    /// The title was tapped.
    case titleTap
    /// The viewport changed, in px.
    case resize(width: Double, height: Double)
    /// The person asks what can be done with the page.
    case menu
    /// It is to be shared: a button of it with `open-type="share"` was tapped, or the person asks for it.
    case share(button: NodeID?)
    /// A button of it with an `open-type` that the person's own data answers was tapped: "getPhoneNumber" and its like.
    case openType(String, button: NodeID, language: String?)
    /// A `page-container` of it was opened or closed: while it is open, going back closes it.
    case container(isOpen: Bool)
    /// It shows a picture that is not of the package; answered by the command "image" with `{ source, path }` or
    /// `{ source, error }`.
    case image(source: String)
}

/// What a page's menu offers, where the page has the callback for it.
package enum PageMenuItem: String, Sendable, Codable, CaseIterable {
    case share, timeline, favorites
}
