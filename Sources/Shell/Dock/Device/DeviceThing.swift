/// Something of the device that a person can play with, in the order of the tab.
enum DeviceThing: String, CaseIterable, Sendable {
    case network, battery, charging, savingPower, location, coordinates, direction, acceleration, rotation, orientation
    case clipboard, brightness, screenOn, volume, keyboard, theme, recording, screenshot, memory, ground, share, scene

    /// What it is called.
    var phrase: DevicePhrase { DevicePhrase(rawValue: rawValue) ?? .unknown }

    /// The events of `wx` that it fires.
    var events: [String] {
        switch self {
        case .network: ["onNetworkStatusChange", "onNetworkWeakChange"]
        case .battery, .charging, .savingPower: ["onBatteryInfoChange"]
        case .location, .coordinates: ["onLocationChange", "onLocationChangeError"]
        case .direction: ["onCompassChange"]
        case .acceleration: ["onAccelerometerChange"]
        case .rotation: ["onGyroscopeChange"]
        case .orientation: ["onDeviceMotionChange"]
        case .theme: ["onThemeChange"]
        case .keyboard: ["onKeyboardHeightChange"]
        case .recording: ["onScreenRecordingStateChanged"]
        case .screenshot: ["onUserCaptureScreen"]
        case .memory: ["onMemoryWarning"]
        case .ground, .scene: ["onAppShow", "onAppHide"]
        case .clipboard, .brightness, .screenOn, .volume, .share: []
        }
    }

    /// Whether its value can be typed.
    var isEditable: Bool {
        switch self {
        case .battery, .coordinates, .direction, .acceleration, .rotation, .orientation, .clipboard, .brightness,
            .volume, .keyboard, .scene:
            true
        default: false
        }
    }
}
