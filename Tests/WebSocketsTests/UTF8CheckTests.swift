import Testing

@testable import WebSockets

/// The piecewise check beside the standard library's whole one.
@Suite struct UTF8CheckTests {
    private func verdict(_ bytes: [UInt8], cutAt cuts: [Int]) -> Bool {
        var check = UTF8Check()
        var start = 0
        for cut in cuts.sorted() + [bytes.count] {
            guard bytes[start..<cut].withUnsafeBytes({ check.accepts($0) }) else { return false }
            start = cut
        }
        return check.isComplete
    }

    @Test func `it agrees with the standard library on random bytes however they are cut`() {
        var random = SystemRandomNumberGenerator()
        let samples: [[UInt8]] = ["a", "é", "你", "🌍"].map { Array($0.utf8) }
        let odd: [UInt8] = [0xC0, 0xC1, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xFF]
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                if Int.random(in: 0..<8, using: &random) == 0 {
                    bytes.append(odd.randomElement(using: &random) ?? 0xFF)
                } else {
                    bytes += samples.randomElement(using: &random) ?? []
                }
            }
            let cuts = (0..<3).map { _ in Int.random(in: 0...bytes.count, using: &random) }
            #expect(verdict(bytes, cutAt: cuts) == (String(validating: bytes, as: UTF8.self) != nil))
        }
    }

    @Test func `every pair and every first byte with good followers agrees`() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                for tail in [[], [0x80], [0x80, 0x80]] as [[UInt8]] {
                    let bytes = [first, second] + tail
                    #expect(verdict(bytes, cutAt: [1]) == (String(validating: bytes, as: UTF8.self) != nil))
                }
            }
        }
    }
}
