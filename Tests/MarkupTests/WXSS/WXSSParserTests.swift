import Testing

@testable import Markup

@Suite("WXSS")
struct WXSSParserTests {
    @Test(
        "A source becomes its rules",
        arguments: [
            (".a{color:red;width:10rpx}", ".a{color:red; width:10rpx}"),
            ("\u{FEFF}.a { COLOR : RED ;; }\r\n", ".a{color:RED}"),
            ("/* x */ .a /* y */ , #b { /* z */ color: /* w */ #fff /* v */ ; }", ".a,#b{color:#fff}"),
            (".a{}.b{}", ".a{} .b{}"),
            (".a{margin:-10rpx auto 0 .5em}", ".a{margin:-10rpx auto 0 0.5em}"),
            (".a{width:calc(100% - 20rpx * (1 + 2))}", ".a{width:calc(100% - 20rpx * (1 + 2~)}"),
            (".a{color:rgba(0,0,0,.5)!important;height:1PX ! IMPORTANT}", ".a{color:rgba(0,0,0,0.5) !; height:1px !}"),
            (
                ".a{--Main-Color: #FFF;--empty:;--x:{a:b;c};color:var(--Main-Color, red)}",
                ".a{--Main-Color:#FFF; --empty:; --x:{a:b;c~; color:var(--Main-Color, red)}"
            ),
            (".a{padding-bottom:env(safe-area-inset-bottom)}", ".a{padding-bottom:env(safe-area-inset-bottom)}"),
            (
                ".a{background:url(  a/b.png ) no-repeat,URL('c;d}.png')}",
                ".a{background:url<a/b.png> no-repeat,url<c;d}.png>}"
            ),
            (
                ".a{background:url(data:image/png;base64,iVBOR/+=)}",
                ".a{background:url<data:image/png;base64,iVBOR/+=>}"
            ),
            (
                ".a::before{content:\"\\2014  \\\"x\";font:bold 12px/1.5 'Pin Fang'}",
                ".a::before{content:'— \"x'; font:bold 12px/1.5 'Pin Fang'}"
            ),
            (".a{transform:translate3d(-50%,0,0)rotate(-45deg)}", ".a{transform:translate3d(-50%,0,0)rotate(-45deg)}"),
            (
                ".a{line-height:1e1;top:1e-1px;left:+2em;z-index:1.0}",
                ".a{line-height:10; top:0.1px; left:2em; z-index:1}"
            ),
            (".a{grid-area:[x] 1 / 2}", ".a{grid-area:[x~ 1 / 2}"),
            (
                "@import \"a.wxss\";@import url('b.wxss') screen and (min-width:1px);@import url(c.wxss);.a{}",
                "@import(a.wxss) @import(b.wxss if) @import(c.wxss) .a{}"
            ),
            ("@media (min-width:1px){.a{top:0}@media print{.b{}}}.c{}", "?.a{top:0} ?.b{} .c{}"),
            ("@supports (bottom: env(x)) {.a{top:0}} @supports not (a:b){.b{}}", ".a{top:0} ?.b{}"),
            (
                "@keyframes x{from{top:0}50%,60%{top:1px}to{top:2px}}@-webkit-keyframes 'y'{0%{left:0}}",
                "@keyframes x(0.0{top:0} 0.5,0.6{top:1px} 1.0{top:2px}) @keyframes y(0.0{left:0})"
            ),
            ("@font-face{font-family:x;src:url(y)}@charset \"utf-8\";@2x{.z{}}.a{}", ".a{}"),
            ("<!-- .a{} -->", ".a{}"), (".中文{color:red}.a\\:b{}", ".中文{color:red} .a:b{}"),
            // What people get wrong.
            ("// note\n.a{color:red; // x; y\nwidth:1px}", ".a{color:red; width:1px}"),
            (".a{color:red\n  width:1px;\n}", ".a{color:red; width:1px}"),
            (".a{color:red;\n.b{top:0}\n.c{left:0}", ".a{color:red} .b{top:0} .c{left:0}"),
            (".a{color:red\n.b{top:0}\n}\n.c{left:0}", ".a{color:red} .b{top:0} .c{left:0}"),
            (".a{color:red;\nview:active,\n.b{top:0}", ".a{color:red} view:active,.b{top:0}"),
            (".a{color:red;}}.b{top:0};.c{left:0}", ".a{color:red} .b{top:0} .c{left:0}"),
            (".a{color:;width;*zoom:1;top:0;_height:1px}", ".a{top:0; _height:1px}"),
            (".a{width:calc(1px));top:0}", ".a{top:0}"),
            (".a{background:url(x\n;top:0}.b{left:0}", ".a{top:0} .b{left:0}"),
            (".a{content:\"x\n;top:0}.b{left:0}", ".a{top:0} .b{left:0}"),
            (".a{width:calc(1px;top:0}.b{left:0}", ".a{width:calc(1px); top:0} .b{left:0}"),
            (".a..b{top:0}.c{left:0}", ".c{left:0}"), (".a, {top:0}.c{left:0}", ".c{left:0}"),
            ("color:red;.c{left:0}", ".c{left:0}"), (".a", ""), (".a{", ".a{}"), ("}", ""), (".a{top:0", ".a{top:0}"),
            ("@import 'a'\n@import 'b';.c{}", "@import(a) @import(b) .c{}"), ("@import 'a'\n.c{}", "@import(a) .c{}"),
            ("@media (min-width:1px){.a{}", "?.a{}"), ("@media", ""), ("@import 'a'", "@import(a)"), ("/* open", ""),
            ("@keyframes x{from{top:0", "@keyframes x(0.0{top:0})"), ("@media{.a{}}", "?.a{}"),
        ])
    func rules(source: String, expected: String) {
        #expect(dump(WXSSParser.parse(source, path: "a.wxss")) == expected)
    }

    @Test(
        "A selector is read with its specificity",
        arguments: [
            ("view", "view", 0, 0, 1), ("*", "*", 0, 0, 0), (".a.b", ".a.b", 0, 2, 0), ("#i.a", "#i.a", 1, 1, 0),
            ("view.a > text + .b ~ c  d", "view.a>text+.b~c d", 0, 2, 4), ("a>b", "a>b", 0, 0, 2),
            ("[a]", "[a exists ]", 0, 1, 0), ("x[a = 'b' i]", "x[a equals b i]", 0, 1, 1),
            (
                "[a^=b][c$='d'][e*=\"f\"][g~=h][i|=j]",
                "[a prefix b][c suffix d][e contains f][g word h][i dash j]", 0, 5, 0
            ),
            ("[a=1]", "[a equals 1]", 0, 1, 0), (".a:first-child", ".a:nth-child(0n+1)", 0, 2, 0),
            (".a:last-child::after", ".a:nth-last-child(0n+1)::after", 0, 2, 1), (".a:before", ".a::before", 0, 1, 1),
            (":nth-child(2n+1)", ":nth-child(2n+1)", 0, 1, 0), (":nth-child(odd)", ":nth-child(2n+1)", 0, 1, 0),
            (":nth-child( -n + 3 )", ":nth-child(-1n+3)", 0, 1, 0), (":nth-child(3)", ":nth-child(0n+3)", 0, 1, 0),
            (":nth-last-child(even)", ":nth-last-child(2n+0)", 0, 1, 0),
            (":nth-of-type(n)", ":nth-of-type(1n+0)", 0, 1, 0),
            (".a:not(.b):not(#c)", ".a:not(.b):not(#c)", 1, 2, 0), (":not(.a, view)", ":not(.a,view)", 0, 1, 0),
            (":is(.a,#b) c", ":is(.a,#b) c", 1, 0, 1), (":where(.a) c", ":where(.a) c", 0, 0, 1),
            (":host", ":host", 0, 1, 0), (":host(.a)", ":host(.a)", 0, 2, 0),
            (".a:active:Focus", ".a:active:focus", 0, 3, 0),
            ("input::-webkit-input-placeholder", "input::-webkit-input-placeholder", 0, 0, 2),
            (":only-child:empty:root:lang(zh)", ":only-child:empty:root:lang", 0, 4, 0), ("a >>> b", "a>>>b", 0, 0, 2),
        ])
    func selectors(source: String, expected: String, ids: Int, classes: Int, tags: Int) throws {
        let selector = try #require(WXSSParser.parseSelectors(source)?.first)
        #expect(dump(selector) == expected)
        #expect(selector.specificity == Specificity(ids: ids, classes: classes, tags: tags))
    }

    @Test(
        "What is no selector is nil",
        arguments: [
            "", ".", "#", "a,", ",a", "a >", "> a", "a > > b", ".1a", ":", "::", "[a", "[a=]", ":not(", ":not()",
            ":nth-child(x)", "a::before b", "a{", "a)", "$", ":host(a b)", "::before::after",
        ])
    func badSelectors(source: String) {
        #expect(WXSSParser.parseSelectors(source) == nil)
    }

    @Test("Specificities compare by ids, then classes, then tags, and never overflow")
    func specificity() {
        #expect(Specificity(ids: 1) > Specificity(classes: 500, tags: 500))
        #expect(Specificity(classes: 1) > Specificity(tags: 1023))
        #expect(Specificity(classes: 5000).classes == 1023)
        #expect(Specificity(classes: 1000) + Specificity(classes: 1000) < Specificity(ids: 1))
    }

    @Test(
        "The places of an+b",
        arguments: [
            (2, 1, [1, 3, 5]), (2, 0, [2, 4, 6]), (-1, 3, [1, 2, 3]), (0, 4, [4]), (1, 0, [1, 2, 3, 4, 5, 6]),
            (3, -1, [2, 5]),
            (Int.max, Int.min, []), (0, 0, []),
        ])
    func places(step: Int, offset: Int, expected: [Int]) {
        let nth = PseudoClass.Nth(step: step, offset: offset)
        #expect((1...6).filter(nth.contains) == expected)
    }

    @Test(
        "A media query holds or does not",
        arguments: [
            // Query; on 375 x 667 light; on 800 x 480 dark.
            ("", true, true), ("all", true, true), ("screen", true, true), ("print", false, false),
            ("not print", true, true),
            ("only screen and (min-width: 400px)", false, true), ("(max-width:375px)", true, false),
            ("(width: 375px)", true, false), ("(orientation: landscape)", false, true),
            ("(orientation:portrait)", true, false),
            ("(prefers-color-scheme: dark)", false, true), ("(prefers-color-scheme:light)", true, false),
            ("(min-width:100px) and (max-width:700px)", true, false), ("print, (min-width:700px)", false, true),
            ("not (min-width:700px)", true, false), ("not screen and (min-width:700px)", true, false),
            ("(min-width:700px) or (max-height:700px)", true, true),
            ("((min-width:700px) or (height:667px)) and (width)", true, true),
            ("(width >= 400px)", false, true), ("(400px <= width)", false, true),
            ("(300px < width < 400px)", true, false),
            ("(width = 800px)", false, true), ("(min-width: 25em)", false, true), ("(min-width: 750rpx)", true, true),
            ("(-webkit-min-device-pixel-ratio: 2)", false, false), ("(nonsense", false, false), ("and", false, false),
            ("screen and", false, false), ("(min-width: red)", false, false), ("(min-device-width:414px)", false, true),
        ])
    func media(query: String, small: Bool, large: Bool) {
        let list = MediaQueryParser.parse(WXSSParser.parseValue(query))
        #expect(list.matches(MediaEnvironment(width: 375, height: 667, isDark: false)) == small)
        #expect(list.matches(MediaEnvironment(width: 800, height: 480, isDark: true)) == large)
    }

    @Test("Nested media queries must hold all together")
    func nestedMedia() throws {
        let sheet = WXSSParser.parse("@media (min-width:1px){@media print{.a{}}}", path: "a.wxss")
        let media = try #require(sheet.rules.first?.media)
        #expect(!media.matches(MediaEnvironment(width: 10, height: 10, isDark: false)))
    }

    @Test(
        "An inline style becomes declarations",
        arguments: [
            ("color:red;width:10rpx", "color:red; width:10rpx"), (" color : red ; ", "color:red"), ("", ""), (";;", ""),
            ("background:url(\"a;b\");top:0", "background:url<a;b>; top:0"), ("width:{{w}}px", ""),
            ("color:red}top:0", "color:red; top:0"), ("color:undefined;top:NaNpx", "color:undefined; top:NaNpx"),
            ("width:50%;;height:;left:1px", "width:50%; left:1px"),
            ("transform: scale(1.5, 2)", "transform:scale(1.5, 2)"),
        ])
    func inline(text: String, expected: String) {
        #expect(dump(WXSSParser.parseDeclarations(text)) == expected)
    }
}
