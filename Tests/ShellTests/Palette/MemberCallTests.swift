import Bridge
import Testing

@testable import Shell

@Suite("A call that is put together in a form")
struct MemberCallTests {
    private typealias Option = MemberDescription.Option

    private static let toast = MemberDescription(
        "showToast", .asynchronous,
        options: [
            Option("title", .text, sample: "Hi \"you\"", isRequired: true), Option("icon", .choice(["none"])),
            Option("duration", .number), Option("mask", .flag), Option("data", .json),
        ])
    private static let storage = MemberDescription(
        "setStorageSync", .synchronous,
        options: [Option("key", .text, isRequired: true), Option("data", .json), Option("encrypt", .flag)])

    static let cases: [(member: MemberDescription, texts: [String]?, result: String)] = [
        (toast, nil, #"wx.showToast({title:"Hi \"you\""})"#),
        (
            toast, ["", "none", " 1.5 ", "false", "[1, {\"a\": null}]"],
            #"wx.showToast({title:"",icon:"none",duration:1.5,mask:false,data:[1,{"a":null}]})"#
        ),
        (toast, ["t", "", "x", "", ""], "duration is to be a number"),
        (toast, ["t", "", "inf", "", ""], "duration is to be a number"),
        (toast, ["t", "", "", "", "{a"], "data is to be JSON"),
        (storage, ["k", "", ""], #"wx.setStorageSync("k")"#),
        (storage, ["k", "", "true"], #"wx.setStorageSync("k",undefined,true)"#),
        (
            MemberDescription("onCompassChange", .listener), nil,
            "wx.onCompassChange((...all)=>console.log('onCompassChange',...all))"
        ),
        (MemberDescription("offCompassChange", .listener), nil, "wx.offCompassChange()"),
        (MemberDescription("getLocation", .asynchronous), nil, "wx.getLocation()"),
        (MemberDescription("f", .synchronous, options: [Option("n", .number, isRequired: true)]), nil, "n is missing"),
    ]

    @Test("What is typed becomes an expression, or a word of what is wrong", arguments: cases)
    func expressions(_ example: (member: MemberDescription, texts: [String]?, result: String)) {
        var call = MemberCall(example.member)
        if let texts = example.texts { call.texts = texts }
        do throws(MemberCall.Mistake) {
            let expression = try call.expression()
            #expect(expression == example.result)
        } catch {
            #expect(error.text(.english) == example.result)
        }
    }
}
