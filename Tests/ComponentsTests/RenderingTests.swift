import Testing
import Values

@testable import Components

/// What a template shows for some data, and after a change of it.
struct RenderingTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var wxml: String
        var data: ValueObject = ValueObject()
        var first: String
        var path = ""
        var value: Value = .undefined
        var then = ""
        var testDescription: String { wxml }
    }

    static let cases: [Case] = [
        Case(
            wxml: "<view>a{{b}}c</view>", data: ["b": 1], first: "<view>a1c</>", path: "b", value: .null,
            then: "<view>ac</>"),
        Case(
            wxml: "<view id='{{i}}' class='a {{c}}' style='color:{{s}}' hover-class='h' hidden='{{h}}'/>",
            data: ["i": "x", "c": "b", "s": "red", "h": true],
            first: "<view#x.a.b hidden=true hover-class=h style=color:red></>", path: "c", value: "d e",
            then: "<view#x.a.d.e hidden=true hover-class=h style=color:red></>"),
        Case(
            wxml: "<a wx:if='{{n == 1}}'/><b wx:elif='{{n == 2}}'/><c wx:else/><d/>", data: ["n": 2],
            first: "<b></><d></>", path: "n", value: 1, then: "<a></><d></>"),
        Case(
            wxml: "<block wx:if='{{n}}'>x<a/></block>y", data: ["n": false], first: "y", path: "n", value: 1,
            then: "x<a></>y"),
        Case(
            wxml: "<a wx:for='{{l}}' wx:key='*this'>{{index}}{{item}}</a>", data: ["l": ["x", "y"]],
            first: "<a>0x</><a>1y</>", path: "l", value: ["y", "z", "x"], then: "<a>0y</><a>1z</><a>2x</>"),
        Case(
            wxml: "<a wx:for='{{o}}' wx:for-item='v' wx:for-index='k'>{{k}}={{v}}</a>", data: ["o": ["p": 1, "q": 2]],
            first: "<a>p=1</><a>q=2</>", path: "o.r", value: 3, then: "<a>p=1</><a>q=2</><a>r=3</>"),
        Case(
            wxml: "<a wx:for='{{n}}'>{{item}}</a>", data: ["n": 2], first: "<a>0</><a>1</>", path: "n", value: 1,
            then: "<a>0</>"),
        Case(
            wxml: "<a wx:for='{{s}}'>{{item}}</a>", data: ["s": "hé"], first: "<a>h</><a>é</>", path: "s", value: "ü",
            then: "<a>ü</>"),
        Case(
            wxml: "<a wx:for='{{l}}' wx:for-item='r'><b wx:for='{{r.c}}'>{{r.n}}{{item}}</b></a>",
            data: ["l": [["n": "x", "c": [1, 2]], ["n": "y", "c": []]]], first: "<a><b>x1</><b>x2</></><a></>",
            path: "l[1].c[0]", value: 9, then: "<a><b>x1</><b>x2</></><a><b>y9</></>"),
        Case(
            wxml: "<a wx:for='{{l}}' wx:key='id' wx:if='{{item.on}}'>{{item.id}}</a>",
            data: ["l": [["id": 1, "on": true], ["id": 2, "on": false]]], first: "<a>1</>", path: "l[1].on",
            value: true, then: "<a>1</><a>2</>"),
        Case(
            wxml: "<a wx:for='{{l}}' wx:key='id'>{{item.id}}{{sel == item.id ? '!' : ''}}{{l.length}}</a>",
            data: ["l": [["id": 1], ["id": 2]], "sel": 1], first: "<a>1!2</><a>22</>", path: "sel", value: 2,
            then: "<a>12</><a>2!2</>"),
        Case(
            wxml: "<template name='t'><b>{{x}}{{y}}{{z}}</b></template><template is='t' data='{{x: p.q, ...o}}'/>",
            data: ["p": ["q": 1], "o": ["y": 2], "z": 5], first: "<b>12</>", path: "o.y", value: 3, then: "<b>13</>"),
        Case(
            wxml:
                "<template name='t'>T{{a}}</template><template name='u'>U{{a}}</template><template is='{{n}}' data='{{a}}'/>",
            data: ["n": "t", "a": 1], first: "T1", path: "n", value: "u", then: "U1"),
        Case(
            wxml:
                "<template name='r'>{{l[0].n}}<b wx:for='{{l}}'>{{item.n}}</b></template><template is='r' data='{{l}}'/>",
            data: ["l": [["n": 1], ["n": 2]]], first: "1<b>1</><b>2</>", path: "l[0].n", value: 7,
            then: "7<b>7</><b>2</>"),
        Case(
            wxml: "<wxs module='m'>module.exports = {x: 7}</wxs><a>{{m.x + n}}</a>", data: ["n": 1],
            first: "<a>8</>", path: "n", value: 2, then: "<a>9</>"),
        Case(wxml: "<a>{{l.length}}</a>", data: ["l": [1]], first: "<a>1</>", path: "l[1]", value: 1, then: "<a>2</>"),
        Case(wxml: "<a>{{a.b.c}}</a>", data: ValueObject(), first: "<a></>", path: "a.b.c", value: 1, then: "<a>1</>"),
    ]

    @Test("a template shows its data, and follows a change", arguments: cases)
    func show(_ test: Case) throws {
        let stage = Stage(page: test.wxml, data: test.data).open()
        #expect(stage.content == test.first)
        try stage.setData([test.path: test.value])
        #expect(stage.content == test.then)
        #expect(stage.scripts.warnings.isEmpty)
    }

    @Test func `rows of an inner loop hear that the outer item is another`() throws {
        let stage = Stage(
            page: "<a wx:for='{{l}}' wx:for-item='o' wx:key='k'><b wx:for='{{l}}'>{{o.v}}{{item.v}}</b></a>",
            data: ["l": [["k": 1, "v": "p"], ["k": 1, "v": "q"], ["k": 2, "v": "r"]]]
        ).open()
        try stage.setData(["l[0]": ["k": 2, "v": "s"]])
        #expect(
            stage.content
                == "<a><b>ss</><b>sq</><b>sr</></><a><b>qs</><b>qq</><b>qr</></><a><b>rs</><b>rq</><b>rr</></>")
    }

    @Test func `include and import take other files in`() throws {
        let stage = Stage(
            page:
                "<import src='lib/t.wxml'/><a wx:for='{{l}}'><include src='lib/i.wxml'/></a><template is='x' data='{{n}}'/>",
            data: ["l": [1, 2], "n": 5])
        stage.program.files["lib/t.wxml"] =
            "<import src='u.wxml'/><template name='x'>{{n}}<template is='y'/></template>"
        stage.program.files["lib/u.wxml"] = "<template name='y'>Y</template>"
        stage.program.files["lib/i.wxml"] = "<b>{{item}}{{n}}</b><include src='/page.wxml'/><include src='i.wxml'/>"
        stage.open()
        #expect(stage.content == "<a><b>15</></><a><b>25</></>5Y")
        try stage.setData(["n": 6])
        #expect(stage.content == "<a><b>16</></><a><b>26</></>6Y")
    }

    @Test func `a template that uses itself ends`() {
        let stage = Stage(page: "<template name='t'>x<template is='t'/></template><template is='t'/>").open()
        #expect(stage.content.count == TreeWalk.deepest)
        #expect(stage.scripts.warnings.count == 1)
    }

    @Test func `no tree is too deep to be walked`() throws {
        let views = String(repeating: "<a>", count: 150)
        let ends = String(repeating: "</a>", count: 150)
        let stage = Stage(
            page: "<template name='t'>\(views)<template is='t'/>\(ends)</template><template is='t' wx:if='{{v}}'/>",
            data: ["v": true]
        ).open()
        #expect(stage.view.nodes.count == TreeWalk.deepestElement + 2)
        #expect(stage.scripts.warnings.count == 1)
        try stage.setData(["v": false])
        #expect(stage.content.isEmpty)
    }

    @Test func `keys that repeat are warned of once, and all rows show`() throws {
        let stage = Stage(
            page: "<a wx:for='{{l}}' wx:key='id'>{{item.n}}</a>",
            data: ["l": [["id": 1, "n": "a"], ["id": 1, "n": "b"]]]
        ).open()
        #expect(stage.content == "<a>a</><a>b</>")
        try stage.setData(["l": [["id": 1, "n": "c"], ["id": 2, "n": "d"], ["id": 1, "n": "e"]]])
        #expect(stage.content == "<a>c</><a>d</><a>e</>")
        #expect(stage.scripts.warnings == ["page.wxml:1:4: Do not set same key \"1\" in wx:key."])
    }

    @Test func `one row of many costs one operation`() throws {
        let rows = (0..<1000).map { Value.object(["id": .number(Double($0)), "name": "n"]) }
        let stage = Stage(
            page: "<a wx:for='{{list}}' wx:key='id'><b>{{item.name}}</b>{{n}}</a>",
            data: ["list": .array(rows), "n": 1]
        ).open()
        stage.view.operationCount = 0
        try stage.setData(["list[500].name": "other"])
        #expect(stage.view.operationCount == 1)
        #expect(stage.content.contains("<b>other</>"))
        stage.view.operationCount = 0
        try stage.setData(["list": .array([rows[999]] + rows.dropLast())])
        // The one that moved, and the text that setData changed back.
        #expect(stage.view.operationCount == 2)
    }
}
