import Bridge
import Values

/// Battery, screen, clipboard, keyboard, memory, and what makes the device shake.
struct ScreenAPI {
    let hardware: VirtualHardware

    /// What the members answer, for `canIUse`.
    static let results: [String: Value] = {
        let battery = Value.object(VirtualHardware.battery(VirtualDevice()))
        return [
            "getBatteryInfo": battery, "getBatteryInfoSync": battery, "getClipboardData": ["data": ""],
            "getScreenBrightness": ["value": 0], "getScreenRecordingState": ["state": "off"],
        ]
    }()

    /// The members of this family.
    var functions: [HostFunction] { battery + screen + clipboard + vibration + events }

    private var battery: [HostFunction] {
        [
            .immediate("getBatteryInfo") { [hardware] _, _ throws(HostError) in VirtualHardware.battery(hardware.state)
            },
            .synchronous("getBatteryInfoSync") { [hardware] _, _ throws(HostError) in
                .object(VirtualHardware.battery(hardware.state))
            },
        ]
    }

    private var screen: [HostFunction] {
        [
            .immediate("getScreenBrightness") { [hardware] _, _ throws(HostError) in
                ValueObject([("value", .number(hardware.state.brightness))])
            },
            .immediate("setScreenBrightness", [HostParameter("value", .number)]) {
                [hardware] options, _ throws(HostError) in
                guard let value = options.number("value"), (0...1).contains(value) else {
                    throw HostError("fail the value should be between 0 and 1")
                }
                hardware.dim(to: value)
                return ValueObject()
            },
            .immediate("setKeepScreenOn", [HostParameter("keepScreenOn", .boolean)]) {
                [hardware] options, _ throws(HostError) in
                hardware.report(.keepsScreenOn(options.flag("keepScreenOn")))
                return ValueObject()
            },
            .immediate("getScreenRecordingState") { [hardware] _, _ throws(HostError) in
                ValueObject([("state", hardware.state.isRecorded ? "on" : "off")])
            },
            .immediate(
                "setVisualEffectOnCapture", [HostParameter("visualEffect", .string, required: false)]
            ) { _, _ throws(HostError) in ValueObject() },
        ]
    }

    private var clipboard: [HostFunction] {
        [
            .immediate("getClipboardData") { [hardware] _, _ throws(HostError) in
                ValueObject([("data", .string(hardware.state.clipboard))])
            },
            .immediate("setClipboardData", [HostParameter("data", .string)]) {
                [hardware] options, context throws(HostError) in
                hardware.copy(options.string("data") ?? "")
                // The platform says so itself, for a second and a half.
                let title = context.device.isChinese ? "内容已复制" : "Copied"
                context.send(.overlay(.toast(title: title, icon: "none", mask: false)))
                context.after(milliseconds: 1_500) { [weak context] in context?.send(.overlay(.hidden)) }
                return ValueObject()
            },
        ]
    }

    private var vibration: [HostFunction] {
        [
            .immediate("vibrateShort", [HostParameter("type", .string, required: false)]) {
                [hardware] options, _ throws(HostError) in
                if let type = options.string("type"), !["heavy", "medium", "light"].contains(type) {
                    throw HostError("fail style is not support")
                }
                hardware.report(.vibration(isLong: false))
                return ValueObject()
            },
            .immediate("vibrateLong") { [hardware] _, _ throws(HostError) in
                hardware.report(.vibration(isLong: true))
                return ValueObject()
            },
        ]
    }

    private var events: [HostFunction] {
        [
            "onBatteryInfoChange", "onUserCaptureScreen", "onScreenRecordingStateChanged", "onMemoryWarning",
            "onKeyboardHeightChange",
        ].map { HostFunction($0, .listener(event: $0)) }
    }
}

extension Device {
    /// Whether it speaks Chinese, as dialogs of the platform's own then do.
    var isChinese: Bool { language.hasPrefix("zh") }
}
