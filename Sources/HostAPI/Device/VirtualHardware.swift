import Bridge
import Values

/// The device as the program sees it: what the person set, with what the program itself changed. Fires the events of both.
final class VirtualHardware {
    /// A sensor that tells while it runs.
    enum Sensor: CaseIterable {
        case compass, accelerometer, gyroscope, motion, location

        /// The event that it fires.
        var event: String {
            switch self {
            case .compass: "onCompassChange"
            case .accelerometer: "onAccelerometerChange"
            case .gyroscope: "onGyroscopeChange"
            case .motion: "onDeviceMotionChange"
            case .location: "onLocationChange"
            }
        }

        /// Whether the first listener starts it, as the platform does.
        var startsByItself: Bool { self == .compass || self == .accelerometer }
    }

    /// What is true now.
    private(set) var state = VirtualDevice()
    private var running: Set<Sensor> = []
    private var listeners: [String: Int] = [:]
    private weak var context: (any HostContext)?

    /// What has it hear of the person.
    var function: HostFunction {
        HostFunction(
            "device:state",
            .observer { [self] context in
                self.context = context
                state = context.device.hardware
                context.observe { [self] change in take(change) }
            })
    }

    private func take(_ change: HostChange) {
        switch change {
        case .device(let old): if let new = context?.device.hardware { take(new, old: old.hardware) }
        case .happened(.memoryWarning(let level)): context?.emit("onMemoryWarning", ["level": .number(Double(level))])
        case .happened(.screenCaptured): context?.emit("onUserCaptureScreen", .undefined)
        case .listeners(let event, let count): hear(event, count)
        default: break
        }
    }

    // MARK: What the person changes

    /// Takes what the person changed, and leaves what the program changed meanwhile.
    private func take(_ new: VirtualDevice, old: VirtualDevice) {
        let before = state
        state = new
        if new.clipboard == old.clipboard { state.clipboard = before.clipboard }
        if new.brightness == old.brightness { state.brightness = before.brightness }
        if (new.battery, new.isCharging, new.isSavingPower) != (old.battery, old.isCharging, old.isSavingPower) {
            context?.emit("onBatteryInfoChange", .object(Self.battery(new)))
        }
        if new.direction != old.direction { tell(.compass) }
        if new.acceleration != old.acceleration { tell(.accelerometer) }
        if new.rotation != old.rotation { tell(.gyroscope) }
        if new.orientation != old.orientation { tell(.motion) }
        if (new.latitude, new.longitude, new.hasLocation) != (old.latitude, old.longitude, old.hasLocation) {
            tell(.location)
        }
        if new.keyboardHeight != old.keyboardHeight {
            context?.emit("onKeyboardHeightChange", ["height": .number(new.keyboardHeight), "duration": 0])
        }
        if new.isRecorded != old.isRecorded {
            context?.emit("onScreenRecordingStateChanged", ["state": new.isRecorded ? "start" : "stop"])
        }
    }

    private func hear(_ event: String, _ count: Int) {
        let isFirst = count > 0 && (listeners[event] ?? 0) == 0
        listeners[event] = count
        report(.listeners(event: event, count: count))
        guard isFirst, let sensor = Sensor.allCases.first(where: { $0.event == event }) else { return }
        if sensor.startsByItself { running.insert(sensor) }
        tellSoon(sensor)
    }

    // MARK: Sensors

    /// Starts a sensor: its listeners hear at once how things are, then of every change.
    func start(_ sensor: Sensor) {
        running.insert(sensor)
        tellSoon(sensor)
    }

    /// Stops a sensor.
    func stop(_ sensor: Sensor) { running.remove(sensor) }

    /// Whether a sensor runs.
    func runs(_ sensor: Sensor) -> Bool { running.contains(sensor) }

    private func tellSoon(_ sensor: Sensor) {
        guard running.contains(sensor) else { return }
        context?.after(milliseconds: 0) { [weak self] in self?.tell(sensor) }
    }

    private func tell(_ sensor: Sensor) {
        guard running.contains(sensor), let context else { return }
        switch sensor {
        case .compass: context.emit(sensor.event, ["direction": .number(state.direction), "accuracy": "high"])
        case .accelerometer: context.emit(sensor.event, .object(Self.axes(state.acceleration, "x", "y", "z")))
        case .gyroscope: context.emit(sensor.event, .object(Self.axes(state.rotation, "x", "y", "z")))
        case .motion: context.emit(sensor.event, .object(Self.axes(state.orientation, "alpha", "beta", "gamma")))
        case .location:
            guard state.hasLocation else {
                return context.emit("onLocationChangeError", ["errCode": 2])
            }
            context.emit(sensor.event, .object(place))
        }
    }

    private static func axes(_ axes: VirtualDevice.Axes, _ x: String, _ y: String, _ z: String) -> ValueObject {
        ValueObject([(x, .number(axes.x)), (y, .number(axes.y)), (z, .number(axes.z))])
    }

    // MARK: What the program reads and changes

    /// What `getBatteryInfo` and its event tell.
    static func battery(_ state: VirtualDevice) -> ValueObject {
        ValueObject([
            ("level", .number(Double(state.battery))), ("isCharging", .bool(state.isCharging)),
            ("isLowPowerModeEnabled", .bool(state.isSavingPower)),
        ])
    }

    /// Where the device is, as exact as a place without satellites is.
    var place: ValueObject {
        ValueObject([
            ("latitude", .number(state.latitude)), ("longitude", .number(state.longitude)), ("speed", -1),
            ("accuracy", 65), ("altitude", 0), ("verticalAccuracy", 65), ("horizontalAccuracy", 65),
        ])
    }

    /// Takes a text that the program copied.
    func copy(_ text: String) {
        state.clipboard = text
        report(.clipboard(text))
    }

    /// Takes the brightness that the program wants.
    func dim(to value: Double) {
        state.brightness = value
        report(.brightness(value))
    }

    /// Tells the shell.
    func report(_ record: DeviceRecord) {
        guard let context else { return }
        context.send(.record(Record(kind: .device(record), time: context.now, source: nil)))
    }
}
