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
