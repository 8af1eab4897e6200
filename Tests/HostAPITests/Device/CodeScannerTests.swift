import Bridge
import Images
import Testing
import Values

@testable import HostAPI

/// Codes in pictures, where zbar is installed.
@Suite(.enabled(if: CodeScanner.isInstalled, "zbar is not installed"))
struct CodeScannerTests {
    /// The QR code of "termina://lab".
    private static let code = """
        #######..#.##.#######
        #.....#..###..#.....#
        #.###.#.##.##.#.###.#
        #.###.#..#.#..#.###.#
        #.###.#...#.#.#.###.#
        #.....#.....#.#.....#
        #######.#.#.#.#######
        ........##.##........
        ###.########.##...#..
        .#.#.#...###.##.#..##
        .#..###.##..#...#####
        .#..#..#.#####.....#.
        #.#...#.#...#...##.##
        ........#..##.####..#
        #######.######.##..##
        #.....#.#.#..#.##....
        #.###.#.#...#..#...#.
        #.###.#..####.###.##.
        #.###.#.######.####.#
        #.....#.#.##.......#.
        #######.##.#.......##
        """

    /// A picture of dark squares, each of so many pixels, with paper around them.
    private static func picture(_ rows: [String], pixels: Int = 5, alpha: UInt8 = 255) -> Bitmap {
        let edge = 4
        let columns = (rows.map(\.count).max() ?? 0) + edge * 2
        let lines = rows.count + edge * 2
        let dark = rows.map { $0.map { $0 == "#" } }
        var rgba: [UInt8] = []
        for y in 0..<lines * pixels {
            for x in 0..<columns * pixels {
                let (row, column) = (y / pixels - edge, x / pixels - edge)
                let isDark = dark.indices.contains(row) && dark[row].indices.contains(column) && dark[row][column]
                rgba += isDark ? [20, 30, 40, 255] : [250, 250, 240, alpha]
            }
        }
        return Bitmap(width: columns * pixels, height: lines * pixels, rgba: rgba)
    }

    @Test func `a QR code is read, also where the paper is transparent`() {
        let rows = Self.code.split(separator: "\n").map(String.init)
        for alpha in [UInt8(255), 0] {
            let code = CodeScanner.read(Self.picture(rows, alpha: alpha))
            #expect(code == ScannedCode(text: "termina://lab", type: "QR_CODE"))
        }
    }

    @Test func `a bar code is read`() {
        let bars = "#.#" + Self.bars("4006381333931") + "#.#"
        let code = CodeScanner.read(Self.picture(Array(repeating: bars, count: 30), pixels: 3))
        #expect(code == ScannedCode(text: "4006381333931", type: "EAN_13"))
    }

    /// The bars between the outer guards of an EAN-13.
    private static func bars(_ digits: String) -> String {
        let odd = [
            "...##.#", "..##..#", "..#..##", ".####.#", ".#...##", ".##...#", ".#.####", ".###.##", ".##.###",
            "...#.##",
        ]
        let sets = ["AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"]
        let numbers = digits.compactMap(\.wholeNumberValue)
        func inverted(_ bars: String) -> String { String(bars.map { $0 == "#" ? "." : "#" }) }
        let left = zip(numbers[1...6], sets[numbers[0]]).map { digit, set in
            set == "A" ? odd[digit] : String(inverted(odd[digit]).reversed())
        }
        return left.joined() + ".#.#." + numbers[7...12].map { inverted(odd[$0]) }.joined()
    }

    @Test func `a picture without a code has none, whatever is in it`() {
        #expect(CodeScanner.read(Bitmap(width: 0, height: 0, rgba: [])) == nil)
        var state: UInt64 = 42
        for size in [1, 2, 50] {
            let noise = (0..<size * size * 4).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            _ = CodeScanner.read(Bitmap(width: size, height: size, rgba: noise))
        }
        #expect(CodeScanner.read(Self.picture(["#"])) == nil)
    }
}
