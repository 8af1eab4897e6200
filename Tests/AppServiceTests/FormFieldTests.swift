import LogicFixture
import Testing

/// `wx://form-field`: a behavior that brings its own properties.
@Suite struct FormFieldTests {
    private func app(_ component: String) -> LogicFixture {
        LogicFixture([
            "pages/index.json": #"{"usingComponents":{"field":"/field"}}"#,
            "pages/index.wxml": #"<field name="city" value="12"/>"#, "pages/index.js": "Page({})",
            "field.json": #"{"component":true}"#, "field.wxml": "", "field.js": component,
        ]).start()
    }

    @Test(arguments: [
        ("Component({ behaviors: ['wx://form-field'], ready() { LOG } })", "log city 12 string"),
        (
            "Component({ behaviors: ['wx://form-field'], properties: { value: Number }, ready() { LOG } })",
            "log city 12 number"
        ),
        (
            """
            const own = Behavior({ properties: { value: Number } })
            Component({ behaviors: [own, Behavior({ behaviors: ['wx://form-field'] })], ready() { LOG } })
            """, "log city 12 string"
        ),
        (
            """
            const own = Behavior({ properties: { value: Number } })
            Component({ behaviors: [own, 'wx://form-field'], ready() { LOG } })
            """, "log city 12 number"
        ),
    ])
    func `Its name and value are properties, which the component may type anew`(_ component: String, _ told: String) {
        let log = "console.log(this.data.name, this.data.value, typeof this.data.value)"
        #expect(app(component.replacing("LOG", with: log)).console == [told])
    }
}
