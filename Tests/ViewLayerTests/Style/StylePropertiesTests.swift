import Markup
import Testing

@testable import ViewLayer

@Suite("The properties that are told as supported")
struct StylePropertiesTests {
    @Test(arguments: StyleProperties.shorthands)
    func `a shorthand writes longhands`(name: String) throws {
        let longhands = try #require(Shorthand.expand(name, [.ident("inherit")]))
        for longhand in longhands { #expect(Property.table[longhand.name] != nil, "\(longhand.name)") }
    }

    @Test func `a name that means nothing is in neither list`() {
        for name in ["colour", "list-style", "behavior"] {
            #expect(!StyleProperties.longhands.contains(name) && !StyleProperties.shorthands.contains(name))
            #expect(Shorthand.expand(name, [.ident("inherit")]) == nil)
        }
    }
}
