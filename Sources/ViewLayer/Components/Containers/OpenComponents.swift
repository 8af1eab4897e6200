import Values

/// `open-data` (official documentation: component/open-data): what is public of the person, who is a default one.
final class OpenDataComponent: Control {
    private var value: String {
        switch node.string("type") {
        case "userNickName": "微信用户"
        case "userAvatarUrl": "\u{263A}"
        case "userLanguage": "zh_CN"
        default: ""
        }
    }

    override var prefix: String? { value.isEmpty ? node.string("default-text") : value }
    override var hidesChildren: Bool { true }

    override func attributeChanged(_ name: String, from old: Value?) {
        lookChanged()
        if name == "type", value.isEmpty { page.prepareLater(node) }
    }

    override func prepare() { page.tellLater("error", on: node, ["errMsg": "no data"]) }
}

/// `ad`, `ad-custom` and `official-account`: show nothing, and say so as where there is no advertisement and no account.
final class AbsentComponent: Control {
    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.prepareLater(node)
    }

    override func prepare() {
        let detail: ValueObject =
            node.tag == "official-account"
            ? ["status": 5, "errMsg": "scene error"] : ["errCode": 1004, "errMsg": "no suitable ad"]
        page.tellLater("error", on: node, detail)
    }
}

extension PageView {
    /// Tells of something that a node found out by itself, once everything now under way is shown.
    func tellLater(_ type: String, on node: RenderNode, _ detail: ValueObject) {
        let id = node.id
        context.after(0) { [weak self] in
            guard let self, let node = tree.node(id) else { return }
            emit(type, on: node, detail: .object(detail))
        }
    }
}
