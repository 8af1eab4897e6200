import Bridge

extension WalkDevice {
    /// What has a value: `battery 20`, `direction 90`, `coordinates 31.2 121.5`, `acceleration 1 0 0`, `clipboard TEXT`.
    static let written: [WalkDevice] = DeviceThing.allCases.filter(\.isEditable).map { thing in
        WalkDevice(thing.rawValue, arguments: thing.axes...thing.axes) { shell, arguments in
            var device = shell.hardware
            let text = thing == .clipboard ? arguments.joined() : arguments.joined(separator: ", ")
            if let mistake = DeviceValue.write(text, thing, &device) { return mistake.text(.english) }
            shell.changeDevice { $0 = device }
            return nil
        }
    }

    /// What is on or off: `charging on`.
    static let switched: [WalkDevice] = [
        switched(.charging) { $0.isCharging = $1 }, switched(.savingPower) { $0.isSavingPower = $1 },
        switched(.location) { $0.hasLocation = $1 }, switched(.recording) { $0.isRecorded = $1 },
    ]

    private static func switched(
        _ thing: DeviceThing, _ change: @escaping @MainActor @Sendable (inout VirtualDevice, Bool) -> Void
    ) -> WalkDevice {
        WalkDevice(thing.rawValue, arguments: 1...1) { shell, arguments in
            guard let word = arguments.first, ["on", "off"].contains(word) else { return "it is on or off" }
            shell.changeDevice { change(&$0, word == "on") }
            return nil
        }
    }

    /// What happens once: a picture of the screen, a warning that memory is scarce, sharing the page.
    static let fired: [WalkDevice] = [DeviceThing.screenshot, .memory, .share].map { thing in
        WalkDevice(thing.rawValue) { shell, _ in
            shell.fire(thing)
            shell.surroundings.requestFrame()
            return nil
        }
    }
}

extension DeviceThing {
    /// How many numbers or texts make its value.
    fileprivate var axes: Int {
        switch self {
        case .coordinates: 2
        case .acceleration, .rotation, .orientation: 3
        default: 1
        }
    }
}
