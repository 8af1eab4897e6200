import Cells
import Dispatch
import Foundation
import Images
import Testing

/// Pictures from bytes to cells.
@Suite struct PictureTests {
    /// A picture of two colours: the left half red, the right half blue.
    static func halves(_ width: Int, _ height: Int) -> Bitmap {
        var rgba: [UInt8] = []
        for _ in 0..<height {
            for column in 0..<width { rgba += column < width / 2 ? [255, 0, 0, 255] : [0, 0, 255, 255] }
        }
        return Bitmap(width: width, height: height, rgba: rgba)
    }

    @Test(arguments: [PictureEncoder.Format.png, .jpeg(quality: 95)])
    func `what is written is read again`(format: PictureEncoder.Format) throws {
        let bytes = try PictureEncoder.bytes(Self.halves(64, 32), format)
        let decoded = try PictureDecoder.decode(bytes, longestSide: 1000)
        #expect(decoded.width == 64 && decoded.height == 32 && decoded.orientation == 1)
        #expect(decoded.format == (format == .png ? "png" : "jpeg"))
        #expect(decoded.pixels.width == 64 && decoded.pixels.height == 32)
        #expect(decoded.pixels.rgba[0] > 240 && decoded.pixels.rgba[63 * 4 + 2] > 240)
    }

    @Test func `a large picture is scaled while it is read`() throws {
        let bytes = try PictureEncoder.bytes(Self.halves(2000, 500), .jpeg(quality: 80))
        let decoded = try PictureDecoder.decode(bytes, longestSide: 100)
        #expect(decoded.width == 2000 && decoded.height == 500)
        #expect(decoded.pixels.width == 100 && decoded.pixels.height == 25)
    }

    @Test func `what says that it is too large is not decoded`() throws {
        // A PNG's head that promises 100,000 x 100,000 pixels.
        var bytes = try PictureEncoder.bytes(Self.halves(4, 4), .png)
        bytes.replaceSubrange(16..<24, with: [0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0])
        #expect(throws: PictureError.self) { try PictureDecoder.decode(bytes, longestSide: 100) }
        #expect(throws: PictureError.tooLarge) {
            try PictureDecoder.decode([UInt8](repeating: 0, count: PictureDecoder.byteLimit + 1), longestSide: 100)
        }
    }

    @Test func `broken bytes are told, and never stop anything`() throws {
        for bytes in [[], [1, 2, 3], Array("GIF89a".utf8), Array("<svg".utf8)] as [[UInt8]] {
            #expect(throws: PictureError.self) { try PictureDecoder.decode(bytes, longestSide: 10) }
        }
        let whole = try PictureEncoder.bytes(Self.halves(40, 40), .jpeg(quality: 50))
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
            for _ in 0..<3 where !bytes.isEmpty {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do { _ = try PictureDecoder.decode(bytes, longestSide: 64) } catch {}
        }
    }

    @Test(arguments: ColorDepth.allCases) func `cells show the colours that there are`(depth: ColorDepth) throws {
        let picture = try CellPicture(Self.halves(64, 64), columns: 8, rows: 4, depth: depth)
        #expect(picture.columns == 8 && picture.rows == 4 && picture.cells.count == 32)
        for cell in picture.cells { #expect(TextWidth.of(String(cell.scalar)) == 1) }
        guard depth != .mono else {
            #expect(picture.cells.allSatisfy { $0.foreground == nil && $0.background == nil })
            return
        }
        func color(_ cell: CellPicture.Cell) -> UInt32? {
            cell.scalar == "\u{2588}" ? cell.foreground : cell.background
        }
        let left = try #require(color(picture.cells[1]))
        let right = try #require(color(picture.cells[6]))
        #expect(left >> 16 > 100 && left & 255 < 80 && right & 255 > 100 && right >> 16 < 80)
    }

    @Test func `transparent places leave what is there`() throws {
        let empty = Bitmap(width: 16, height: 16, rgba: [UInt8](repeating: 0, count: 16 * 16 * 4))
        let picture = try CellPicture(empty, columns: 4, rows: 2, depth: .direct)
        #expect(picture.cells.allSatisfy { $0.background == nil && ($0.scalar == " " || $0.foreground == nil) })
    }

    @Test func `parts and sizes of bitmaps`() {
        let picture = Self.halves(10, 4)
        let part = picture.cropped(x: 4, y: 1, width: 2, height: 2)
        #expect(part.width == 2 && part.height == 2 && part.rgba[0] == 255 && part.rgba[6] == 255)
        for (x, y, width, height) in [(-5, -5, 3, 3), (100, 100, 9, 9), (0, 0, 0, 0), (9, 3, 50, 50)] {
            let part = picture.cropped(x: x, y: y, width: width, height: height)
            #expect(part.width >= 1 && part.height >= 1 && part.rgba.count == part.width * part.height * 4)
        }
        let small = picture.scaled(width: 2, height: 1)
        #expect(small.rgba == [255, 0, 0, 255, 0, 0, 255, 255])
        #expect(picture.scaled(width: 40, height: 40).rgba.count == 6400)
        #expect(Bitmap(width: 2, height: 2, rgba: [1]).rgba.count == 16)
    }
}

/// Pictures that are asked for while painting.
@MainActor @Suite struct PictureStoreTests {
    private func bytes() throws -> [UInt8] { try PictureEncoder.bytes(PictureTests.halves(64, 64), .png) }

    @Test func `a picture is made once, and broken ones fail each time`() throws {
        let store = PictureStore(depth: .direct)
        store.isImmediate = true
        let bytes = try bytes()
        var reads = 0
        let request = PictureStore.Request(source: "a", columns: 8, rows: 4)
        for _ in 0..<3 {
            guard
                case .ready(let picture) = store.picture(
                    request,
                    from: {
                        reads += 1; return .bytes(bytes)
                    }, whenReady: {})
            else {
                Issue.record("it is not there")
                return
            }
            #expect(picture.columns == 8 && picture.rows == 4)
        }
        #expect(reads == 1)
        let broken = PictureStore.Request(source: "b", columns: 8, rows: 4)
        for _ in 0..<2 {
            guard
                case .failed = store.picture(
                    broken,
                    from: {
                        reads += 1; return .bytes([1])
                    }, whenReady: {})
            else {
                Issue.record("it did not fail")
                return
            }
        }
        #expect(reads == 2)
        guard case .failed = store.picture(.init(source: "c", columns: 1, rows: 1), from: { nil }, whenReady: {}) else {
            Issue.record("there is none")
            return
        }
    }

    @Test func `what is kept is bounded`() throws {
        let store = PictureStore(depth: .direct)
        store.isImmediate = true
        let bytes = try bytes()
        var reads = 0
        for index in 0..<60 {
            _ = store.picture(
                .init(source: "p\(index)", columns: 100, rows: 100),
                from: {
                    reads += 1; return .bytes(bytes)
                }, whenReady: {})
        }
        #expect(reads == 60)
        // The newest is still there, the oldest is not.
        _ = store.picture(
            .init(source: "p59", columns: 100, rows: 100),
            from: {
                reads += 1; return .bytes(bytes)
            }, whenReady: {})
        #expect(reads == 60)
    }

    @Test func `elsewhere made, it calls back`() async throws {
        let store = PictureStore(depth: .direct)
        let bytes = try bytes()
        let request = PictureStore.Request(source: "a", columns: 8, rows: 4)
        await withCheckedContinuation { continuation in
            guard case .pending = store.picture(request, from: { .bytes(bytes) }, whenReady: { continuation.resume() })
            else {
                Issue.record("it was made at once")
                return continuation.resume()
            }
        }
        guard case .ready = store.picture(request, from: { nil }, whenReady: {}) else {
            Issue.record("it is not there")
            return
        }
    }
}
