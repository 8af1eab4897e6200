import Bridge
import Values

/// Questions to the person: `showModal` and `showActionSheet`.
enum DialogAPI {
    /// The members of this family.
    static var functions: [HostFunction] { [modal, actionSheet] }

    /// What the members answer, for `canIUse`.
    static let results: [String: Value] = [
        "showModal": ["confirm": false, "cancel": false, "content": nil], "showActionSheet": ["tapIndex": 0],
    ]

    private static var modal: HostFunction {
        let texts = ["title", "content", "cancelText", "confirmText", "cancelColor", "confirmColor", "placeholderText"]
        let flags = ["showCancel", "editable"]
        let parameters =
            texts.map { HostParameter($0, .string, required: false) }
            + flags.map { HostParameter($0, .boolean, required: false) }
        return HostFunction(
            "showModal", parameters: parameters,
            .asynchronous { options, context, reply in
                do throws(HostError) {
                    let modal = try question(options)
                    context.ask(.modal(modal)) { reply(.success(modalResult($0, modal))) }
                } catch {
                    context.after(milliseconds: 0) { reply(.failure(error)) }
                }
            })
    }

    private static func question(_ options: ValueObject) throws(HostError) -> Question.Modal {
        var modal = Question.Modal()
        modal.title = options.string("title") ?? ""
        modal.content = options.string("content") ?? ""
        if case .bool(let shows)? = options["showCancel"] { modal.showCancel = shows }
        modal.cancelText = try button("cancelText", options) ?? modal.cancelText
        modal.confirmText = try button("confirmText", options) ?? modal.confirmText
        modal.cancelColor = options.string("cancelColor")
        modal.confirmColor = options.string("confirmColor")
        modal.editable = options.flag("editable")
        modal.placeholderText = options.string("placeholderText") ?? ""
        return modal
    }

    /// A button's text, at most four characters.
    private static func button(_ name: String, _ options: ValueObject) throws(HostError) -> String? {
        guard let text = options.string(name), !text.isEmpty else { return nil }
        guard text.count <= 4 else { throw HostError("fail \(name) length should not large then 4") }
        return text
    }

    /// The shell answers `{confirm, content}`; anything else is a refusal.
    private static func modalResult(_ answer: Value, _ modal: Question.Modal) -> ValueObject {
        let confirmed = answer.member("confirm").toBoolean() || answer.toBooleanIfBoolean
        var content = Value.null
        if modal.editable, confirmed {
            if case .string(let text) = answer.member("content") { content = .string(text) } else { content = "" }
        }
        return ValueObject([("cancel", .bool(!confirmed)), ("confirm", .bool(confirmed)), ("content", content)])
    }

    private static var actionSheet: HostFunction {
        let parameters = [
            HostParameter("itemList", .array), HostParameter("itemColor", .string, required: false),
            HostParameter("alertText", .string, required: false),
        ]
        return HostFunction(
            "showActionSheet", parameters: parameters,
            .asynchronous { options, context, reply in
                do throws(HostError) {
                    let items = try items(options)
                    let question = Question.actionSheet(
                        title: options.string("alertText"), items: items, itemColor: options.string("itemColor"))
                    context.ask(question) { answer in
                        guard let index = tapIndex(answer, below: items.count) else {
                            return reply(.failure(HostError("fail cancel")))
                        }
                        reply(.success(ValueObject([("tapIndex", .number(Double(index)))])))
                    }
                } catch {
                    context.after(milliseconds: 0) { reply(.failure(error)) }
                }
            })
    }

    private static func items(_ options: ValueObject) throws(HostError) -> [String] {
        guard case .array(let elements)? = options["itemList"] else { return [] }
        if elements.isEmpty {
            throw HostError("fail parameter error: parameter.itemList should have at least 1 item;")
        }
        if elements.count > 6 { throw HostError("fail parameter error: itemList should not be large than 6") }
        var items: [String] = []
        for (index, element) in elements.enumerated() {
            guard case .string(let text) = element else {
                throw HostError(
                    "fail parameter error: parameter.itemList[\(index)] should be String instead of \(element.typeName);"
                )
            }
            items.append(text)
        }
        return items
    }

    /// The shell answers the item's number, alone or as `tapIndex`.
    static func tapIndex(_ answer: Value, below count: Int) -> Int? {
        if case .object(let object) = answer { return object.index("tapIndex", below: count) }
        return ValueObject([("tapIndex", answer)]).index("tapIndex", below: count)
    }
}

extension Value {
    /// True if it is the boolean true itself.
    fileprivate var toBooleanIfBoolean: Bool {
        if case .bool(let flag) = self { flag } else { false }
    }
}
