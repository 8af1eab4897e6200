import Bridge
import Testing
import Values

@testable import ViewLayer

@MainActor
struct DumpTests {
    private let page = TestPage(
        "<view id=\"a\" class=\"x y\" style=\"color: red\" data-k=\"v\"><text>Hi &amp; <text>you</text></text><input value=\"v\"/></view>"
    )

    @Test func `markup shows what is set, indented`() {
        #expect(
            page.page.markupDump() == """
                <page>
                  <view id="a" class="x y" style="color: red">
                    <text>
                      Hi &amp;amp; 
                      <text>you</text>
                    </text>
                    <input value="v" />
                  </view>
                </page>

                """)
    }

    @Test func `JSON has ids, rectangles in px and in cells`() throws {
        page.apply([.source(page.id("a"), path: "page.wxml", line: 3, column: 5)])
        let value = try JSON.parse(page.page.jsonDump())
        #expect(value.member("schema").toNumber() == 1)
        let view = value.member("tree").member("children").member("0")
        #expect(view.member("tag").toString() == "view")
        #expect(view.member("rect").member("width").toNumber() == 160)
        #expect(view.member("cells").member("columns").toNumber() == 20)
        #expect(view.member("source").member("line").toNumber() == 3)
        #expect(view.member("attributes").member("class").toString() == "x y")
    }
}
