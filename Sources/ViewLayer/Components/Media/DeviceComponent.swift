import Values

/// Components that need a device that is not there (a player, a camera, a browser): a box that says what it is, and the
/// events that such a device sends when it fails.
final class DeviceComponent: PlaceholderComponent {
    private var started: String?

    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.prepareLater(node)
    }

    override var isFocusable: Bool { ["video", "audio", "live-player"].contains(node.tag) }
    override var reactsToTaps: Bool { isFocusable }

    override func attributeChanged(_ name: String, from old: Value?) {
        super.attributeChanged(name, from: old)
        if ["src", "url", "autoplay", "longitude", "latitude"].contains(name) { page.prepareLater(node) }
    }

    override func prepare() {
        let source = node.string("src") ?? node.string("url") ?? ""
        let isNew = started != source
        switch node.tag {
        case "camera": if isNew { tell("error", ["errMsg": "insertCamera:fail no camera"]) }
        case "live-pusher":
            if isNew { tell("error", ["errCode": 10001, "errMsg": "no camera"]) }
        case "map": tell("updated", [:])
        case "web-view":
            if isNew, !source.isEmpty { tell("error", ["url": .string(source), "fullUrl": .string(source)]) }
        case "video", "live-player", "audio":
            if isNew, !source.isEmpty, node.flag("autoplay") { fail() }
        case "channel-video", "channel-live": if isNew { tell("error", ["errMsg": "fail not supported"]) }
        default: break
        }
        started = source
    }

    override func tapped() { fail() }

    override func perform(_ method: String, _ options: Value, answer: UInt64?) {
        if method == "play" || method == "resume" || method == "start" { fail() }
    }

    /// Playing was asked for.
    private func fail() {
        switch node.tag {
        case "video": tell("error", ["errMsg": "MEDIA_ERR_SRC_NOT_SUPPORTED"])
        case "audio": tell("error", ["errMsg": "MEDIA_ERR_SRC_NOT_SUPPORTED", "errCode": 4])
        // The connection broke and was not made again.
        case "live-player": tell("statechange", ["code": -2301])
        case "live-pusher": tell("error", ["errCode": 10001, "errMsg": "no camera"])
        default: break
        }
    }

    private func tell(_ type: String, _ detail: ValueObject) { page.tellLater(type, on: node, detail) }
}
