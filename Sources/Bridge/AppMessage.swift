package import Values

/// What the app process tells the shell. One ordered stream.
package enum AppMessage: Sendable {
    /// The first message: what the program is.
    case hello(Hello)
    /// A style sheet belongs to a scope. The shell reads the file itself, from the mini-program's root.
    case sheet(scope: StyleScope, path: String)
    /// A page comes into being (not yet shown: `route` says when).
    case pageOpen(PageOpen)
    /// The page stack changed.
    case route(Route)
    /// A page's tree changed.
    case patch(Patch)
    /// Asks for measures of nodes once every earlier patch is laid out; answered by `ShellMessage.answer`.
    case query(id: UInt64, page: PageID, [NodeQuery])
    /// Watches how far nodes can be seen (`createIntersectionObserver`); each crossing is told by `ShellMessage.observed`.
    case observe(id: UInt64, page: PageID, Observation)
    /// Ends what `observe` of this id began.
    case unobserve(id: UInt64)
    /// Does something to a node or page (scrollTo, focus, animate ...).
    case command(PageID, Command)
    /// Title, colours, badges, tab bar.
    case chrome(Chrome)
    /// Shows or hides the toast slot.
    case overlay(Overlay)
    /// Asks the person; answered by `ShellMessage.answer`.
    case ask(id: UInt64, Question)
    /// An event was handled. `replacedText` is what an input's handler returned.
    case eventDone(sequence: UInt64, replacedText: String?)
    /// Something for the devtools: droppable.
    case record(Record)
    /// Something went wrong that a person must see: a broken file, an exception, a stop.
    case fault(Fault)
    /// Logic has been running one turn for this long, in milliseconds.
    case busy(milliseconds: Int)
    /// Every turn before this is over: the answer to `ShellMessage.ping`.
    case pong(UInt64)
    /// The app asks to be closed (`exitMiniProgram`).
    case exit
}

/// The app introduces itself.
package struct Hello: Sendable, Codable {
    /// The version of the Bridge's vocabulary.
    package var version: Int
    /// The mini-program's name, or its folder's.
    package var name: String
    /// The appid as validated, or a hash of the path.
    package var appID: String
    /// The tab bar, if app.json has one.
    package var tabBar: TabBar?
    /// The keys that the program brings.
    package var keys: [AppKey]
    /// Every page that app.json registers, without a leading slash.
    package var pages: [String]
    /// The page that opens first; nil where there is none.
    package var home: String?
    /// Whether pages have a navigation bar where their own files do not say otherwise.
    package var hasNavigationBar: Bool

    package init(
        version: Int = Bridge.version, name: String, appID: String, tabBar: TabBar?, keys: [AppKey] = [],
        pages: [String] = [], home: String? = nil, hasNavigationBar: Bool = true
    ) {
        self.version = version
        self.name = name
        self.appID = appID
        self.tabBar = tabBar
        self.keys = keys
        self.pages = pages
        self.home = home
        self.hasNavigationBar = hasNavigationBar
    }
}

/// The tab bar of app.json.
package struct TabBar: Sendable, Codable, Equatable {
    /// One tab.
    package struct Item: Sendable, Codable, Equatable {
        /// The page, without a leading slash.
        package var pagePath: String
        /// The label.
        package var text: String
        /// The badge's text; nil is none.
        package var badge: String?
        /// Whether the red dot shows.
        package var redDot = false

        package init(pagePath: String, text: String) {
            self.pagePath = pagePath
            self.text = text
        }
    }

    /// The tabs, 2 to 5.
    package var items: [Item]
    /// CSS colours as written: label, selected label, background.
    package var color: String?
    package var selectedColor: String?
    package var backgroundColor: String?
    /// "black" or "white".
    package var borderStyle: String?
    /// "bottom" or "top".
    package var position: String?
    /// Whether the program draws its own (`custom-tab-bar`).
    package var custom = false
    /// Whether `hideTabBar` hid it.
    package var hidden = false

    package init(items: [Item]) { self.items = items }

    /// The colours that the program set while running (`wx.setTabBarStyle`), in their order above; a theme leaves them.
    private var painted: [String?] = [nil, nil, nil, nil]

    /// Sets colours; nil leaves one as it is.
    package mutating func paint(
        color: String?, selectedColor: String?, backgroundColor: String?, borderStyle: String?
    ) {
        let new = [color, selectedColor, backgroundColor, borderStyle]
        painted = zip(new, painted).map { $0 ?? $1 }
        takeColors(of: self)
    }

    /// Takes the colours of another tab bar, but for those that the program set.
    package mutating func takeColors(of other: TabBar) {
        guard painted.count == 4 else { return }
        color = painted[0] ?? other.color
        selectedColor = painted[1] ?? other.selectedColor
        backgroundColor = painted[2] ?? other.backgroundColor
        borderStyle = painted[3] ?? other.borderStyle
    }
}

/// The window part of a page's configuration, app.json's and its own merged.
package struct WindowStyle: Sendable, Codable, Equatable {
    package var navigationBarTitleText = ""
    /// CSS colours as written.
    package var navigationBarBackgroundColor: String?
    /// "black" or "white".
    package var navigationBarTextStyle: String?
    /// "default" or "custom".
    package var navigationStyle: String?
    package var backgroundColor: String?
    /// The marks of a pull-down refresh: "dark" or "light".
    package var backgroundTextStyle: String?
    package var enablePullDownRefresh = false
    /// The distance from the bottom at which onReachBottom fires, in px.
    package var onReachBottomDistance: Double = 50
    package var disableScroll = false

    package init() {}
}

/// A page comes into being.
package struct PageOpen: Sendable, Codable {
    package var page: PageID
    /// The page's path, without a leading slash or a query.
    package var path: String
    /// The query as given, undecoded, without `?`.
    package var query: String
    /// The element at the root of its tree (tag "page"); it exists from here on.
    package var root: NodeID
    /// The scopes whose sheets reach the root, first the page's own.
    package var scopes: [StyleScope]
    package var window: WindowStyle

    package init(page: PageID, path: String, query: String, root: NodeID, scopes: [StyleScope], window: WindowStyle) {
        self.page = page
        self.path = path
        self.query = query
        self.root = root
        self.scopes = scopes
        self.window = window
    }
}

/// The page stack after a change.
package struct Route: Sendable, Codable {
    /// How it came about (`openType` of onAppRoute).
    package enum Kind: String, Sendable, Codable {
        case appLaunch, navigateTo, redirectTo, navigateBack, switchTab, reLaunch
    }

    package var kind: Kind
    /// The stack, the bottom first.
    package var stack: [PageID]
    /// Pages that are gone.
    package var closed: [PageID]
    /// Tab pages that live outside the stack.
    package var cached: [PageID]

    package init(kind: Kind, stack: [PageID], closed: [PageID], cached: [PageID]) {
        self.kind = kind
        self.stack = stack
        self.closed = closed
        self.cached = cached
    }
}

/// What to measure of which node.
package struct NodeQuery: Sendable, Codable {
    /// The fields of `NodesRef.fields` and its shorthands.
    package enum Field: Sendable, Codable, Hashable {
        case id, dataset, mark, rect, size, scrollOffset, node, context
        /// Attributes as WXML names them.
        case properties([String])
        /// Computed style of these CSS properties.
        case computedStyle([String])
    }

    /// nil is the page's viewport (`selectViewport`).
    package var node: NodeID?
    package var fields: [Field]

    package init(node: NodeID?, fields: [Field]) {
        self.node = node
        self.fields = fields
    }
}

/// Something done to a node or a page by the logic side.
package enum Command: Sendable, Codable {
    /// `wx.pageScrollTo`: to an offset in px, or to a node plus an offset.
    case scrollPage(top: Double?, node: NodeID?, offset: Double, duration: Double)
    /// Moves a scroll-view.
    case scrollNode(NodeID, left: Double?, top: Double?)
    /// Focuses or blurs an input.
    case focus(NodeID, Bool)
    /// Hides the on-screen keyboard: the focused input loses its focus.
    case blur
    /// `this.animate`.
    case animate(KeyframeCommand)
    /// `this.clearAnimation`: some properties by the names of scripts, or all.
    case clearAnimation([NodeID], [String]?)
    /// `startPullDownRefresh` and `stopPullDownRefresh`.
    case pullDown(Bool)
    /// Something of a later vocabulary, by name.
    case other(NodeID?, name: String, Value)
}

/// Frames to play on nodes.
package struct KeyframeCommand: Sendable, Codable {
    package var nodes: [NodeID]
    /// The frames as the program gave them.
    package var frames: Value
    /// In milliseconds.
    package var duration: Double
    /// Answered by `ShellMessage.answer` when the frames are over.
    package var answer: UInt64?
    /// The scroll-view that drives the frames instead of time, and its `ScrollTimeline`.
    package var source: NodeID?
    package var timeline: Value

    package init(nodes: [NodeID], frames: Value, duration: Double) {
        self.nodes = nodes
        self.frames = frames
        self.duration = duration
        timeline = .null
    }
}

/// What stands around the pages.
package enum Chrome: Sendable, Codable {
    case title(PageID, String)
    /// CSS colours as given; front is "#ffffff" or "#000000".
    case navigationBarColor(PageID, front: String, background: String)
    case navigationBarLoading(PageID, Bool)
    case backgroundColor(PageID, String)
    /// "dark" or "light".
    case backgroundTextStyle(PageID, String)
    /// The way home goes from the navigation bar.
    case homeButtonHidden(PageID)
    /// The window anew, for another theme.
    case window(PageID, WindowStyle)
    /// The whole tab bar anew (badges, texts, hidden).
    case tabBar(TabBar)
    /// The tab bar's colours, for another theme; everything else of it stays.
    case tabBarTheme(TabBar)
}

/// The one slot that toast and loading share.
package enum Overlay: Sendable, Codable, Equatable {
    /// Icon is "success", "error", "loading", "none" or an image's path. `mask` blocks input to the page.
    case toast(title: String, icon: String, mask: Bool)
    case hidden
}

/// A question to the person.
package enum Question: Sendable, Codable {
    case modal(Modal)
    /// Item colours are CSS as given.
    case actionSheet(title: String?, items: [String], itemColor: String?)
    /// What can be done with a page; answered by `{ item }` or `{ cancel }`.
    case pageMenu([PageMenuItem])
    /// What a page gives to be shared or kept: to be seen, nothing is answered.
    case share(ShareCard)
    /// Which of the person's files the app may have.
    case files(FileRequest)
    /// Pictures to be seen; answered at once.
    case pictures(PictureGallery)
    /// Whether a picture, of this path on the machine, may be kept among the person's own; answered by `{ saved }` or
    /// `{ error }`.
    case savePicture(path: String)
    /// Whether a file, of this path on the machine, may be kept among the person's own under this name; answered as a
    /// picture is.
    case saveFile(path: String, name: String)
    /// A document to be seen; answered at once.
    case document(ShownDocument)

    /// What a page's callback for sharing returned, and the defaults for what it did not say.
    package struct ShareCard: Sendable, Codable, Equatable {
        package var item: PageMenuItem
        package var title = ""
        /// The page to open, with its query.
        package var path = ""
        /// A path or URL; nil is a picture of the page.
        package var image: String?

        package init(_ item: PageMenuItem) { self.item = item }
    }

    /// `wx.showModal`.
    package struct Modal: Sendable, Codable {
        package var title = ""
        package var content = ""
        package var showCancel = true
        package var cancelText = "取消"
        package var confirmText = "确定"
        package var cancelColor: String?
        package var confirmColor: String?
        package var editable = false
        package var placeholderText = ""

        package init() {}
    }
}

/// Something that happened, for console, lifecycle and later tabs.
package struct Record: Sendable, Codable {
    /// What kind of thing.
    package enum Kind: Sendable, Codable {
        /// A console call: its level ("log", "info", "warn", "error", "debug") and its arguments.
        case console(level: String, arguments: [Value])
        /// A lifecycle call of the app, a page or a component; the path names which.
        case lifecycle(path: String, name: String, page: PageID?, milliseconds: Double)
        /// A step of a request or transfer.
        case network(NetworkRecord)
        /// A step of a WebSocket.
        case socket(SocketRecord)
        /// What is in the storage.
        case storage(StorageRecord)
        /// What the app did to the device.
        case device(DeviceRecord)
        /// Anything of a later vocabulary.
        case other(kind: String, Value)
    }

    package var kind: Kind
    /// Milliseconds since 1970, of the app's clock.
    package var time: Double
    /// `path:line:column` of the call, where known.
    package var source: String?

    package init(kind: Kind, time: Double, source: String?) {
        self.kind = kind
        self.time = time
        self.source = source
    }
}

/// Something went wrong that a person must see.
package struct Fault: Equatable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable {
        /// A file of the mini-program is missing or broken.
        case file
        /// An exception that nothing caught.
        case exception
        /// A page that does not exist.
        case pageNotFound
        /// A turn was stopped for running too long, or for memory.
        case stopped
    }

    package var kind: Kind
    /// One or more lines; the first says what happened.
    package var message: String
    /// `path:line:column`, where known.
    package var source: String?
    /// The page on which to show it; nil is the app.
    package var page: PageID?

    package init(kind: Kind, message: String, source: String?, page: PageID?) {
        self.kind = kind
        self.message = message
        self.source = source
        self.page = page
    }
}
