/// The letters that stand for so many places: one each as long as they suffice, else two; no label begins another.
struct JumpLabels {
    /// Letters under the fingers come first.
    private static let letters = Array("asdfghjklqwertyuiopzxcvbnm")

    /// As many labels as wanted; fewer where even two letters do not suffice.
    let all: [String]

    init(_ count: Int) {
        let letters = Self.letters
        guard count > letters.count else {
            all = letters.prefix(max(0, count)).map { String($0) }
            return
        }
        all = letters.flatMap { first in letters.map { String([first, $0]) } }.prefix(count).map { $0 }
    }
}
