import Testing

@testable import Markup

@Suite("WXML")
struct WXMLParserTests {
    @Test(
        "A source becomes its tree",
        arguments: [
            // Text and white space.
            ("<view>a</view>", "(view 'a')"),
            ("<view> a {{b}}\n </view>", "(view ' a {{b}}\n ')"),
            ("<view>\n  <text>a</text>\n</view>\n", "(view (text 'a'))"),
            ("a<!-- x -->b", "'a' 'b'"),
            ("<view><!-- <text> --></view>", "(view)"),
            ("1 < 2 {{a<b}} <- c", "'1 < 2 {{a<b}} <- c'"),
            ("{{ a ? '}}' : \"<view>\" }}", "'{{ a ? '}}' : \"<view>\" }}'"),
            ("{{ {a:{b:1}} }}<text/>", "'{{ {a:{b:1}} }}' (text)"),
            ("{{ a <text/>", "'{{ a ' (text)"),
            ("<view>&nbsp;</view>", "(view '\u{A0}')"),
            ("&lt;&#65;&#x4e2d;&amp;lt; &no; &", "'<A中&lt; &no; &'"),
            ("\u{FEFF}<view>a</view>", "(view 'a')"),
            ("<view>\r\n  中文😀\r\n</view>", "(view '\r\n  中文😀\r\n')"),
            // Attributes.
            ("<view a=\"1\" b='2' c=3 d e=\"\" f={{g}}/>", "(view a=1 b=2 c=3 d e= f={{g}})"),
            ("<view a = \"1\"\n\tb='x\ny'></view>", "(view a=1 b=x\ny)"),
            ("<view a=\"1\"b=\"2\"/>", "(view a=1 b=2)"),
            ("<view a=\"{{ b > 1 ? \"x\" : 'y' }}\" c=\"d\"/>", "(view a={{ b > 1 ? \"x\" : 'y' }} c=d)"),
            ("<view a='{{ {b: {c: 1}} }}'>x</view>", "(view a={{ {b: {c: 1}} }} 'x')"),
            ("<view a=\"{{ b\" c=\"{{d}}\"/>", "(view a={{ b c={{d}})"),
            (
                "<view class=\"a {{b}}\" style='x' id=i slot=s hidden=\"{{h}}\"/>",
                "(view class=a {{b}} style=x id=i slot=s hidden={{h}})"
            ),
            ("<view data-user-Name=\"1\" data:userName=\"2\"/>", "(view data:userName=1)"),
            (
                "<view mark:a=\"1\" model:value=\"{{v}}\" change:my-prop=\"{{m.f}}\"/>",
                "(view mark:a=1 model:value={{v}} change:myProp={{m.f}})"
            ),
            (
                "<view generic:a=\"b\" slot:item-x worklet:onScroll=\"f\" class:on=\"{{a}}\" style:color=\"red\"/>",
                "(view generic:a=b slotValue:itemX worklet:onScroll=f classToggle:on={{a}} styleProperty:color=red)"
            ),
            (
                "<view bindtap=\"a\" bind:touch-end='b' catchtouchmove catch:tap=\"\"/>",
                "(view bind:tap=a bind:touch-end=b catch:touchmove catch:tap=)"
            ),
            (
                "<view capture-bind:tap=a capture-catch:tap=b mut-bind:tap=c capture-mut-bind:tap=d/>",
                "(view capture-bind:tap=a capture-catch:tap=b mut-bind:tap=c capture-mut-bind:tap=d)"
            ),
            ("<view bind=\"x\" catch=\"y\" data-=\"z\"/>", "(view bind=x catch=y data-=z)"),
            // Directives.
            (
                "<view wx:for=\"{{l}}\" wx:key=\"*this\">{{item}}</view>",
                "(view for[{{l}} item index *this] '{{item}}')"
            ),
            (
                "<view wx:for-items=\"{{l}}\" wx:for-item=\"a\" wx:for-index=\"i\" wx:key=\"id\" wx:if=\"{{a}}\"/>",
                "(view for[{{l}} a i id] if[{{a}}])"
            ),
            (
                "<a wx:if=\"{{x}}\"/>\n<!-- c -->\n<b wx:elif=\"{{y}}\"/> <block wx:else>z</block>",
                "(a if[{{x}}]) (b elif[{{y}}]) (block else 'z')"
            ),
            ("<a wx:if=\"{{x}}\"/>t<b wx:else/>", "(a if[{{x}}]) 't' (b)"),
            ("<a wx:if=\"{{x}}\"/><b wx:else/><c wx:else/>", "(a if[{{x}}]) (b else) (c)"),
            (
                "<a wx:for=\"{{l}}\" wx:key=\"k\" wx:if=\"{{x}}\"/><b wx:else/>",
                "(a for[{{l}} item index k] if[{{x}}]) (b)"
            ),
            (
                "<a wx:if=\"{{x}}\"/><b wx:for=\"{{l}}\" wx:key=\"k\" wx:elif=\"{{y}}\"/>",
                "(a if[{{x}}]) (b for[{{l}} item index k])"
            ),
            // Templates and files.
            (
                "<template name=\"t\"><view/></template><template is=\"t\" data=\"{{...a, b}}\"/>",
                "template(t (view)) (template is=t data={{...a, b}})"
            ),
            ("<view><template name=\"t\">x</template></view>", "template(t 'x') (view)"),
            (
                "<import src=\"a.wxml\"/><include src='../b.wxml'/><import src=\"c\"></import>",
                "import(a.wxml) import(c) (include src=../b.wxml)"
            ),
            (
                "<wxs module=\"m\">var a = '<view>'; if (a < 1 && b</c/) {}</wxs><view/>",
                "wxs(m `var a = '<view>'; if (a < 1 && b</c/) {}`) (view)"
            ),
            ("<wxs src=\"m.wxs\" module=\"m\"/><wxs module=\"n\" src=\"n.wxs\"></wxs>", "wxs(m m.wxs) wxs(n n.wxs)"),
            ("<slot name=\"{{n}}\" item=\"{{i}}\"/>", "(slot name={{n}} item={{i}})"),
            // What people get wrong.
            ("<VIEW>a</View><mp-actionSheet/>", "(view 'a') (mp-actionSheet)"),
            ("<view><text>a</view>b", "(view (text 'a')) 'b'"),
            ("<view></text>a</view>", "(view 'a')"),
            ("<view><input type=\"a\"><text>b</text></view>", "(view (input type=a) (text 'b'))"),
            ("<view><image src=\"a\"></view>b", "(view (image src=a)) 'b'"),
            ("</view>a", "'a'"),
            ("<view class=\"a\" <text>b</text></view>", "(view class=a (text 'b'))"),
            ("<view class=\"a>b</view>\nc", "(view class=a 'b') '\nc'"),
            ("<view @tap=\"f\" :key=\"k\" a=\"1\", b=\"2\"\" {{c}} / >x</view>", "(view a=1 b=2 'x')"),
            ("<view a=1 a=2 bindtap=f bind:tap=g/>", "(view a=1 bind:tap=f)"),
            ("<view v-if:x=\"1\" wx:show=\"{{a}}\" b:=\"1\"/>", "(view directive:show={{a}})"),
            ("<view", "(view)"), ("<view a", "(view a)"), ("<view a=", "(view a=)"), ("<", "'<'"),
            ("<view a=\"", "(view a=)"),
            ("<!DOCTYPE html><view/>", "(view)"), ("<!-- open <view/>\n<text/>", "(text)"),
            ("<wxs module=\"m\">x", "wxs(m `x`)"),
            ("<slot><view/></slot>", "(slot)"),
        ])
    func trees(source: String, expected: String) {
        #expect(dump(WXMLParser.parse(source, path: "a.wxml")) == expected)
    }
}
