import Synchronization

/// The addresses that cells of the screen lead to, each under a number, so that a cell stays 12 bytes of style.
///
/// Bounded, since texts come from programs that nobody trusts: the oldest number is given anew.
package final class LinkTable: Sendable {
    /// The table that all grids share, as they share the table of clusters.
    package static let shared = LinkTable()

    private struct State {
        var numbers: [String: UInt16] = [:]
        var addresses: [String] = []
        var oldest = 0
    }

    private static let capacity = 4096
    /// What terminals take: the bytes of an address.
    private static let longest = 2083
    private let state = Mutex(State())

    package init() {}

    /// The number of a web address; 0, which is no link, unless it is one that a terminal can safely be told.
    package func number(of address: String) -> UInt16 {
        guard Self.isWebAddress(address) else { return 0 }
        return state.withLock { state in
            if let number = state.numbers[address] { return number }
            if state.addresses.count < Self.capacity {
                state.addresses.append(address)
                state.numbers[address] = UInt16(state.addresses.count)
                return UInt16(state.addresses.count)
            }
            let place = state.oldest
            state.oldest = (place + 1) % Self.capacity
            state.numbers[state.addresses[place]] = nil
            state.addresses[place] = address
            state.numbers[address] = UInt16(place + 1)
            return UInt16(place + 1)
        }
    }

    /// The address of a number; empty if it has none.
    package func address(_ number: UInt16) -> String {
        state.withLock { state in
            number > 0 && Int(number) <= state.addresses.count ? state.addresses[Int(number) - 1] : ""
        }
    }

    /// Whether a text is one web address and nothing else: `http` or `https`, no blank, nothing that could end or begin a
    /// sequence. Quick for what is none.
    private static func isWebAddress(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "h"), bytes.count <= longest else { return false }
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return false }
        return text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.value >= 0x20 }
            && !text.unicodeScalars.contains { (0x7F..<0xA0).contains($0.value) }
    }

    /// The address as OSC 8 takes it: what is not ASCII goes by its bytes.
    func encoded(_ number: UInt16) -> [UInt8] {
        address(number).utf8.flatMap { byte -> [UInt8] in
            byte > 0x20 && byte < 0x7F ? [byte] : Array("%".utf8) + Self.hex(byte >> 4) + Self.hex(byte & 15)
        }
    }

    private static func hex(_ digit: UInt8) -> [UInt8] { [digit < 10 ? 48 + digit : 55 + digit] }
}
