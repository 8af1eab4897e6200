import Bridge
import LogicFixture
import Testing
import Values

/// What the documentation says of WXML, item by item (reference/wxml): a template, and the tree that it makes.
@Suite struct WXMLTableTests {
    private func tree(_ wxml: String, data: String = "{}", files: [String: String] = [:]) -> (String, LogicFixture) {
        var all = ["pages/index.js": "Page({ data: \(data) })", "pages/index.wxml": wxml]
        all.merge(files) { $1 }
        let app = LogicFixture(all).start()
        // What is indented more than its place allows is text with spaces in front.
        var depth = 0
        let lines = app.tree.split(separator: "\n").dropFirst().map { line in
            let level = min(depth, line.prefix { $0 == " " }.count / 2 - 1)
            depth = line.dropFirst(level * 2 + 2).first == " " ? level : level + 1
            return String(repeating: ">", count: max(0, level)) + line.dropFirst(level * 2 + 2)
        }
        return (lines.joined(separator: "|"), app)
    }

    @Test(
        "Lists, conditions, names",
        arguments: [
            ("<a wx:for='{{l}}'>{{index}}{{item}}</a>", "a|>0x|a|>1y"),
            ("<a wx:for-items='{{l}}'>{{item}}</a>", "a|>x|a|>y"),
            ("<a wx:for='{{l}}' wx:for-item='i' wx:for-index='k'>{{k}}{{i}}</a>", "a|>0x|a|>1y"),
            ("<a wx:for='{{l}}' wx:key='*this'>{{item}}</a>", "a|>x|a|>y"),
            ("<a wx:for='{{l}}' wx:key='index'>{{item}}</a>", "a|>x|a|>y"),
            ("<a wx:for='{{l}}' wx:key='{{index}}'>{{item}}</a>", "a|>x|a|>y"),
            ("<a wx:for='{{3}}'>{{item}}</a>", "a|>0|a|>1|a|>2"),
            ("<a wx:for='ab'>{{item}}</a>", "a|>a|a|>b"), ("<a wx:for='{{o}}'>{{index}}={{item}}</a>", "a|>p=1|a|>q=2"),
            ("<a wx:for='{{[1, n, \"z\"]}}'>{{item}}</a>", "a|>1|a|>3|a|>z"), ("<a wx:for='{{none}}'>{{item}}</a>", ""),
            ("<block wx:for='{{l}}'><a/><b/></block>", "a|b|a|b"),
            (
                "<a wx:for='{{l}}' wx:for-item='r'><b wx:for='{{l}}'>{{r}}{{item}}</b></a>",
                "a|>b|>>xx|>b|>>xy|a|>b|>>yx|>b|>>yy"
            ),
            ("<a wx:for='{{l}}' wx:if='{{item == \"y\"}}'>{{item}}</a>", "a|>y"),
            ("<a wx:if='{{n > 5}}'/><b wx:elif='{{n > 2}}'/><c wx:else/>", "b"),
            ("<a wx:if='{{0}}'/><c wx:else/>", "c"),
            ("<block wx:if='{{n}}'><a/><b/></block>", "a|b"), ("<a hidden='{{n > 2}}'/>", "a hidden=true"),
            ("<a hidden/>", "a hidden=true"),
        ])
    func control(_ wxml: String, _ expected: String) {
        #expect(tree(wxml, data: "{ l: ['x', 'y'], o: { p: 1, q: 2 }, n: 3 }").0 == expected)
    }

    @Test(
        "Expressions",
        arguments: [
            ("{{a + b}}", "3"), ("{{a + b + c}}x", "33x"), ("{{'a' + a}}", "a1"), ("{{a}}{{b}}", "12"),
            ("{{o.p.q}}", "7"),
            ("{{l[0]}}", "4"), ("{{l[l.length - 1]}}", "5"), ("{{o['p'].q}}", "7"), ("{{a ? 'y' : 'n'}}", "y"),
            ("{{a > 1 ? 1 : b > 1 ? 2 : 3}}", "2"), ("{{!a}}", "false"), ("{{-b * 2 + 1}}", "-3"), ("{{a && c}}", "3"),
            ("{{none || 'else'}}", "else"), ("{{none ?? 'else'}}", "else"), ("{{a === 1}}", "true"),
            ("{{c == 3}}", "true"),
            ("{{ \"q'q\" }}", "q'q"), ("{{typeof a}}", "number"), ("{{1 + 2 * 3 - 4 / 2 % 3}}", "5"),
            ("{{2 ** 3}}", "8"),
            ("{{(a, 1)}}", nil), ("{{[1, ...l].length}}", "3"), ("{{ {a: 1, ...o}.a }}", "1"), ("{{none.deep.er}}", ""),
            ("{{a.b}}!", "!"),
            ("{{true}}", "true"), ("a{{null}}b", "ab"), ("{{0x1f}}", "31"), ("{{1e3}}", "1000"),
        ])
    func expressions(_ text: String, _ expected: String?) {
        let made = tree("<a>\(text)</a>", data: "{ a: 1, b: 2, c: '3', o: { p: { q: 7 } }, l: [4, 5] }")
        guard let expected else { return #expect(made.1.console.contains { $0.contains("error") }) }
        #expect(made.0 == "a|>" + expected)
    }

    @Test(
        "Templates, imports, includes",
        arguments: [
            ("<template name='t'><a>{{x}}{{y}}</a></template><template is='t' data='{{x: n, y: 2}}'/>", "a|>32"),
            ("<template name='t'>{{p}}{{q}}</template><template is='t' data='{{...o}}'/>", "12"),
            ("<template name='t'>{{p}}{{q}}</template><template is='t' data='{{...o, q: 5}}'/>", "15"),
            ("<template name='t'>{{n}}{{s}}</template><template is='t' data='{{n, s}}'/>", "3t"),
            ("<template name='t'>{{n}}</template><template is='t' data='{{ {n} }}'/>", "3"),
            (
                "<template name='t1'>1</template><template name='t2'>2</template><template is='{{n > 2 ? \"t1\" : \"t2\"}}'/>",
                "1"
            ),
            ("<template name='t'>in{{n}}</template><template is='{{s}}'/>", "in"),
            (
                "<template name='t'><template is='u' data='{{n}}'/></template><template name='u'>{{n}}</template><template is='t' data='{{n: 8}}'/>",
                "8"
            ),
            ("<template wx:for='{{[1, 2]}}' is='t' data='{{n: item}}'/><template name='t'>{{n}};</template>", "1;|2;"),
            ("<import src='item.wxml'/><template is='item' data='{{n}}'/>", "item3"),
            // Imports do not pass on what they import.
            ("<import src='/pages/outer.wxml'/><template is='item' data='{{n}}'/>", ""),
            ("<import src='outer'/><template is='outer' data='{{n}}'/>", "outer|item3"),
            ("<include src='head.wxml'/><a/>", "head|>3|a"), ("<include src='./head'/>", "head|>3"),
            ("<include src='/pages/none.wxml'/><a/>", "a"),
        ])
    func templates(_ wxml: String, _ expected: String) {
        let made = tree(
            wxml, data: "{ n: 3, s: 't', o: { p: 1, q: 2 } }",
            files: [
                "pages/item.wxml": "<template name='item'>item{{n}}</template>",
                "pages/outer.wxml":
                    "<import src='item.wxml'/><template name='outer'>outer<template is='item' data='{{n}}'/></template>",
                "pages/head.wxml": "<head>{{n}}</head><template name='x'>x</template>",
            ])
        #expect(made.0 == expected, "\(made.1.console)")
    }

    @Test(
        "Text, entities, white space, odd tags",
        arguments: [
            ("<a>&lt;&gt;&amp;&nbsp;&quot;&apos;</a>", "a|><>&\u{A0}\"'"), ("<a>  x  </a>", "a|>  x  "),
            ("<a> <b/> </a>", "a|>b"),
            ("<a><!-- c -->x</a>", "a|>x"),
            ("<loading/><modal>x</modal><toast/><action-sheet/>", "loading|modal|>x|toast|action-sheet"),
            ("<div><p>x</p><span/><br/></div>", "div|>p|>>x|>span|>br"), ("<View>x</View>", "view|>x"),
            ("<a b='1' B-c=\"2\" d/>", "a B-c=2 b=1 d=true"),
        ])
    func text(_ wxml: String, _ expected: String) { #expect(tree(wxml).0 == expected) }

    @Test(
        "data- names",
        arguments: [
            ("data-a='1'", "{a:1}"), ("data-element-type='1'", "{elementType:1}"),
            ("data-elementType='1'", "{elementtype:1}"),
            ("data-ELEMENT-Type='1'", "{elementType:1}"), ("data-a-b-c='{{2}}'", "{aBC:2}"),
            ("data:aB='{{ {x: 1} }}'", "{aB:{x:1}}"),
            ("data-a", "{a:true}"), ("data-n='{{null}}'", "{n:null}"),
        ])
    func dataset(_ attribute: String, _ expected: String) {
        let app = LogicFixture([
            "pages/index.js": "Page({ f(e) { console.log(e.currentTarget.dataset) } })",
            "pages/index.wxml": "<view id='v' bindtap='f' \(attribute)/>",
        ]).start()
        app.tap("v")
        #expect(app.console == ["log \(expected)"])
    }

    @Test(
        "How events are bound",
        arguments: [
            // The inner node's binding, and who hears of a tap, outer bindings being bind and capture-bind.
            ("bindtap='f'", "capture inner outer"), ("bind:tap='f'", "capture inner outer"),
            ("catchtap='f'", "capture inner"),
            ("catch:tap='f'", "capture inner"), ("catchtap=''", "capture"), ("mut-bind:tap='f'", "capture inner outer"),
            ("capture-bind:tap='f'", "capture inner outer"), ("capture-catch:tap='f'", "capture inner"),
            ("bindtap='{{h}}'", "capture inner outer"), ("bindtap=''", "capture outer"),
            ("bind:tap='{{none}}'", "capture outer"),
        ])
    func events(_ attribute: String, _ expected: String) {
        let app = LogicFixture([
            "pages/index.js":
                "Page({ data: { h: 'f' }, f() { console.log('inner') }, o() { console.log('outer') }, c() { console.log('capture') } })",
            "pages/index.wxml": "<view bindtap='o' capture-bind:tap='c'><view id='v' \(attribute)/></view>",
        ]).start()
        app.tap("v")
        #expect(app.console.map { $0.dropFirst(4) }.joined(separator: " ") == expected)
    }

    @Test func `Marks join from the outside, the inner winning`() {
        let app = LogicFixture([
            "pages/index.js": "Page({ f(e) { console.log(e.mark) } })",
            "pages/index.wxml":
                "<view mark:a='1' mark:b='1' bindtap='f'><view id='v' mark:b='2' mark:cD='{{3}}'/></view>",
        ]).start()
        app.tap("v")
        #expect(app.console == ["log {b:2,cD:3,a:1}"])
    }
}
