import Bridge
import Values

/// What leads into other parts of the platform's app, played with the person: another mini-program, messages to
/// subscribe to, the address book.
struct OtherAppsAPI {
    let gesture: Gesture

    /// What the members answer, for `canIUse`.
    static let results: [String: Value] = [
        "chooseAddress": [
            "userName": "", "postalCode": "", "provinceName": "", "cityName": "", "countyName": "", "streetName": "",
            "detailInfo": "", "detailInfoNew": "", "nationalCode": "", "telNumber": "",
        ]
    ]

    /// The members of this family.
    var functions: [HostFunction] { [open, subscribe, address] }

    /// As in the platform's own simulator, nothing else opens: what is tried is whether the call is right.
    private var open: HostFunction {
        let texts = ["appId", "path", "envVersion", "shortLink"]
        return HostFunction(
            "navigateToMiniProgram",
            parameters: texts.map { HostParameter($0, .string, required: false) } + [
                HostParameter("extraData", .object, required: false),
                HostParameter("noRelaunchIfPathUnchanged", .boolean, required: false),
            ],
            .asynchronous { [gesture] options, context, reply in
                let target = options.string("shortLink") ?? options.string("appId") ?? ""
                do throws(HostError) {
                    if target.isEmpty { throw HostError("fail invalid appid") }
                    try gesture.check("navigateToMiniProgram", context)
                } catch {
                    return context.after(milliseconds: 0) { reply(.failure(error)) }
                }
                let lines = [target, options.string("path") ?? ""].filter { !$0.isEmpty }
                context.play(.miniProgram, lines.joined(separator: "\n"), reply)
            })
    }

    // MARK: Messages

    /// How many templates one call may name.
    private static let templatesAtOnce = 5

    private var subscribe: HostFunction {
        HostFunction(
            "requestSubscribeMessage", parameters: [HostParameter("tmplIds", .array)],
            .asynchronous { [gesture] options, context, reply in
                do throws(HostError) {
                    let templates = try Self.templates(options)
                    try gesture.check("requestSubscribeMessage", context)
                    Self.ask(templates, context, reply)
                } catch {
                    context.after(milliseconds: 0) { reply(.failure(error)) }
                }
            })
    }

    private static func templates(_ options: ValueObject) throws(HostError) -> [String] {
        guard case .array(let elements)? = options["tmplIds"], !elements.isEmpty else {
            throw HostError("fail TmplIds can't be empty", errCode: 10001)
        }
        guard elements.count <= templatesAtOnce else {
            throw HostError("fail Templates count out of max bounds", errCode: 20003)
        }
        var templates: [String] = []
        for element in elements {
            guard case .string(let id) = element, !id.isEmpty else {
                throw HostError("fail Invalid template id", errCode: 10004)
            }
            if !templates.contains(id) { templates.append(id) }
        }
        return templates
    }

    /// Each template is accepted or rejected by itself; closing the list takes what stands in it.
    private static func ask(
        _ templates: [String], accepted: Set<String>? = nil, _ context: any HostContext, _ reply: @escaping HostReply
    ) {
        let accepted = accepted ?? Set(templates)
        let isChinese = context.device.isChinese
        let title = isChinese ? "订阅消息（模拟）：取消即全部拒绝" : "Subscribe to messages (simulated); cancel refuses all"
        let items = templates.map { (accepted.contains($0) ? "✓ " : "· ") + $0 } + [isChinese ? "确定" : "Done"]
        func answer(_ accepted: Set<String>) {
            reply(.success(ValueObject(templates.map { ($0, accepted.contains($0) ? "accept" : "reject") })))
        }
        context.ask(.actionSheet(title: title, items: items, itemColor: nil)) { [unowned context] result in
            let object = if case .object(let object) = result { object } else { ValueObject([("tapIndex", result)]) }
            guard let index = object.index("tapIndex", below: items.count) else { return answer([]) }
            guard index < templates.count else { return answer(accepted) }
            ask(templates, accepted: accepted.symmetricDifference([templates[index]]), context, reply)
        }
    }

    // MARK: The address book

    /// The one address that everybody here has, made up.
    private static let home: [(String, Value)] = [
        ("userName", "王小明"), ("postalCode", "100000"), ("provinceName", "北京市"), ("cityName", "北京市"),
        ("countyName", "海淀区"), ("streetName", "终端街道"), ("detailInfo", "终端街道 80 号 24 层"),
        ("detailInfoNew", "80 号 24 层"), ("nationalCode", "110108"), ("telNumber", "010-00000000"),
    ]

    private var address: HostFunction {
        HostFunction(
            "chooseAddress",
            .asynchronous { options, context, reply in
                let isChinese = context.device.isChinese
                let item = Self.home.prefix(8).compactMap { if case .string(let text) = $0.1 { text } else { nil } }
                context.ask(
                    .actionSheet(
                        title: isChinese ? "选择收货地址（模拟）" : "Choose an address (simulated)",
                        items: [item[0] + " " + item[2] + item[4] + item[6]], itemColor: nil)
                ) { answer in
                    let object =
                        if case .object(let object) = answer { object } else { ValueObject([("tapIndex", answer)]) }
                    let isChosen = object.index("tapIndex", below: 1) != nil
                    reply(isChosen ? .success(ValueObject(Self.home)) : .failure(HostError("fail cancel")))
                }
            })
    }
}
