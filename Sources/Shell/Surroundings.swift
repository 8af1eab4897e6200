package import Bridge
package import Images
package import Terminal
package import Theme

/// What the shell needs of the process it runs in. The command line gives it; tests and headless runs give their own.
@MainActor
package struct Surroundings {
    /// Where frames are shown.
    package var screen: any TerminalScreen
    /// The styles of the terminal's depth.
    package var theme: Theme
    /// The language of the shell's own words.
    package var language: Language
    /// What the person has set.
    package var configuration = Configuration()
    /// The text of a file of the mini-program by its path from the root; nil where there is none.
    package var readFile: @MainActor (String) -> String?
    /// The bytes of such a file.
    package var readBytes: (@MainActor (String) -> [UInt8]?)?
    /// The person's files, for choosing.
    package var files = FileAccess()
    /// Turns pictures into cells; nil shows boxes with their names.
    package var pictures: PictureStore?
    /// Starts the app, at a page with a query or at its first one.
    package var launch: @MainActor (_ page: String?) -> any AppLink
    /// The text that was saved for the shell of an app, by its appid; nil is none.
    package var loadState: @MainActor (_ appID: String) -> String? = { _ in nil }
    /// Saves a text for the shell of an app.
    package var saveState: @MainActor (_ appID: String, _ text: String) -> Void = { _, _ in }
    /// Whether wx has a member of this name.
    package var isMember: @MainActor (String) -> Bool = { _ in true }
    /// The members of wx that can be called, with their options.
    package var members: @MainActor () -> [MemberDescription] = { [] }
    /// Who uses the app.
    package var user = ""
    /// Has the app started as another user from its next start on.
    package var useUser: @MainActor (String) -> Void = { _ in }
    /// Whether nobody has seen the keys that matter yet.
    package var isFirstRun = false
    /// Remembers that somebody has.
    package var rememberFirstRun: @MainActor () -> Void = {}
    /// Writes a line into the log.
    package var log: @MainActor (LogLevel, _ source: String, _ text: String) -> Void = { _, _, _ in }
    /// Milliseconds since 1970.
    package var now: @MainActor () -> Double
    /// Has a frame painted soon.
    package var requestFrame: @MainActor () -> Void
    /// Has everything painted anew, as after something else wrote on the terminal.
    package var redraw: @MainActor () -> Void
    /// Runs work after this many milliseconds.
    package var after: @MainActor (Double, @escaping @MainActor () -> Void) -> Void
    /// Ends the program with an exit status.
    package var quit: @MainActor (Int32) -> Void

    package init(
        screen: any TerminalScreen, theme: Theme, language: Language,
        readFile: @escaping @MainActor (String) -> String?,
        launch: @escaping @MainActor (_ page: String?) -> any AppLink, now: @escaping @MainActor () -> Double,
        requestFrame: @escaping @MainActor () -> Void, redraw: @escaping @MainActor () -> Void,
        after: @escaping @MainActor (Double, @escaping @MainActor () -> Void) -> Void,
        quit: @escaping @MainActor (Int32) -> Void
    ) {
        self.screen = screen
        self.theme = theme
        self.language = language
        self.readFile = readFile
        self.launch = launch
        self.now = now
        self.requestFrame = requestFrame
        self.redraw = redraw
        self.after = after
        self.quit = quit
    }
}
