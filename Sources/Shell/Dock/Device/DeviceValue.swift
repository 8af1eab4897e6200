import Bridge
import Values

/// The values of the virtual device as texts, and what left and right make of them. Pure.
enum DeviceValue {
    /// Named sets of three numbers, in the order in which a key goes through them.
    typealias Poses = [(phrase: DevicePhrase, axes: VirtualDevice.Axes)]

    static let accelerations: Poses = [
        (.flat, .init(0, 0, -1)), (.upright, .init(0, -1, 0)), (.onItsSide, .init(-1, 0, 0)),
        (.faceDown, .init(0, 0, 1)), (.shaken, .init(2.4, -1.8, 0.6)),
    ]
    static let rotations: Poses = [
        (.still, .init(0, 0, 0)), (.turning, .init(0, 0, 0.5)), (.spinning, .init(0, 0, 6)),
    ]
    static let orientations: Poses = [
        (.flat, .init(0, 0, 0)), (.upright, .init(0, 90, 0)), (.onItsSide, .init(0, 0, 90)),
        (.faceDown, .init(0, 180, 0)),
    ]
    /// Places: their names in both languages, and where they are.
    static let places: [(name: Command.Title, latitude: Double, longitude: Double)] = [
        (.init("Peking", "北京"), 39.90872, 116.39748), (.init("Shanghai", "上海"), 31.24, 121.49),
        (.init("Canton", "广州"), 23.106, 113.3245), (.init("Hangzhou", "杭州"), 30.243, 120.15),
        (.init("London", "伦敦"), 51.4778, -0.0015),
    ]
    static let keyboards = [0.0, 216, 291, 336]
    /// The scenes that programs ask for most, and what they are.
    static let scenes: [(number: Int, name: Command.Title)] = [
        (1001, .init("recently used", "最近使用")), (1005, .init("search", "搜索")),
        (1007, .init("a card from a friend", "单人聊天会话中的卡片")), (1008, .init("a card in a group", "群聊会话中的卡片")),
        (1011, .init("a QR code", "扫描二维码")), (1020, .init("an official account", "公众号")),
        (1037, .init("another mini-program", "其他小程序打开")), (1038, .init("back from another", "从其他小程序返回")),
        (1047, .init("a mini-program code", "扫描小程序码")), (1089, .init("pulled down from the chats", "聊天主界面下拉")),
        (1154, .init("seen in Moments", "朋友圈单页模式")),
    ]
    static let memoryLevels = [5, 10, 15]

    /// The next or last of some values; the first where the present one is none of them.
    static func turned<Element>(_ all: [Element], _ step: Int, isNow: (Element) -> Bool) -> Element? {
        guard !all.isEmpty else { return nil }
        guard let index = all.firstIndex(where: isNow) else { return all[0] }
        return all[(index + step + all.count) % all.count]
    }

    /// A number within bounds, one step on.
    static func stepped(_ value: Double, _ step: Double, in range: ClosedRange<Double>) -> Double {
        max(range.lowerBound, min(range.upperBound, ((value + step) * 100).rounded() / 100))
    }

    /// The name of a set of numbers, where it has one, and the numbers.
    static func text(_ axes: VirtualDevice.Axes, _ poses: Poses, _ language: Language) -> String {
        let name = poses.first { $0.axes == axes }?.phrase ?? .own
        return "\(name.text(language)) (\(numbers(axes)))"
    }

    /// Three numbers as they are typed.
    static func numbers(_ axes: VirtualDevice.Axes) -> String {
        [axes.x, axes.y, axes.z].map { NumberText.string($0) }.joined(separator: ", ")
    }

    /// Numbers parted by commas or blanks; nil unless there are so many.
    static func numbers(_ text: String, count: Int) -> [Double]? {
        let parts = text.split { $0 == "," || $0 == "，" || $0.isWhitespace }
        let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
        return parts.count == count && numbers.count == count ? numbers : nil
    }
}
