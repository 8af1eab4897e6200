import Testing

@testable import ViewLayer

/// Where each mode puts a picture: a box of 100 x 100 px, a picture of 200 x 100 px unless said otherwise.
@Suite struct ImagePlacementTests {
    @Test(
        arguments: [
            (nil, (200.0, 100.0), (0.0, 0.0, 100.0, 100.0), (0.0, 0.0, 1.0, 1.0)),
            ("scaleToFill", (200, 100), (0, 0, 100, 100), (0, 0, 1, 1)),
            ("unheard", (200, 100), (0, 0, 100, 100), (0, 0, 1, 1)),
            ("aspectFit", (200, 100), (0, 25, 100, 50), (0, 0, 1, 1)),
            ("aspectFit", (50, 100), (25, 0, 50, 100), (0, 0, 1, 1)),
            ("aspectFill", (200, 100), (0, 0, 100, 100), (0.25, 0, 0.75, 1)),
            ("aspectFill", (100, 400), (0, 0, 100, 100), (0, 0.375, 1, 0.625)),
            ("widthFix", (200, 100), (0, 0, 100, 50), (0, 0, 1, 1)),
            ("heightFix", (50, 100), (0, 0, 50, 100), (0, 0, 1, 1)),
            ("top", (200, 200), (0, 0, 100, 100), (0.25, 0, 0.75, 0.5)),
            ("bottom", (200, 200), (0, 0, 100, 100), (0.25, 0.5, 0.75, 1)),
            ("center", (200, 200), (0, 0, 100, 100), (0.25, 0.25, 0.75, 0.75)),
            ("left", (200, 200), (0, 0, 100, 100), (0, 0.25, 0.5, 0.75)),
            ("right", (200, 200), (0, 0, 100, 100), (0.5, 0.25, 1, 0.75)),
            ("top left", (200, 200), (0, 0, 100, 100), (0, 0, 0.5, 0.5)),
            ("top right", (200, 200), (0, 0, 100, 100), (0.5, 0, 1, 0.5)),
            ("bottom left", (50, 50), (0, 50, 50, 50), (0, 0, 1, 1)),
            ("bottom right", (50, 50), (50, 50, 50, 50), (0, 0, 1, 1)),
        ] as [(String?, (Double, Double), (Double, Double, Double, Double), (Double, Double, Double, Double))])
    func `each mode has its place`(
        mode: String?, picture: (Double, Double), place: (Double, Double, Double, Double),
        part: (Double, Double, Double, Double)
    ) throws {
        let found = try #require(ImagePlacement(mode: mode, box: (100, 100), picture: picture))
        #expect((found.x, found.y, found.width, found.height) == place, "\(mode ?? "none")")
        #expect((found.left, found.top, found.right, found.bottom) == part, "\(mode ?? "none")")
    }

    @Test func `nothing has no place`() {
        for (box, picture) in [((0.0, 10.0), (1.0, 1.0)), ((10, 0), (1, 1)), ((10, 10), (0, 1)), ((-1, 5), (1, 1))] {
            #expect(ImagePlacement(mode: "aspectFit", box: box, picture: picture) == nil)
        }
    }
}
