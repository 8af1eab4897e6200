import Bridge
import MiniProgram
import Values

/// What a program can ask about the device, the window and itself.
struct SystemAPI {
    private let appID: String
    private let knowsTheme: Bool
    private let isDebug: Bool

    init(_ program: MiniProgram) {
        appID = program.appID
        knowsTheme = program.app.darkmode
        isDebug = program.app.debug
    }

    /// The base library whose behaviour is followed.
    static let baseLibrary = "3.8.12"
    /// The version of the client that comes with it.
    static let clientVersion = "8.0.61"

    /// The members of this family.
    var functions: [HostFunction] {
        [
            .immediate("getSystemInfo") { [self] _, context throws(HostError) in systemInfo(context.device) },
            .immediate("getSystemInfoAsync") { [self] _, context throws(HostError) in systemInfo(context.device) },
            answer("getSystemInfoSync") { [self] in systemInfo($0) },
            answer("getWindowInfo") { [self] in windowInfo($0) },
            answer("getAppBaseInfo") { [self] in appBaseInfo($0) },
            answer("getDeviceInfo") { [self] _ in deviceInfo },
            answer("getSystemSetting") { [self] in systemSetting($0) },
            answer("getAppAuthorizeSetting") { [self] _ in authorizeSetting },
            answer("getMenuButtonBoundingClientRect") { Self.menuButton($0) },
            .immediate("exitMiniProgram") { _, context throws(HostError) in
                context.send(.exit)
                return ValueObject()
            },
            answer("getAccountInfoSync") { [self] _ in
                let program: Value = ["appId": .string(appID), "envVersion": "develop", "version": ""]
                return ValueObject([("miniProgram", program)])
            },
        ]
    }

    /// What the members answer, for `canIUse`.
    var results: [String: Value] {
        let device = Device()
        let info = Value.object(systemInfo(device))
        return [
            "getSystemInfo": info, "getSystemInfoAsync": info, "getSystemInfoSync": info,
            "getWindowInfo": .object(windowInfo(device)), "getAppBaseInfo": .object(appBaseInfo(device)),
            "getDeviceInfo": .object(deviceInfo), "getSystemSetting": .object(systemSetting(device)),
            "getAppAuthorizeSetting": .object(authorizeSetting),
            "getMenuButtonBoundingClientRect": .object(Self.menuButton(device)),
            "getAccountInfoSync": ["miniProgram": ["appId": "", "envVersion": "", "version": ""]],
        ]
    }

    private func answer(_ name: String, _ read: @escaping (Device) -> ValueObject) -> HostFunction {
        .synchronous(name) { _, context throws(HostError) in .object(read(context.device)) }
    }

    private func systemInfo(_ device: Device) -> ValueObject {
        var info = deviceInfo
        for (key, value) in windowInfo(device) { info[key] = value }
        for (key, value) in appBaseInfo(device) { info[key] = value }
        for (key, value) in systemSetting(device) { info[key] = value }
        let rights = ["album", "camera", "location", "microphone", "phoneCalendar"]
        for name in rights + ["notification", "notificationAlert", "notificationBadge", "notificationSound"] {
            info["\(name)Authorized"] = false
        }
        info["locationReducedAccuracy"] = false
        info["errMsg"] = "getSystemInfo:ok"
        return info
    }

    private func windowInfo(_ device: Device) -> ValueObject {
        let area: Value = [
            "left": 0, "right": .number(device.screenWidth), "top": .number(device.statusBarHeight),
            "bottom": .number(device.screenHeight), "width": .number(device.screenWidth),
            "height": .number(device.screenHeight - device.statusBarHeight),
        ]
        return ValueObject([
            ("pixelRatio", 1), ("screenWidth", .number(device.screenWidth)),
            ("screenHeight", .number(device.screenHeight)), ("windowWidth", .number(device.windowWidth)),
            ("windowHeight", .number(device.windowHeight)), ("statusBarHeight", .number(device.statusBarHeight)),
            ("safeArea", area), ("screenTop", .number(device.statusBarHeight + Self.navigationBarHeight)),
        ])
    }

    private func appBaseInfo(_ device: Device) -> ValueObject {
        let host: Value = ["env": "WeChat", "appId": ""]
        var info = ValueObject([
            ("SDKVersion", .string(Self.baseLibrary)), ("enableDebug", .bool(isDebug)), ("host", host),
            ("language", .string(device.language)),
            ("version", .string(Self.clientVersion)), ("fontSizeScaleFactor", 1), ("fontSizeSetting", 16),
        ])
        // Only a program with "darkmode": true is told the theme.
        if knowsTheme { info["theme"] = .string(device.theme) }
        return info
    }

    /// A terminal has what the platform's simulator has, so it says that it is one.
    private var deviceInfo: ValueObject {
        ValueObject([
            ("abi", "x86_64"), ("benchmarkLevel", 1), ("brand", "devtools"), ("cpuType", "unknown"),
            ("deviceAbi", "x86_64"),
            ("memorySize", "2048"), ("model", "Termina"), ("platform", "devtools"), ("system", "Linux"),
        ])
    }

    private func systemSetting(_ device: Device) -> ValueObject {
        let isWide = device.screenWidth > device.screenHeight
        return ValueObject([
            ("bluetoothEnabled", false), ("locationEnabled", false), ("wifiEnabled", true),
            ("deviceOrientation", isWide ? "landscape" : "portrait"),
        ])
    }

    private var authorizeSetting: ValueObject {
        let names = ["album", "bluetooth", "camera", "location", "microphone", "notification", "phoneCalendar"]
        var setting = ValueObject(names.map { ("\($0)Authorized", Value.string("not determined")) })
        setting["locationReducedAccuracy"] = false
        return setting
    }

    /// One row.
    private static let navigationBarHeight = 16.0

    /// The button at the right of the navigation bar: as high as the bar, seven columns wide, a column from the edge.
    private static func menuButton(_ device: Device) -> ValueObject {
        // As the shell paints it: three columns, one from the right edge.
        let width = min(24, device.windowWidth)
        let right = max(width, device.windowWidth - 8)
        return ValueObject([
            ("width", .number(width)), ("height", .number(navigationBarHeight)),
            ("top", .number(device.statusBarHeight)), ("right", .number(right)),
            ("bottom", .number(device.statusBarHeight + navigationBarHeight)), ("left", .number(right - width)),
        ])
    }
}
