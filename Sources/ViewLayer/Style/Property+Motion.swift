import Markup

extension Property {
    /// Transitions and animations.
    static let motionTable: [String: Property] = [
        "transition-property": list(\.motion.transitionProperties) { propertyName($0) },
        "transition-duration": list(\.motion.transitionDurations) { MotionValues.seconds($0).map { max($0, 0) } },
        "transition-delay": list(\.motion.transitionDelays) { MotionValues.seconds($0) },
        "transition-timing-function": list(\.motion.transitionTimings) { MotionValues.timing($0) },
        "animation-name": list(\.motion.names) { animationName($0) },
        "animation-duration": list(\.motion.durations) { MotionValues.seconds($0).map { max($0, 0) } },
        "animation-delay": list(\.motion.delays) { MotionValues.seconds($0) },
        "animation-timing-function": list(\.motion.timings) { MotionValues.timing($0) },
        "animation-iteration-count": list(\.motion.iterations) { value in
            if case .number(let number) = value, number >= 0 { return number }
            return value == .ident("infinite") ? .infinity : nil
        },
        "animation-direction": list(\.motion.directions) { word($0).flatMap { directions[$0] } },
        "animation-fill-mode": list(\.motion.fills) { word($0).flatMap { fills[$0] } },
        "animation-play-state": list(\.motion.pauses) { word($0).map { $0 == "paused" } },
    ]

    private static let directions: [String: MotionStyle.Animation.Direction] = [
        "normal": .normal, "reverse": .reverse, "alternate": .alternate, "alternate-reverse": .alternateReverse,
    ]

    private static let fills: [String: MotionStyle.Animation.Fill] = [
        "none": .none, "forwards": .forwards, "backwards": .backwards, "both": .both,
    ]

    /// A property whose value is a list between commas, each of one word.
    private static func list<Element: Sendable>(
        _ path: any WritableKeyPath<StyleDraft, [Element]> & Sendable,
        _ read: @escaping @Sendable (ComponentValue) -> Element?
    ) -> Property {
        at(path) { value in
            let layers = MotionValues.layers(value.parts)
            let read = layers.compactMap { layer in layer.count == 1 ? read(layer[0]) : nil }
            return read.isEmpty || read.count != layers.count ? nil : read
        }
    }

    private static func word(_ value: ComponentValue) -> String? {
        if case .ident(let word) = value { word.lowercased() } else { nil }
    }

    private static func propertyName(_ value: ComponentValue) -> String? {
        guard let name = word(value) else { return nil }
        for prefix in ["-webkit-", "-moz-", "-ms-", "-o-"] where name.hasPrefix(prefix) {
            return String(name.dropFirst(prefix.count))
        }
        return name
    }

    private static func animationName(_ value: ComponentValue) -> String?? {
        switch value {
        case .ident("none"): .some(nil)
        case .ident(let name), .string(let name): .some(name)
        default: nil
        }
    }
}
