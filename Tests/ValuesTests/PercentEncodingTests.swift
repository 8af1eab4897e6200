import Testing
import Values

@Suite struct PercentEncodingTests {
    @Test(arguments: [
        ("a-b._~/c", "a-b._~/c"), ("a b+c%", "a%20b%2Bc%25"), ("你", "%E4%BD%A0"), ("\u{0}\u{7F}", "%00%7F"), ("", ""),
    ])
    func `a path is encoded, and decoded to what it was`(text: String, encoded: String) {
        #expect(PercentEncoding.encode(text, keeping: PercentEncoding.isPath) == encoded)
        #expect(PercentEncoding.decode(encoded) == text)
    }

    @Test(arguments: [
        ("%", "%"), ("100%", "100%"), ("%4", "%4"), ("%zz", "%zz"), ("%+1", "%+1"), ("%e4%bd%a0", "你"),
        ("%E4%BD", "\u{FFFD}"),
        ("%25E4", "%E4"),
    ])
    func `what is no escape stays, and what is no UTF-8 is replaced`(text: String, decoded: String) {
        #expect(PercentEncoding.decode(text) == decoded)
    }
}
