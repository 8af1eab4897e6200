import Testing
import Values

@testable import Components

/// What a property makes of what it is given.
struct PropertyTests {
    struct Case: Sendable {
        var kind: PropertyDefinition.Kind
        var given: Value
        var got: Value
        var warns = ""
        var fallback: Value = .undefined
        var optional: [PropertyDefinition.Kind] = []
    }

    static let cases: [Case] = [
        Case(kind: .string, given: 5, got: "5"),
        Case(kind: .string, given: .null, got: "", warns: "<String> but get null value. Use empty string instead."),
        Case(
            kind: .string, given: .undefined, got: "d",
            warns: "<String> but get null value. Use default value instead.", fallback: "d"),
        Case(kind: .string, given: [1, 2], got: "1,2", warns: "<String> but got object-typed value. Force converted."),
        Case(kind: .string, given: 5, got: 5, optional: [.number]),
        Case(kind: .number, given: "12", got: 12),
        Case(kind: .number, given: true, got: 1),
        Case(
            kind: .number, given: "x", got: 3, warns: "<Number> but got non-number value. Used default value instead.",
            fallback: 3),
        Case(
            kind: .number, given: .number(.nan), got: 0,
            warns: "<Number> but got NaN or Infinity. Used default value instead."),
        Case(kind: .boolean, given: "", got: false),
        Case(kind: .boolean, given: [], got: true),
        Case(
            kind: .array, given: ["a": 1], got: [],
            warns: "<Array> but got non-array value. Used default value instead."),
        Case(kind: .array, given: [1], got: [1]),
        Case(
            kind: .object, given: "x", got: .null,
            warns: "<Object> but got non-object value. Used default value instead."),
        Case(kind: .object, given: ["a": 1], got: ["a": 1]),
        Case(
            kind: .function, given: .opaque(OpaqueHandle(id: 3, kind: .function)),
            got: .opaque(OpaqueHandle(id: 3, kind: .function))),
        Case(
            kind: .function, given: 1, got: .null,
            warns: "<Function> but got non-function value. Used default value instead."),
        Case(kind: .any, given: .undefined, got: .null),
        Case(
            kind: .any, given: .opaque(OpaqueHandle(id: 4, kind: .object)),
            got: .opaque(OpaqueHandle(id: 4, kind: .object))),
    ]

    @Test(arguments: cases)
    func `values are converted, and misfits warned of`(test: Case) {
        var property = PropertyDefinition(
            "p", test.kind, defaultValue: test.fallback.isUndefined ? .none : .some(test.fallback))
        property.optionalKinds = test.optional
        let (value, warning) = property.convert(test.given, component: "c")
        #expect(value == test.got)
        #expect(value.typeof == test.got.typeof)
        let text = "[Component] property \"p\" of \"c\" received type-uncompatible value: expected "
        #expect(warning == (test.warns.isEmpty ? nil : text + test.warns))
    }

    @Test func `attributes set properties by either name, and pure data stays out of templates`() throws {
        let stage = Stage(page: "<c first-name='{{v}}' Second='b' flag/>", data: ["v": "a"])
        stage.define("c", wxml: "{{firstName}}{{Second}}{{flag}}{{_secret}}") {
            $0.properties = [
                PropertyDefinition("firstName", .string), PropertyDefinition("Second", .string),
                PropertyDefinition("flag", .boolean),
            ]
            $0.data = ["_secret": "s"]
            $0.isPureData = { $0.hasPrefix("_") }
            $0.observers = [DataObserver(paths: [.init(DataPath([.key("_secret")]))])]
        }
        stage.open()
        #expect(stage.content == "<c>abtrue</>")
        let component = try stage.component("c")
        #expect(stage.scripts.data[component]?["_secret"] == "s")
        stage.scripts.log = []
        try stage.setData(["_secret": "t"], of: component)
        #expect(stage.scripts.log == ["c observer 0"])
        #expect(stage.content == "<c>abtrue</>")
        try stage.setData(["v": "z"])
        #expect(stage.content == "<c>zbtrue</>")
    }

    @Test func `model: writes a property back to the owner's data, also from a row`() throws {
        let stage = Stage(
            page: "<c model:value='{{v}}'/><c wx:for='{{l}}' class='row' model:value='{{item.x}}'/>{{v}}{{l[1].x}}",
            data: ["v": 1, "l": [["x": 2], ["x": 3]]])
        stage.define("c", wxml: "{{value}}") {
            $0.properties = [PropertyDefinition("value", .number, hasObserver: true)]
        }
        stage.open()
        #expect(stage.content == "<c>1</><c.row>2</><c.row>3</>13")
        try stage.setData(["value": 9], of: try stage.component("c"))
        let rows = stage.runtime.select(".row", in: stage.root, all: true)
        try stage.setData(["value": 8], of: try #require(rows.last?.component))
        #expect(stage.content == "<c>9</><c.row>2</><c.row>8</>98")
        #expect(stage.runtime.data(of: stage.root)?["l"] == [["x": 2], ["x": 8]])
    }
}
