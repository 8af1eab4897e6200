import Bridge
import Testing
import Values

@testable import ViewLayer

/// What a selector query is told of a node (official documentation: wxml/NodesRef.fields).
@MainActor @Suite struct QueryTests {
    private func page() -> TestPage {
        let page = TestPage(
            """
            <view id="a" title="t">one</view>
            <scroll-view id="s" scroll-y><view id="i">x</view></scroll-view>
            <input id="f" value="v"/><switch id="w" checked/><canvas id="c"></canvas><map id="m" latitude="1" scale="9"/>
            <view id="d" hidden>y</view><view style="height: 400px"/>
            """,
            """
            #a { margin: 16px 0 0 24px; width: 80px; height: 32px; color: #07c160; font-size: 14px; display: flex }
            #s { width: 80px; height: 32px } #i { height: 96px } #c { width: 64px; height: 32px } #m { height: 16px }
            """)
        page.page.layoutIfNeeded()
        page.view.receive(.command(page.page.id, .scrollNode(page.id("s"), left: nil, top: 24)))
        return page
    }

    @Test(
        arguments: [
            ("a", [.id], #"{"id":"a"}"#),
            ("a", [.rect], #"{"left":24,"right":104,"top":16,"bottom":48}"#),
            ("a", [.size], #"{"width":80,"height":32}"#),
            ("a", [.scrollOffset], #"{"scrollLeft":0,"scrollTop":0,"scrollWidth":80,"scrollHeight":32}"#),
            ("a", [.properties(["title", "none"])], #"{"title":"t","none":null}"#),
            (
                "a", [.computedStyle(["color", "fontSize", "margin-left", "display"])],
                #"{"color":"rgb(7, 193, 96)","fontSize":"14px","margin-left":"24px","display":"flex"}"#
            ),
            ("a", [.id, .size, .dataset, .mark], #"{"id":"a","width":80,"height":32}"#),
            ("f", [.properties(["value"])], #"{"value":"v"}"#), ("w", [.properties(["checked"])], #"{"checked":true}"#),
            ("s", [.properties(["scrollY"])], #"{"scrollY":true}"#),
            ("s", [.scrollOffset], #"{"scrollLeft":0,"scrollTop":24,"scrollWidth":80,"scrollHeight":96}"#),
            ("i", [.rect], #"{"left":0,"right":80,"top":24,"bottom":120}"#),
            ("c", [.node], #"{"node":{"page":1,"node":0,"tag":"canvas","width":64,"height":32}}"#),
            (
                "m", [.context],
                #"{"context":{"page":1,"node":0,"tag":"map","width":300,"height":16,"latitude":1,"scale":9}}"#
            ),
            ("d", [.size], #"{"width":0,"height":0}"#), ("none", [.rect], "null"),
        ] as [(String, [NodeQuery.Field], String)])
    func `a field is answered`(_ id: String, _ fields: [NodeQuery.Field], _ expected: String) {
        let page = page()
        let node = page.ids[id] ?? NodeID(9999)
        let answer = page.page.answer([NodeQuery(node: node, fields: fields)]).member("0")
        let text = JSON.string(answer) ?? "?"
        #expect(text == expected.replacing(#""node":0"#, with: #""node":\#(node.rawValue)"#))
    }

    @Test(
        arguments: [
            ([.rect], #"{"left":0,"right":160,"top":0,"bottom":160}"#), ([.size], #"{"width":160,"height":160}"#),
            ([.id], #"{"id":""}"#),
        ] as [([NodeQuery.Field], String)])
    func `the viewport is answered`(_ fields: [NodeQuery.Field], _ expected: String) {
        let answer = page().page.answer([NodeQuery(node: nil, fields: fields)])
        #expect(JSON.string(answer.member("0")) == expected)
    }

    @Test func `scrolling moves the rectangles and the viewport's offset`() {
        let page = page()
        let height = page.page.contentHeight
        page.page.scroll(rows: 2)
        let answer = page.page.answer([
            NodeQuery(node: page.id("a"), fields: [.rect]), NodeQuery(node: nil, fields: [.scrollOffset]),
        ])
        #expect(answer.member("0").member("top").toNumber() == -16)
        let offset: Value = ["scrollLeft": 0, "scrollTop": 32, "scrollWidth": 160, "scrollHeight": .number(height)]
        #expect(answer.member("1") == offset)
    }
}
