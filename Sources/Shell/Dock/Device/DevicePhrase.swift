/// What the device tab says, in each language.
enum DevicePhrase: String, CaseIterable, Sendable {
    case network, battery, charging, savingPower, location, coordinates, direction, acceleration, rotation, orientation
    case clipboard, brightness, screenOn, theme, volume, keyboard, recording
    case screenshot, memory, ground, share, scene
    case yes, no, unknown, byTerminal, light, dark, hidden, foreground, background, press, own
    case flat, upright, faceDown, onItsSide, shaken, still, turning, spinning
    case notANumber, notThree, notAPlace, keptOn, notKeptOn, fired

    /// The text in a language.
    func text(_ language: Language) -> String { language == .chinese ? texts.chinese : texts.english }

    private var texts: (english: String, chinese: String) {
        switch self {
        case .network: ("Network", "网络")
        case .battery: ("Battery", "电量")
        case .charging: ("Charging", "正在充电")
        case .savingPower: ("Low power mode", "省电模式")
        case .location: ("Location service", "定位服务")
        case .coordinates: ("Location", "位置")
        case .direction: ("Compass", "罗盘")
        case .acceleration: ("Accelerometer", "加速度计")
        case .rotation: ("Gyroscope", "陀螺仪")
        case .orientation: ("Device motion", "设备方向")
        case .clipboard: ("Clipboard", "剪贴板")
        case .brightness: ("Screen brightness", "屏幕亮度")
        case .screenOn: ("Screen stays on", "屏幕常亮")
        case .theme: ("Theme", "主题")
        case .volume: ("Volume", "音量")
        case .keyboard: ("Keyboard height", "键盘高度")
        case .recording: ("Screen recording", "录屏")
        case .screenshot: ("Screenshot", "截屏")
        case .memory: ("Memory warning", "内存告警")
        case .ground: ("App is in the", "小程序处于")
        case .share: ("Share the page", "转发页面")
        case .scene: ("Entry scene", "进入场景值")
        case .yes: ("on", "开")
        case .no: ("off", "关")
        case .unknown: ("unknown", "未知")
        case .byTerminal: ("as the terminal", "跟随终端")
        case .light: ("light", "浅色")
        case .dark: ("dark", "深色")
        case .hidden: ("hidden", "收起")
        case .foreground: ("foreground", "前台")
        case .background: ("background", "后台")
        case .press: ("Enter does it", "按回车触发")
        case .own: ("as typed", "自定")
        case .flat: ("flat on a table", "平放")
        case .upright: ("upright", "竖直")
        case .faceDown: ("face down", "屏幕朝下")
        case .onItsSide: ("on its side", "侧放")
        case .shaken: ("shaken", "摇动")
        case .still: ("still", "静止")
        case .turning: ("turning", "转动")
        case .spinning: ("spinning", "快速转动")
        case .notANumber: ("a number is expected", "应为数字")
        case .notThree: ("three numbers are expected: 0, 0, -1", "应为三个数：0, 0, -1")
        case .notAPlace: ("latitude, longitude are expected: 39.9, 116.4", "应为纬度, 经度：39.9, 116.4")
        case .keptOn: ("yes", "是")
        case .notKeptOn: ("no", "否")
        case .fired: ("done", "已触发")
        }
    }
}
