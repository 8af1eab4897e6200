import Bridge

/// The options that members of `wx` take, with values to begin with when somebody calls them by hand. Beside what their
/// registrations check, this has what may be left away or be of any type.
enum OptionTable {
    typealias Option = MemberDescription.Option

    private static func text(_ name: String, _ sample: String = "") -> Option {
        Option(name, .text, sample: sample)
    }

    private static func needed(_ name: String, _ sample: String = "") -> Option {
        Option(name, .text, sample: sample, isRequired: true)
    }

    private static func number(_ name: String, _ sample: String = "", needed: Bool = false) -> Option {
        Option(name, .number, sample: sample, isRequired: needed)
    }

    private static func flag(_ name: String, _ sample: String = "") -> Option { Option(name, .flag, sample: sample) }

    private static func json(_ name: String, _ sample: String = "", needed: Bool = false) -> Option {
        Option(name, .json, sample: sample, isRequired: needed)
    }

    private static func choice(_ name: String, _ all: [String], _ sample: String = "", needed: Bool = false) -> Option {
        Option(name, .choice(all), sample: sample, isRequired: needed)
    }

    private static let url = [needed("url", "/pages/")]
    private static let area = [
        number("x", "0"), number("y", "0"), number("width", "10", needed: true), number("height", "10", needed: true),
    ]
    private static let transport = [flag("enableHttp2"), flag("enableQuic"), flag("enableProfile")]
    private static let key = [needed("key", "key")]
    private static let storage = [needed("key", "key"), json("data", #"{"a":1}"#, needed: true)]
    private static let tab = [number("index", "0", needed: true)]
    private static let interval = [choice("interval", ["game", "ui", "normal"])]
    private static let type = [choice("type", ["wgs84", "gcj02"])]
    private static let pictures = [
        number("count", "1"), json("sizeType", #"["original","compressed"]"#),
        json("sourceType", #"["album","camera"]"#),
    ]

    private static let camera = choice("camera", ["back", "front"])
    private static let shown = [flag("showmenu"), choice("referrerPolicy", ["no-referrer", "origin"])]

    /// The options by member.
    static let options: [String: [Option]] = interface.merging(network) { $1 }.merging(data) { $1 }
        .merging(device) { $1 }

    private static let interface: [String: [Option]] = [
        "navigateTo": url + [json("events"), text("routeType"), json("routeConfig"), json("routeOptions")],
        "redirectTo": url, "reLaunch": url, "switchTab": url,
        "navigateBack": [number("delta", "1")],
        "showToast": [
            needed("title", "Hello"), choice("icon", ["success", "error", "loading", "none"]), text("image"),
            number("duration", "1500"), flag("mask"),
        ],
        "showLoading": [needed("title", "Loading"), flag("mask")],
        "hideToast": [flag("noConflict")], "hideLoading": [flag("noConflict")],
        "showModal": [
            text("title", "Title"), text("content", "Content"), flag("showCancel"), text("cancelText"),
            text("cancelColor"), text("confirmText"), text("confirmColor"), flag("editable"),
            text("placeholderText"),
        ],
        "showActionSheet": [
            json("itemList", #"["A","B","C"]"#, needed: true), text("itemColor"), text("alertText"),
        ],
        "setNavigationBarTitle": [needed("title", "Title")],
        "setNavigationBarColor": [
            choice("frontColor", ["#ffffff", "#000000"], "#ffffff", needed: true),
            needed("backgroundColor", "#336699"), json("animation"),
        ],
        "setBackgroundColor": [
            text("backgroundColor", "#eeeeee"), text("backgroundColorTop"), text("backgroundColorBottom"),
        ],
        "setBackgroundTextStyle": [choice("textStyle", ["dark", "light"], "dark", needed: true)],
        "setTabBarBadge": tab + [needed("text", "1")], "removeTabBarBadge": tab, "showTabBarRedDot": tab,
        "hideTabBarRedDot": tab,
        "setTabBarItem": tab + [text("text", "Tab"), text("iconPath"), text("selectedIconPath")],
        "setTabBarStyle": [
            text("color"), text("selectedColor", "#07c160"), text("backgroundColor"),
            choice("borderStyle", ["black", "white"]),
        ],
        "showTabBar": [flag("animation")], "hideTabBar": [flag("animation")],
        "pageScrollTo": [number("scrollTop", "0"), number("duration", "300"), text("selector"), number("offsetTop")],
        "showShareMenu": [json("menus", #"["shareAppMessage","shareTimeline"]"#), flag("withShareTicket")],
        "updateShareMenu": [
            flag("withShareTicket"), flag("isUpdatableMessage"), text("activityId"), json("templateInfo"),
            flag("isPrivateMessage"), text("toDoActivityId"), flag("useForChatTool"), number("chooseType"),
            json("participant"),
        ],
        "navigateToMiniProgram": [
            text("appId", "wx0000000000000000"), text("path"), json("extraData"),
            choice("envVersion", ["develop", "trial", "release"]), text("shortLink"),
            flag("noRelaunchIfPathUnchanged"),
        ],
        "createIntersectionObserver": [
            json("component"), json("options", #"{"thresholds":[0,1],"observeAll":false,"initialRatio":0}"#),
        ],
        "canvasGetImageData": [needed("canvasId", "canvas")] + area,
        "canvasPutImageData": [needed("canvasId", "canvas"), json("data", "[]", needed: true)] + area,
        "canvasToTempFilePath": [
            text("canvasId", "canvas"), number("x"), number("y"), number("width"), number("height"),
            number("destWidth"), number("destHeight"), choice("fileType", ["png", "jpg"]), number("quality"),
        ],
        "createOffscreenCanvas": [json("options", #"{"type":"2d","width":64,"height":64}"#)],
        "hideShareMenu": [json("menus", #"["shareAppMessage","shareTimeline"]"#)],
        "canIUse": [needed("schema", "showToast.object.image")],
    ]

    private static let network: [String: [Option]] = [
        "request": [
            needed("url", "https://api.example.com/products"),
            choice("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "CONNECT"]), json("data"),
            json("header"), number("timeout"), choice("dataType", ["json", "other"]),
            choice("responseType", ["text", "arraybuffer"]), choice("redirect", ["follow", "manual"]),
            flag("enableChunked"), flag("enableCache"), flag("enableHttpDNS"), text("httpDNSServiceId"),
            number("httpDNSTimeout"), flag("forceCellularNetwork"), flag("useHighPerformanceMode"),
        ] + transport,
        "downloadFile": [
            needed("url", "https://api.example.com/"), text("filePath"), json("header"), number("timeout"),
        ] + transport,
        "uploadFile": [
            needed("url", "https://api.example.com/upload"), needed("filePath", "wxfile://usr/"),
            needed("name", "file"), json("formData"), json("header"), number("timeout"),
        ] + transport,
        "connectSocket": [
            needed("url", "wss://api.example.com/ws"), json("header"), json("protocols"), number("timeout"),
            flag("perMessageDeflate"), flag("tcpNoDelay"), flag("forceCellularNetwork"),
        ],
        "sendSocketMessage": [needed("data", "Hello")], "closeSocket": [number("code"), text("reason")],
    ]

    private static let data: [String: [Option]] = [
        "setStorage": storage + [flag("encrypt")], "setStorageSync": storage,
        "getStorage": key + [flag("encrypt")], "getStorageSync": key, "removeStorage": key, "removeStorageSync": key,
        "batchSetStorage": [json("kvList", #"[{"key":"a","value":1}]"#, needed: true)],
        "batchGetStorage": [json("keyList", #"["a"]"#, needed: true)],
        "batchSetStorageSync": [json("kvList", #"[{"key":"a","value":1}]"#, needed: true)],
        "batchGetStorageSync": [json("keyList", #"["a"]"#, needed: true)],
        "chooseImage": pictures,
        "chooseMedia": pictures + [json("mediaType", #"["image","video"]"#), number("maxDuration"), camera],
        "chooseVideo": [json("sourceType", #"["album","camera"]"#), flag("compressed"), number("maxDuration"), camera],
        "chooseMessageFile": [
            number("count", "1", needed: true), choice("type", ["all", "video", "image", "file"]), json("extension"),
        ],
        "previewImage": [json("urls", #"["/images/hill.png"]"#, needed: true), text("current")] + shown,
        "previewMedia": [json("sources", #"[{"url":"/images/hill.png"}]"#, needed: true), number("current")] + shown,
        "getImageInfo": [needed("src", "/images/hill.png")],
        "compressImage": [
            needed("src", "/images/hill.png"), number("quality", "80"), number("compressedWidth"),
            number("compressedHeight"),
        ],
        "cropImage": [
            needed("src", "/images/hill.png"),
            choice("cropScale", ["1:1", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9"], "1:1", needed: true),
        ],
        "saveImageToPhotosAlbum": [needed("filePath", "wxfile://usr/")],
        "editImage": [needed("src", "/images/hill.png")],
        "openDocument": [
            needed("filePath", "/app.wxss"),
            choice("fileType", ["", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf"]), flag("showMenu"),
        ],
        "saveFileToDisk": [needed("filePath", "/app.wxss")],
        "authorize": [needed("scope", "scope.userLocation")],
        "getUserProfile": [needed("desc", "to show your name"), choice("lang", ["en", "zh_CN", "zh_TW"])],
        "getUserInfo": [flag("withCredentials"), choice("lang", ["en", "zh_CN", "zh_TW"])],
        "getSetting": [flag("withSubscriptions")], "login": [number("timeout")],
        "arrayBufferToBase64": [json("arrayBuffer")], "base64ToArrayBuffer": [needed("base64", "aGVsbG8=")],
    ]

    private static let device: [String: [Option]] = [
        "getLocation": type + [flag("altitude"), flag("isHighAccuracy"), number("highAccuracyExpireTime")],
        "getFuzzyLocation": type, "startLocationUpdate": type, "startLocationUpdateBackground": type,
        "chooseLocation": [number("latitude"), number("longitude")],
        "openLocation": [
            number("latitude", "39.9", needed: true), number("longitude", "116.4", needed: true),
            number("scale", "18"), text("name", "天安门"), text("address"),
        ],
        "startAccelerometer": interval, "startGyroscope": interval, "startDeviceMotionListening": interval,
        "setClipboardData": [needed("data", "Hello")],
        "setScreenBrightness": [number("value", "0.5", needed: true)],
        "setKeepScreenOn": [
            Option("keepScreenOn", .flag, sample: "true", isRequired: true)
        ],
        "vibrateShort": [choice("type", ["heavy", "medium", "light"], "medium")],
        "makePhoneCall": [needed("phoneNumber", "10086")],
        "scanCode": [flag("onlyFromCamera"), json("scanType", #"["qrCode","barCode"]"#)],
        "requestPayment": [
            needed("timeStamp", "1700000000"), needed("nonceStr", "abc"), needed("package", "prepay_id=wx1"),
            choice("signType", ["MD5", "HMAC-SHA256", "RSA"], "MD5"), needed("paySign", "sign"),
        ],
        "createWorker": [needed("scriptPath", "workers/index.js"), json("options")],
        "createInnerAudioContext": [json("options", #"{"useWebAudioImplement":false}"#)],
        "playBackgroundAudio": [
            needed("dataUrl", "https://api.example.com/nocturne.mp3"), text("title"), text("coverImgUrl"),
        ],
        "seekBackgroundAudio": [number("position", "10", needed: true)],
        "getLogManager": [json("options", #"{"level":0}"#)],
        "reportEvent": [needed("eventId", "event"), json("data", "{}")],
    ]
}
