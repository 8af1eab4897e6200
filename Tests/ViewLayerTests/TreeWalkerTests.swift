import Bridge
import Testing

@testable import ViewLayer

/// Walking a tree element by element, both ways, from anywhere.
@MainActor
struct TreeWalkerTests {
    private static let markup = """
        <view id="a"><view id="b"><text id="c">x</text></view><view id="d"/></view>
        <view id="e"><view id="f"><view id="g"/></view></view>
        """

    private func names(from start: String?, isForward: Bool, refusing refused: String = "") -> [String] {
        let page = TestPage(Self.markup)
        page.view.layoutIfNeeded()
        guard let root = page.view.pages.values.first?.tree.root else { return [] }
        var from: RenderNode?
        root.walkBelow {
            if $0.identifier == start { from = $0 }
            return true
        }
        var walk = TreeWalker(root, from: from, isForward: isForward)
        var result: [String] = []
        while let node = walk.next(where: { !$0.isText && $0.identifier != refused }) { result.append(node.identifier) }
        return result
    }

    @Test(
        arguments: [
            (nil, "", "abcdefg"), ("a", "", "bcdefg"), ("c", "", "defg"), ("d", "", "efg"), ("g", "", ""),
            (nil, "b", "adefg"),
            (nil, "e", "abcd"),
        ] as [(String?, String, String)])
    func `forward it visits what follows in document order`(_ start: String?, _ refused: String, _ expected: String) {
        #expect(names(from: start, isForward: true, refusing: refused).joined() == expected)
    }

    @Test(
        arguments: [
            (nil, "", "gfedcba"), ("a", "", ""), ("d", "", "cba"), ("c", "", "ba"), ("e", "", "dcba"),
            (nil, "f", "edcba"),
        ] as [(String?, String, String)])
    func `backward it visits what precedes`(_ start: String?, _ refused: String, _ expected: String) {
        #expect(names(from: start, isForward: false, refusing: refused).joined() == expected)
    }
}
