import Bridge
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Images and media")
struct MediaTests {
    private nonisolated static func png(_ width: UInt8, _ height: UInt8) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, width, 0, 0, 0, height]
    }

    nonisolated static let headers: [(String, [UInt8], [Double])] = [
        ("png", png(40, 30), [40, 30]),
        ("gif", Array("GIF89a".utf8) + [20, 0, 10, 0], [20, 10]),
        (
            "jpeg",
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 50, 0, 60, 3, 0, 0, 0, 0], [60, 50]
        ),
        (
            "webp", Array("RIFF0000WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0], [100, 50]
        ),
        ("svg", Array("<svg xmlns='x' width=\"12px\" height='8'>".utf8), [12, 8]),
        ("svg by its box", Array("<svg viewBox=\"0 0 24 16\">".utf8), [24, 16]),
        ("no picture", Array("hello".utf8), []), ("nothing", [], []),
        ("a broken jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0], []),
    ]

    @Test(arguments: headers)
    func `the size of a picture is read from its first bytes`(name: String, bytes: [UInt8], size: [Double]) {
        #expect(ImageHeader.size(bytes).map { [$0.width, $0.height] } ?? [] == size)
    }

    @Test func `random bytes are no picture's undoing`() {
        var random = SplitMix(seed: 1)
        for header in Self.headers {
            for _ in 0..<200 {
                var bytes = header.1
                for _ in 0..<4 where !bytes.isEmpty {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                _ = ImageHeader.size(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))))
            }
        }
    }

    private func image(_ attributes: String, _ sheet: String = "") -> TestPage {
        let page = TestPage(
            "<view></view>", "image { width: 80px; height: 48px }" + sheet, columns: 20, rows: 10)
        page.view.readBytes = { ["img/a.png": Self.png(40, 80), "b.txt": [1, 2]][$0] }
        page.apply(
            page.build("<image id=\"i\" bindload=\"l\" binderror=\"l\" \(attributes)/>", parent: NodeID(1)))
        page.page.layoutIfNeeded()
        page.advance(milliseconds: 1)
        return page
    }

    @Test(
        arguments: [
            ("src=\"/img/a.png\"", ["load {\"width\":40,\"height\":80}"]),
            ("src=\"img/./a.png?x=1\"", ["load {\"width\":40,\"height\":80}"]),
            ("src=\"/img/none.png\"", ["error {\"errMsg\":\"GET /img/none.png 404 (Not Found)\"}"]),
            ("src=\"https://a.b/c.png\"", ["load {\"width\":80,\"height\":48}"]),
            ("src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAoAAAAU\"", ["load {\"width\":10,\"height\":20}"]),
            ("src=\"\"", []), ("", []),
        ])
    func `an image tells its size, or that it is not there`(attributes: String, events: [String]) {
        #expect(image(attributes).takeDetails() == events)
    }

    @Test(
        arguments: [("widthFix", 80.0, 160.0), ("heightFix", 24, 48), ("aspectFit", 80, 48)])
    func `a mode keeps the proportions`(mode: String, width: Double, height: Double) {
        let page = image("src=\"/img/a.png\" mode=\"\(mode)\"")
        let layout = page.node("i")?.layout
        #expect(layout?.width == width && layout?.height == height)
    }

    @Test(
        arguments: [
            ("src=\"/a/icon_arrowLeft.png\"", "\u{2039}"), ("src=\"/a/search.svg\"", "\u{2315}"),
            ("src=\"/a/xyz.png\"", "\u{25AA}"), ("src=\"/a/user-avatar.png\"", "\u{263A}"), ("", ""),
        ])
    func `a small one is a sign`(attributes: String, sign: String) {
        let page = TestPage("<image \(attributes)/>", "image { width: 16px; height: 16px }")
        #expect(page.text() == sign)
    }

    @Test(
        arguments: [
            ("<image src=\"/a/b.png\" />", "   [image b.png]"),
            ("<image aria-label=\"Logo\" src=\"/b.png\"/>", "       [Logo]"),
            ("<video src=\"/m.mp4\" title=\"Film\"/>", "      [video]\n        Film"),
            ("<map latitude=\"23.1\" longitude=\"113.3\"/>", "       [map]\n    23.1, 113.3"),
            ("<camera/>", "      [camera]"),
        ])
    func `a box says what it is`(markup: String, text: String) {
        let page = TestPage(markup, "image, video, map, camera { width: 160px; height: 64px }", columns: 20, rows: 5)
        #expect(page.text().split(separator: "\n").joined(separator: "\n") == text)
    }

    @Test(
        arguments: [
            ("<camera id=\"x\" binderror=\"e\"/>", "error {\"errMsg\":\"insertCamera:fail no camera\"}"),
            (
                "<video id=\"x\" src=\"a\" autoplay binderror=\"e\"/>",
                "error {\"errMsg\":\"MEDIA_ERR_SRC_NOT_SUPPORTED\"}"
            ),
            ("<live-player id=\"x\" src=\"a\" autoplay bindstatechange=\"e\"/>", "statechange {\"code\":-2301}"),
            ("<map id=\"x\" bindupdated=\"e\"/>", "updated {}"),
            ("<ad id=\"x\" binderror=\"e\"/>", "error {\"errCode\":1004,\"errMsg\":\"no suitable ad\"}"),
            ("<web-view id=\"x\" src=\"u\" binderror=\"e\"/>", "error {\"url\":\"u\",\"fullUrl\":\"u\"}"),
            ("<official-account id=\"x\" binderror=\"e\"/>", "error {\"status\":5,\"errMsg\":\"scene error\"}"),
        ])
    func `what is not there says so`(markup: String, event: String) {
        let page = TestPage(markup, columns: 40, rows: 20)
        page.page.layoutIfNeeded()
        page.advance(milliseconds: 1)
        #expect(page.takeDetails() == [event])
    }

    @Test func `a video that is tapped fails as one without a player`() {
        let page = TestPage("<video id=\"x\" src=\"a\" binderror=\"e\"/>", columns: 40, rows: 20)
        page.perform(.tab)
        page.perform(.enter)
        page.advance(milliseconds: 1)
        #expect(page.takeDetails() == ["error {\"errMsg\":\"MEDIA_ERR_SRC_NOT_SUPPORTED\"}"])
    }

    @Test(
        arguments: [
            ("<open-data type=\"userNickName\"/>", "微信用户"), ("<open-data type=\"userCity\" default-text=\"-\"/>", "-"),
            ("<ad/>", ""), ("<pan-gesture-handler><view>x</view></pan-gesture-handler>", "x"),
            ("<root-portal><view>x</view></root-portal>", "x"),
            ("<share-element key=\"k\"><view>x</view></share-element>", "x"),
        ])
    func `what else a page may hold`(markup: String, text: String) {
        #expect(TestPage(markup).text() == text)
    }
}
