import Foundation
import Measuring
import Testing
import Values

@Suite struct JSONTests {
    @Test func `texts are written as JSON.stringify writes them`() {
        let engine = Engine()
        var generator = ValueGenerator(seed: 8)
        for _ in 0..<3000 {
            let value = generator.value()
            let wanted = engine.string("JSON.stringify(\(value.script))")
            #expect((JSON.string(value) ?? "undefined") == wanted)
            #expect(
                (JSON.string(value, indent: 2) ?? "undefined")
                    == engine.string("JSON.stringify(\(value.script), null, 2)"))
        }
        #expect(JSON.string(.date(0)) == "\"1970-01-01T00:00:00.000Z\"")
        #expect(
            JSON.string([.date(.nan), .opaque(OpaqueHandle(id: 1, kind: .function)), .binary([1])]) == "[null,null,{}]")
    }

    @Test func `random texts are read or refused as JSON.parse does`() {
        let engine = Engine()
        var random = SeededRandom(9)
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"1\"", "\"\\u00e9\\ud83d\\ude00\\n\"", "1", "-0", "01", "1.5e3",
            "-1.25", "1.", ".5", "1e999", "true",
            "false", "null", " ", "\n", "\"", "\\", "123456789012345678901", "0.1234567890123456789", "nul", "+1",
            "\"中\"",
        ]
        var read = 0
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 1..<8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? ""
            }.joined()
            let wanted = engine.string("JSON.stringify(JSON.parse(\(Value.string(text).script)))")
            let found = (try? JSON.parse(text)).flatMap { JSON.string($0) }
            #expect(found == wanted, "\(text)")
            if found != nil { read += 1 }
        }
        #expect(read > 500)
    }

    @Test func `random bytes never trap`() {
        var random = SeededRandom(10)
        var refused = 0
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            if (try? JSON.parse(bytes)) == nil { refused += 1 }
            if (try? ExtendedJSON.parse(bytes)) == nil { refused += 1 }
        }
        #expect(refused > 9000)
    }

    @Test(arguments: [
        ("", "1:1: expected a value, found the end"), ("{\"a\":1,\n \"中\":x}", "2:6: expected a value, found \"x\""),
        ("[1,]", "1:4: expected a value, found \"]\""), ("\"😀", "1:4: a string without its closing quote"),
        ("[1]\n2", "2:1: expected the end, found \"2\""),
        (String(repeating: "[", count: 600), "1:513: nested more than 512 levels deep"),
    ])
    func `errors name the place`(text: String, message: String) {
        #expect { try JSON.parse(text) } throws: { ($0 as? JSONError)?.description == message }
    }

    @Test func `a byte order mark is skipped`() throws {
        #expect(try JSON.parse([0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == [1])
    }

    @Test func `extended JSON and Codable lose nothing`() throws {
        var generator = ValueGenerator(seed: 11)
        for _ in 0..<3000 {
            let value = generator.value(extended: true)
            let text = ExtendedJSON.string(value)
            let back = try ExtendedJSON.parse(text)
            #expect(back == value, "\(text)")
            // Equality does not see the sign of zero nor the order of members; the text does.
            #expect(ExtendedJSON.string(back) == text)
        }
        for round in 0..<200 {
            let value = generator.value(extended: round % 2 == 0)
            let data = try JSONEncoder().encode([value])
            #expect(
                ExtendedJSON.string(.array(try JSONDecoder().decode([Value].self, from: data)))
                    == ExtendedJSON.string([value]))
        }
    }

    @Test func `half a megabyte crosses in milliseconds`() throws {
        let rows = (0..<4000).map { row in
            Value.object([
                "id": .number(Double(row)), "name": .string("第 \(row) 行"), "price": .number(Double(row) / 8),
                "done": .bool(row % 2 == 0), "note": "some plain text of a row", "tags": ["a", "b"],
            ])
        }
        let bytes = try #require(JSON.bytes(["list": .array(rows)]))
        let clock = ProcessorClock()
        var parsed = Value.null
        let reading = try (0..<5).map { _ in try clock.measure { parsed = try JSON.parse(bytes) } }.min()
        var written: [UInt8]? = nil
        let writing = (0..<5).map { _ in clock.measure { written = JSON.bytes(parsed) } }.min()
        #expect(written == bytes)
        print("JSON: \(bytes.count / 1000) KB read in \(reading ?? .zero), written in \(writing ?? .zero)")
        #expect(try #require(reading) < .seconds(1))
    }
}
