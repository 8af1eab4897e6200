import Cells
import Testing
import Theme

@Suite struct BuiltInThemeTests {
    /// Scopes that draw lines rather than text; WCAG asks less of them.
    private static let lines: Set<ThemeScope> = [.border, .scrollbar, .pageBorder]

    @Test(arguments: ThemeSource.builtInNames, ColorDepth.allCases)
    func `a built-in theme has no mistakes`(name: String, depth: ColorDepth) {
        #expect(ThemeLoader().load(name, depth: depth).diagnostics.map(\.description) == [])
    }

    /// All but the one in the terminal's own colours, of which nothing is known.
    private static let known = ThemeSource.builtInNames.filter { $0 != "terminal" }

    @Test(arguments: known, [ColorDepth.direct, .indexed])
    func `text stands out from its background`(name: String, depth: ColorDepth) {
        let theme = ThemeLoader().load(name, depth: depth).theme
        for scope in ThemeScope.allCases {
            let style = theme[scope]
            let ratio = Contrast.ratio(style.foreground, style.background) ?? 0
            let wanted = Self.lines.contains(scope) ? 1.6 : name == "contrast" ? 7 : 4.5
            #expect(ratio >= wanted, "\(name) \(scope.rawValue): \(ratio)")
        }
    }

    @Test(arguments: known)
    func `on sixteen colours text differs from its background`(name: String) {
        let theme = ThemeLoader().load(name, depth: .palette).theme
        for scope in ThemeScope.allCases {
            #expect(theme[scope].foreground != theme[scope].background, "\(name) \(scope.rawValue)")
            guard case .palette = theme[scope].foreground.kind else {
                Issue.record("\(name) \(scope.rawValue) is not of the palette")
                continue
            }
        }
    }

    private static let states: [(ThemeScope, ThemeScope)] = [
        (.page, .focus), (.page, .selection), (.button, .buttonPrimary), (.button, .buttonDisabled),
        (.tabbar, .tabbarSelected),
        (.dialogButton, .dialogButtonSelected), (.menu, .menuSelected), (.menu, .menuMatch), (.control, .controlOn),
        (.dockTab, .dockTabSelected), (.dock, .dockError), (.dock, .dockWarn), (.border, .borderFocus),
    ]

    @Test(arguments: states)
    func `no state is told by hue alone`(plain: ThemeScope, state: ThemeScope) {
        for name in ThemeSource.builtInNames {
            let theme = ThemeLoader().load(name, depth: .mono).theme
            #expect(theme[plain].attributes != theme[state].attributes, "\(name)")
            #expect(theme[state].foreground == .terminal)
            #expect(theme[state].background == .terminal)
        }
        let mono = ThemeLoader().load("mono", depth: .direct).theme
        #expect(mono[plain] != mono[state])
    }

    @Test(arguments: ColorDepth.allCases)
    func `the terminal's theme has only the terminal's colours, and its states differ by attributes`(
        depth: ColorDepth
    ) {
        let theme = ThemeLoader().load("terminal", depth: depth).theme
        for scope in ThemeScope.allCases {
            #expect(theme[scope].background == .terminal, "\(scope.rawValue)")
            if case .palette(let index) = theme[scope].foreground.kind {
                #expect((1...6).contains(index), "\(scope.rawValue)")
            } else {
                #expect(theme[scope].foreground == .terminal, "\(scope.rawValue)")
            }
        }
        for (plain, state) in Self.states where plain != .control {
            #expect(theme[plain].attributes != theme[state].attributes, "\(plain.rawValue)")
        }
    }

    // Red and green look alike to most colour-blind eyes; blue does not look like either.
    @Test(arguments: [ColorDepth.direct, .indexed])
    func `the colour-blind theme tells success from failure by blue`(depth: ColorDepth) throws {
        let theme = ThemeLoader().load("colorblind", depth: depth).theme
        for failing in [ThemeScope.error, .warning, .dockError, .toastError] {
            let success = try #require(theme[.success].foreground.components)
            let failure = try #require(theme[failing].foreground.components)
            #expect(Int(success.blue) - Int(failure.blue) >= 96, "\(failing.rawValue)")
        }
        #expect(theme[.buttonPrimary].attributes != theme[.buttonWarn].attributes)
    }

    @Test func `no two themes are alike`() {
        for depth in [ColorDepth.direct, .indexed] {
            let themes = ThemeSource.builtInNames.map { ThemeLoader().load($0, depth: depth).theme }
            let faces = Set(themes.map { theme in [theme[.page], theme[.navbar], theme[.focus], theme[.accent]] })
            #expect(faces.count == themes.count)
        }
    }

    @Test func `a theme knows whether it is light`() {
        #expect(!ThemeLoader().load("dark", depth: .direct).theme.isLight)
        #expect(ThemeLoader().load("light", depth: .direct).theme.isLight)
        #expect(Contrast.isLight(.rgb(250, 250, 250)) == true)
        #expect(Contrast.isLight(.rgb(30, 30, 40)) == false)
        #expect(Contrast.isLight(.terminal) == nil)
        #expect(Contrast.isLight(colorVariable: "0;15") == true)
        #expect(Contrast.isLight(colorVariable: "15;default;0") == false)
        #expect(Contrast.isLight(colorVariable: "x") == nil)
    }

    @Test(arguments: [
        (Color.rgb(0, 0, 0), Color.rgb(255, 255, 255), 21.0), (.rgb(119, 119, 119), .rgb(255, 255, 255), 4.48),
        (.rgb(1, 1, 1), .rgb(1, 1, 1), 1), (.rgb(255, 0, 0), .rgb(255, 255, 255), 4.0),
    ])
    func `contrast is WCAG's`(one: Color, other: Color, ratio: Double) throws {
        let measured = try #require(Contrast.ratio(one, other))
        #expect(abs(measured - ratio) < 0.01)
        #expect(Contrast.ratio(other, one) == measured)
        #expect(Contrast.ratio(.terminal, one) == nil)
    }
}
