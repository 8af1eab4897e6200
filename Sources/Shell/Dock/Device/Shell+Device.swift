import Bridge
import Terminal
import Values
import ViewLayer

extension Shell {
    /// Whether the app should be told of a dark theme.
    var tellsDark: Bool { deviceTheme.map { $0 == .dark } ?? appearance.isDark }

    /// Has the device tab show what is true.
    func prepareDeviceTab() {
        dock.device.makeRows = { [weak self] in
            guard let self else { return [] }
            return DeviceThing.allCases.map { thing in
                DeviceRow(
                    thing: thing, name: thing.phrase.text(self.surroundings.language), value: self.text(of: thing),
                    listeners: thing.events.compactMap { event in
                        self.dock.device.listeners[event].map { (event, $0) }
                    })
            }
        }
    }

    /// Changes the device, and tells the app.
    func changeDevice(_ change: (inout VirtualDevice) -> Void) {
        let old = hardware
        change(&hardware)
        dock.device.changed()
        if hardware != old { send(.device(device)) }
        surroundings.requestFrame()
    }

    /// Takes what the app did to the device.
    func take(_ record: DeviceRecord) {
        switch record {
        case .clipboard(let text):
            hardware.clipboard = text
            // Where the terminal has no clipboard, the device still has one.
            surroundings.screen.copy(text)
        case .brightness(let value): hardware.brightness = value
        case .vibration: surroundings.screen.ring()
        case .player(let id, let player): players[id] = player
        case .keepsScreenOn, .listeners: break
        }
        dock.device.take(record)
        surroundings.requestFrame()
    }

    // MARK: Values

    private func text(of thing: DeviceThing) -> String {
        let language = surroundings.language
        func flag(_ value: Bool) -> String { (value ? DevicePhrase.yes : .no).text(language) }
        switch thing {
        case .network: return network == .online ? network.networkType : network.phrase.text(language)
        case .battery: return "\(hardware.battery)%"
        case .charging: return flag(hardware.isCharging)
        case .savingPower: return flag(hardware.isSavingPower)
        case .location: return flag(hardware.hasLocation)
        case .coordinates:
            let place = DeviceValue.places.first {
                ($0.latitude, $0.longitude) == (hardware.latitude, hardware.longitude)
            }
            let name = place?.name.text(language) ?? DevicePhrase.own.text(language)
            return "\(name) (\(coordinates))"
        case .direction: return "\(NumberText.string(hardware.direction))\u{B0} \(compassPoint)"
        case .acceleration: return DeviceValue.text(hardware.acceleration, DeviceValue.accelerations, language)
        case .rotation: return DeviceValue.text(hardware.rotation, DeviceValue.rotations, language)
        case .orientation: return DeviceValue.text(hardware.orientation, DeviceValue.orientations, language)
        case .clipboard: return hardware.clipboard.split(whereSeparator: \.isNewline).joined(separator: " ")
        case .brightness: return NumberText.string(hardware.brightness)
        case .screenOn: return (dock.device.keepsScreenOn ? DevicePhrase.keptOn : .notKeptOn).text(language)
        case .volume: return "\(hardware.volume)%"
        case .keyboard:
            return hardware.keyboardHeight == 0
                ? DevicePhrase.hidden.text(language) : "\(NumberText.string(hardware.keyboardHeight)) px"
        case .theme:
            let name = (tellsDark ? DevicePhrase.dark : .light).text(language)
            return deviceTheme == nil ? "\(name) (\(DevicePhrase.byTerminal.text(language)))" : name
        case .recording: return flag(hardware.isRecorded)
        case .screenshot, .share: return DevicePhrase.press.text(language)
        case .memory: return "\(memoryLevel), \(DevicePhrase.press.text(language))"
        case .ground: return (isInBackground ? DevicePhrase.background : .foreground).text(language)
        case .scene:
            let name = DeviceValue.scenes.first { $0.number == hardware.scene }?.name.text(language) ?? ""
            return "\(hardware.scene) \(name)"
        }
    }

    private var coordinates: String {
        "\(NumberText.string(hardware.latitude)), \(NumberText.string(hardware.longitude))"
    }

    private var compassPoint: String {
        let points =
            surroundings.language == .chinese
            ? ["北", "东北", "东", "东南", "南", "西南", "西", "西北"] : ["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
        return points[Int((hardware.direction / 45).rounded()) % 8]
    }

    // MARK: Changing

    /// Changes the selected thing by a step, or does it where there is nothing to step.
    func turnDevice(_ step: Int, isEnter: Bool = false) {
        guard let thing = dock.device.selectedRow?.thing else { return }
        switch thing {
        case .network: nextNetworkConditions(step)
        case .theme: turnTheme(step)
        case .ground: toggleGround()
        case .screenshot, .share: if isEnter { fire(thing) }
        case .memory: isEnter ? fire(thing) : turnMemory(step)
        case .screenOn: break
        case .clipboard: if isEnter { editDevice() }
        default: changeDevice { Self.turn(thing, step, &$0) }
        }
        dock.device.changed()
    }

    /// Takes left and right in the device's tab, where they change what is selected.
    func turnsDevice(_ key: Key) -> Bool {
        guard dock.tab === dock.device, key.modifiers.isEmpty else { return false }
        switch key.code {
        case .right: turnDevice(1)
        case .left: turnDevice(-1)
        default: return false
        }
        return true
    }

    private static func turn(_ thing: DeviceThing, _ step: Int, _ device: inout VirtualDevice) {
        let sign = Double(step)
        switch thing {
        case .battery: device.battery = Int(DeviceValue.stepped(Double(device.battery), 10 * sign, in: 1...100))
        case .charging: device.isCharging.toggle()
        case .savingPower: device.isSavingPower.toggle()
        case .location: device.hasLocation.toggle()
        case .coordinates:
            let now = (device.latitude, device.longitude)
            guard
                let place = DeviceValue.turned(DeviceValue.places, step, isNow: { ($0.latitude, $0.longitude) == now })
            else { return }
            (device.latitude, device.longitude) = (place.latitude, place.longitude)
        case .direction:
            device.direction = (device.direction + 45 * sign + 360).truncatingRemainder(dividingBy: 360)
        case .acceleration: device.acceleration = pose(device.acceleration, DeviceValue.accelerations, step)
        case .rotation: device.rotation = pose(device.rotation, DeviceValue.rotations, step)
        case .orientation: device.orientation = pose(device.orientation, DeviceValue.orientations, step)
        case .brightness: device.brightness = DeviceValue.stepped(device.brightness, 0.1 * sign, in: 0...1)
        case .volume: device.volume = Int(DeviceValue.stepped(Double(device.volume), 10 * sign, in: 0...100))
        case .keyboard:
            let now = device.keyboardHeight
            device.keyboardHeight = DeviceValue.turned(DeviceValue.keyboards, step, isNow: { $0 == now }) ?? 0
        case .recording: device.isRecorded.toggle()
        case .scene:
            let now = device.scene
            device.scene = DeviceValue.turned(DeviceValue.scenes, step, isNow: { $0.number == now })?.number ?? 1001
        case .network, .clipboard, .screenOn, .theme, .screenshot, .memory, .ground, .share: break
        }
    }

    private static func pose(
        _ axes: VirtualDevice.Axes, _ poses: DeviceValue.Poses, _ step: Int
    ) -> VirtualDevice.Axes {
        DeviceValue.turned(poses, step, isNow: { $0.axes == axes })?.axes ?? axes
    }

    private func turnTheme(_ step: Int) {
        let all: [DevicePhrase?] = [nil, .light, .dark]
        deviceTheme = DeviceValue.turned(all, step, isNow: { $0 == deviceTheme }) ?? nil
        view.isDark = tellsDark
        send(.device(device))
        view.layoutIfNeeded()
    }

    private func turnMemory(_ step: Int) {
        memoryLevel = DeviceValue.turned(DeviceValue.memoryLevels, step, isNow: { $0 == memoryLevel }) ?? 5
    }

    /// Has happen what happens once.
    func fire(_ thing: DeviceThing) {
        switch thing {
        case .screenshot: send(.happened(.screenCaptured))
        case .memory: send(.happened(.memoryWarning(level: memoryLevel)))
        case .share: if let page = stack.last { send(.pageEvent(page, .share(button: nil))) }
        default: return
        }
        note("\(thing.phrase.text(surroundings.language)): \(DevicePhrase.fired.text(surroundings.language))")
    }

    /// Sends the app to the background, or brings it back, without a dialog: the pages stay to be seen.
    private func toggleGround() {
        isInBackground.toggle()
        send(.visibility(!isInBackground))
    }

    // MARK: Typing

    /// Opens the line at the foot with the selected thing's value.
    func editDevice() {
        guard let thing = dock.device.selectedRow?.thing, thing.isEditable else { return dock.note = .notHere }
        dock.ask(.deviceHint, text: typed(thing)) { [weak self] in self?.write($0, thing) ?? true }
    }

    private func typed(_ thing: DeviceThing) -> String {
        switch thing {
        case .battery: String(hardware.battery)
        case .coordinates: coordinates
        case .direction: NumberText.string(hardware.direction)
        case .acceleration: DeviceValue.numbers(hardware.acceleration)
        case .rotation: DeviceValue.numbers(hardware.rotation)
        case .orientation: DeviceValue.numbers(hardware.orientation)
        case .clipboard: hardware.clipboard
        case .brightness: NumberText.string(hardware.brightness)
        case .volume: String(hardware.volume)
        case .keyboard: NumberText.string(hardware.keyboardHeight)
        case .scene: String(hardware.scene)
        default: ""
        }
    }

    private func write(_ text: String, _ thing: DeviceThing) -> Bool {
        var device = hardware
        guard let mistake = DeviceValue.write(text, thing, &device) else {
            changeDevice { $0 = device }
            return true
        }
        note(mistake.text(surroundings.language))
        return false
    }
}

extension DeviceRecord.Player {
    /// What the status line says of it: `♪ bell.mp3 0:12/1:00`.
    var line: String {
        func time(_ seconds: Double) -> String {
            let whole = Int(max(0, min(359_999, seconds)))
            return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
        }
        return "\(isPlaying ? "\u{266A}" : "\u{2016}") \(title) \(time(position))/\(time(duration))"
    }
}

extension DeviceValue {
    /// Takes what was typed for a thing; says what is wrong with it.
    static func write(_ text: String, _ thing: DeviceThing, _ device: inout VirtualDevice) -> DevicePhrase? {
        switch thing {
        case .clipboard: device.clipboard = text
        case .acceleration, .rotation, .orientation:
            guard let all = numbers(text, count: 3) else { return .notThree }
            let axes = VirtualDevice.Axes(all[0], all[1], all[2])
            if thing == .acceleration { device.acceleration = axes }
            if thing == .rotation { device.rotation = axes }
            if thing == .orientation { device.orientation = axes }
        case .coordinates:
            guard let all = numbers(text, count: 2), abs(all[0]) <= 90, abs(all[1]) <= 180 else { return .notAPlace }
            (device.latitude, device.longitude) = (all[0], all[1])
        default:
            guard let number = numbers(text, count: 1)?.first else { return .notANumber }
            write(number, thing, &device)
        }
        return nil
    }

    private static func write(_ number: Double, _ thing: DeviceThing, _ device: inout VirtualDevice) {
        func bounded(_ range: ClosedRange<Double>) -> Double { max(range.lowerBound, min(range.upperBound, number)) }
        switch thing {
        case .battery: device.battery = Int(bounded(1...100))
        case .direction:
            let turned = bounded(-100_000...100_000).truncatingRemainder(dividingBy: 360)
            device.direction = turned < 0 ? turned + 360 : turned
        case .brightness: device.brightness = bounded(0...1)
        case .volume: device.volume = Int(bounded(0...100))
        case .keyboard: device.keyboardHeight = bounded(0...2_000)
        case .scene: device.scene = Int(bounded(1000...9999))
        default: break
        }
    }
}
