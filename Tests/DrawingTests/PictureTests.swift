import Testing
import Values

@testable import Drawing

@Suite("Pictures")
struct PictureTests {
    private func drawn(_ commands: [Value], width: Int = 20, height: Int = 20) throws -> Picture {
        let picture = try #require(Picture(width: width, height: height))
        picture.draw(commands) { _ in nil }
        return picture
    }

    private static let red: Value = ["fillStyle", [255, 0, 0, 1]]

    private func pixel(_ picture: Picture, _ x: Int, _ y: Int) -> [UInt8] {
        picture.pixels(x: x, y: y, width: 1, height: 1)
    }

    @Test(
        arguments: [
            (["fillRect", 0, 0, 10, 10], [255, 0, 0, 255], [0, 0, 0, 0]),
            (["fillRect", 10, 10, 10, 10], [0, 0, 0, 0], [255, 0, 0, 255]),
            (["unknown", 1], [0, 0, 0, 0], [0, 0, 0, 0]), (["fillRect"], [0, 0, 0, 0], [0, 0, 0, 0]),
        ] as [(Value, [UInt8], [UInt8])])
    func `a rectangle is where it is drawn`(command: Value, first: [UInt8], last: [UInt8]) throws {
        let picture = try drawn([Self.red, command])
        #expect(pixel(picture, 5, 5) == first)
        #expect(pixel(picture, 15, 15) == last)
    }

    @Test func `paths, states and transforms`() throws {
        let picture = try drawn([
            ["save"], ["translate", 10, 10], Self.red, ["beginPath"], ["arc", 0, 0, 4, 0, 7], ["fill"], ["restore"],
            ["fillRect", 0, 0, 2, 2], ["clearRect", 0, 0, 1, 1],
        ])
        #expect(pixel(picture, 10, 10) == [255, 0, 0, 255])
        #expect(pixel(picture, 1, 1) == [0, 0, 0, 255])
        #expect(pixel(picture, 0, 0) == [0, 0, 0, 0])
    }

    @Test func `a gradient goes from colour to colour`() throws {
        let picture = try drawn([
            ["fillStyle", [0, 0, 20, 0], [[0, 255, 0, 0, 1], [1, 0, 0, 255, 1]]], ["fillRect", 0, 0, 20, 20],
        ])
        #expect(pixel(picture, 1, 5)[0] > 200 && pixel(picture, 18, 5)[2] > 200)
    }

    @Test func `words stay until something is drawn over them`() throws {
        let picture = try drawn([["textAlign", "center"], ["text", "hi", 5, 10], ["text", "ho", 15, 19]])
        #expect(picture.words.map(\.text) == ["hi", "ho"])
        #expect(picture.words.first?.align == "center")
        picture.draw([["clearRect", 0, 0, 10, 20]]) { _ in nil }
        #expect(picture.words.map(\.text) == ["ho"])
        picture.draw([["reset", 1]]) { _ in nil }
        #expect(picture.words.isEmpty)
    }

    @Test func `pixels and PNG come back as they were put`() throws {
        let picture = try #require(Picture(width: 4, height: 4))
        picture.put([1, 2, 3, 255, 9, 8, 7, 255], x: 1, y: 1, width: 2)
        #expect(picture.pixels(x: 1, y: 1, width: 2, height: 1) == [1, 2, 3, 255, 9, 8, 7, 255])
        let copy = try #require(Picture(png: picture.png()))
        #expect(copy.pixels(x: 0, y: 0, width: 4, height: 4) == picture.pixels(x: 0, y: 0, width: 4, height: 4))
        #expect(Picture(png: [1, 2, 3]) == nil)
        #expect(Picture(width: 0, height: 5) == nil)
    }

    @Test func `blocks are means, and thin lines keep their strength`() throws {
        let picture = try drawn([["fillRect", 0, 0, 10, 20], Self.red, ["fillRect", 15, 0, 1, 20]])
        let blocks = picture.blocks(columns: 2, rows: 1, width: 20, height: 20)
        #expect(Array(blocks[0..<4]) == [0, 0, 0, 255])
        #expect(Array(blocks[4..<7]) == [255, 0, 0] && blocks[7] > 80)
    }

    @Test func `random calls end well`() throws {
        let names = [
            "save", "restore", "arc", "ellipse", "scale", "transform", "setTransform", "fill", "stroke", "clip", "text",
            "image", "lineDash", "lineWidth", "fillRect", "quadraticCurveTo", "reset", "fillStyle", "lineTo", "rotate",
        ]
        var random = SplitMix(seed: 11)
        let numbers: [Double] = [0, -1, 1, 5, 1e300, -1e300, .nan, .infinity, 0.5]
        let picture = try #require(Picture(width: 8, height: 8))
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...9, using: &random)
            let arguments = (0..<count).map { _ in Value.number(numbers.randomElement(using: &random) ?? 0) }
            picture.draw([.array([.string(names.randomElement(using: &random) ?? "fill")] + arguments)]) { _ in picture
            }
        }
        #expect(picture.pixels(x: 0, y: 0, width: 8, height: 8).count == 256)
    }
}

/// What paths, shadows and patterns do.
@Suite("Paths, shadows and patterns")
struct PicturePathTests {
    private func drawn(_ commands: [Value], picture: (Int) -> Picture? = { _ in nil }) throws -> Picture {
        let made = try #require(Picture(width: 20, height: 20))
        made.draw(commands, picture: picture)
        return made
    }

    private func alpha(_ picture: Picture, _ x: Int, _ y: Int) -> UInt8 {
        picture.pixels(x: x, y: y, width: 1, height: 1)[3]
    }

    static let keepers: [Value] = [
        ["fillRect", 0, 0, 2, 2], ["strokeRect", 0, 0, 2, 2], ["clearRect", 0, 0, 2, 2],
        ["image", 1, 0, 0, 2, 2, 0, 0, 2, 2],
    ]

    @Test(arguments: keepers)
    func `what draws by itself leaves the path as it is`(command: Value) throws {
        let other = try #require(Picture(width: 2, height: 2))
        let picture = try drawn(
            [["beginPath"], ["rect", 10, 10, 8, 8], command, ["fill"]], picture: { $0 == 1 ? other : nil })
        #expect(alpha(picture, 14, 14) == 255)
    }

    @Test func `another path can be filled between`() throws {
        let picture = try drawn([
            ["beginPath"], ["rect", 0, 0, 4, 4], ["keepPath"], ["beginPath"], ["rect", 10, 10, 4, 4], ["fill"],
            ["givePath"], ["fill"], ["givePath"],
        ])
        #expect(alpha(picture, 2, 2) == 255 && alpha(picture, 12, 12) == 255 && alpha(picture, 7, 7) == 0)
    }

    @Test(arguments: [("nonzero", UInt8(255)), ("evenodd", 0)])
    func `the rule says what is inside`(rule: String, inner: UInt8) throws {
        let picture = try drawn([
            ["beginPath"], ["rect", 0, 0, 20, 20], ["rect", 5, 5, 10, 10], ["fill", .string(rule)],
        ])
        #expect(alpha(picture, 10, 10) == inner)
        #expect(alpha(picture, 2, 2) == 255)
        #expect(picture.contains(x: 10, y: 10, isEvenOdd: rule == "evenodd", isStroke: false) == (inner == 255))
        #expect(!picture.contains(x: 30, y: 10, isEvenOdd: false, isStroke: false))
        #expect(!picture.contains(x: .nan, y: 10, isEvenOdd: false, isStroke: false))
        #expect(picture.contains(x: 0.2, y: 10, isEvenOdd: false, isStroke: true))
    }

    @Test func `a place counts in px of the picture, whatever the units are`() throws {
        let picture = try drawn([["scale", 2, 2], ["beginPath"], ["rect", 0, 0, 5, 5]])
        #expect(picture.contains(x: 9, y: 9, isEvenOdd: false, isStroke: false))
        #expect(!picture.contains(x: 11, y: 9, isEvenOdd: false, isStroke: false))
    }

    @Test func `arcTo rounds a corner`() throws {
        // A square whose upper right corner is a quarter of a circle of 10 px.
        let picture = try drawn([
            ["beginPath"], ["moveTo", 0, 0], ["arcTo", 20, 0, 20, 20, 10], ["lineTo", 20, 20], ["lineTo", 0, 20],
            ["fill"],
        ])
        #expect(alpha(picture, 19, 0) == 0)
        #expect(alpha(picture, 16, 4) > 200)
        // The circle's middle is (10, 10): 45 degrees up to the right it ends at 17.07, 2.93.
        #expect(alpha(picture, 17, 1) < 30)
        #expect(alpha(picture, 2, 2) == 255 && alpha(picture, 18, 18) == 255)
    }

    @Test(arguments: [
        (["arcTo", 5, 5, 5, 5, 3] as Value), ["arcTo", 0, 0, 0, 0, 3], ["arcTo", 10, 0, 20, 0, 3],
        ["arcTo", 5, 5, 9, 2, 0],
        ["arcTo", 5, 5, 9, 2, -1],
    ])
    func `an arc without a corner is a line`(command: Value) throws {
        let picture = try drawn([["beginPath"], ["moveTo", 0, 0], command, ["lineTo", 0, 20], ["fill"]])
        #expect(picture.width == 20)
    }

    @Test func `shadows lie under what throws them, beside it by their offset`() throws {
        let picture = try drawn([
            ["shadowColor", 255, 0, 0, 1], ["shadowOffsetX", 8], ["shadowOffsetY", 8], ["fillRect", 2, 2, 6, 6],
        ])
        #expect(picture.pixels(x: 12, y: 12, width: 1, height: 1) == [255, 0, 0, 255])
        #expect(picture.pixels(x: 4, y: 4, width: 1, height: 1) == [0, 0, 0, 255])
        let blurred = try drawn([["shadowColor", 255, 0, 0, 1], ["shadowBlur", 6], ["fillRect", 6, 6, 6, 6]])
        #expect((1..<255).contains(alpha(blurred, 4, 8)))
    }

    @Test(arguments: [("repeat", UInt8(255)), ("no-repeat", 0)])
    func `a pattern fills with a picture as it was`(repetition: String, far: UInt8) throws {
        let tile = try #require(Picture(width: 4, height: 4))
        tile.draw([["fillRect", 0, 0, 4, 4]]) { _ in nil }
        let picture = try drawn(
            [["fillStyle", 7, .string(repetition)], ["fillRect", 0, 0, 20, 20]], picture: { $0 == 7 ? tile : nil })
        #expect(alpha(picture, 1, 1) == 255)
        #expect(alpha(picture, 15, 15) == far)
    }
}
