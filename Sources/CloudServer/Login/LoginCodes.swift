import Synchronization

/// The codes that `wx.login` gives: good once, for five minutes.
final class LoginCodes: Sendable {
    /// Whose a code is.
    struct Owner: Hashable, Sendable {
        var appID: String
        var openID: String
        /// What the platform calls the person; nil for one without a name.
        var name: String?
    }

    /// Why a code is refused, as the platform numbers it.
    enum Refusal: Error {
        /// 40029: unknown, of another mini-program, or older than five minutes.
        case invalid
        /// 40163: it was used before.
        case used
    }

    private struct Entry {
        var owner: Owner
        var end: Double
        var isUsed = false
    }

    private struct State {
        var entries: [String: Entry] = [:]
        /// The codes in the order in which they end.
        var order: [String] = []
        var count = 0
    }

    /// How long a code is good, in milliseconds.
    static let lifetime = 5 * 60 * 1000.0
    /// So many codes are remembered; the oldest give way.
    private static let most = 10_000

    private let state = Mutex(State())
    private let make: @Sendable (_ number: Int) -> String

    /// - Parameter make: makes the text of the code of this number.
    init(make: @escaping @Sendable (_ number: Int) -> String) { self.make = make }

    /// A new code.
    func issue(to owner: Owner, now: Double) -> String {
        state.withLock { state in
            let outdated = state.order.prefix { state.entries[$0].map { $0.end <= now } ?? true }.count
            let tooMany = state.order.count - outdated >= Self.most ? 1 : 0
            for code in state.order.prefix(outdated + tooMany) { state.entries[code] = nil }
            state.order.removeFirst(outdated + tooMany)
            state.count += 1
            let code = make(state.count)
            state.entries[code] = Entry(owner: owner, end: now + Self.lifetime)
            state.order.append(code)
            return code
        }
    }

    /// Whose a code is; it is used up.
    /// - Parameter appID: the mini-program that shows it; nil is the one that it was made for.
    func redeem(_ code: String, appID: String?, now: Double) throws(Refusal) -> Owner {
        let result: Result<Owner, Refusal> = state.withLock { state in
            guard let entry = state.entries[code], entry.end > now, appID == nil || appID == entry.owner.appID else {
                return .failure(.invalid)
            }
            if entry.isUsed { return .failure(.used) }
            state.entries[code]?.isUsed = true
            return .success(entry.owner)
        }
        return try result.get()
    }
}
