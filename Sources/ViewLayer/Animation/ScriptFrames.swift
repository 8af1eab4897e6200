import Bridge
import Markup
import Values

/// What `this.animate` asks of one node.
struct AnimateRequest {
    var frames: Value
    /// In milliseconds.
    var duration: Double
    /// The question that the end answers.
    var answer: UInt64?
    /// The scroll-view that drives it, and how.
    var scrollSource: NodeID?
    var timeline: ValueObject?
}

/// The frames of `this.animate`, read.
struct ScriptFrames {
    private(set) var frames: [KeyframeAnimation.Frame] = []
    /// What the last frame says, by the names of scripts.
    private(set) var last: [(name: String, value: Value)] = []

    private static let settings: Set<String> = ["offset", "ease", "composite", "transformOrigin"]

    init(_ value: Value) {
        guard case .array(let list) = value else { return }
        let objects = list.prefix(1000).compactMap { if case .object(let object) = $0 { object } else { nil } }
        let offsets = Self.offsets(objects)
        for (object, offset) in zip(objects, offsets) {
            var style = ScriptStyle()
            last = []
            for (name, value) in object where !Self.settings.contains(name) {
                style.set(name, value)
                last.append((name, value))
            }
            var timing: TimingFunction?
            if case .string(let ease)? = object["ease"] {
                let declared = WXSSParser.parseDeclarations("ease: \(ease)").first
                timing = declared?.value.lazy.compactMap(MotionValues.timing).first
            }
            frames.append(
                .init(offset: offset, declarations: WXSSParser.parseDeclarations(style.css), timing: timing))
        }
    }

    /// The frames' places; those that do not say stand evenly between those that do.
    private static func offsets(_ objects: [ValueObject]) -> [Double] {
        var known = objects.map { object -> Double? in
            if case .number(let offset)? = object["offset"], offset >= 0, offset <= 1 { offset } else { nil }
        }
        guard let end = known.indices.last else { return [] }
        known[end] = known[end] ?? 1
        if end > 0 { known[0] = known[0] ?? 0 }
        var result: [Double] = []
        var before = 0
        for (index, offset) in known.enumerated() {
            if let offset {
                result.append(max(offset, result.last ?? 0))
                before = index
                continue
            }
            let next = known[index...].firstIndex { $0 != nil } ?? end
            let from = result[before]
            let to = known[next] ?? 1
            result.append(from + (to - from) * Double(index - before) / Double(next - before))
        }
        return result
    }
}

extension Keyframes {
    /// The steps by time.
    var frames: [KeyframeAnimation.Frame] {
        let frames = steps.flatMap { step in
            let timing = step.declarations.last { $0.name.hasSuffix("animation-timing-function") }
                .flatMap { $0.value.lazy.compactMap(MotionValues.timing).first }
            return step.offsets.map {
                KeyframeAnimation.Frame(offset: $0, declarations: step.declarations, timing: timing)
            }
        }
        return frames.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element)
    }
}
