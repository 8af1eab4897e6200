import Bridge
import Components
import Values

extension AppService {
    /// Does what a button's `open-type` asks of the platform, and tells the button's listeners.
    func askPlatform(_ kind: String, _ button: NodeID, on page: Page, _ language: String?) {
        isHandlingTap = true
        guard case .asynchronous(let ask)? = host["button.\(kind)"]?.kind else {
            return tell(.failure(HostError("fail not supported")), of: kind, button, page.id)
        }
        let options = ValueObject([("lang", language.map(Value.string) ?? .undefined)])
        ask(options, self) { [weak self] result in
            self?.run { [weak self] in self?.tell(result, of: kind, button, page.id) }
        }
    }

    private func tell(_ result: Result<ValueObject, HostError>, of kind: String, _ button: NodeID, _ page: PageID) {
        // The person may have left meanwhile.
        guard router[page] != nil else { return }
        var detail: ValueObject
        switch result {
        case .success(let members):
            detail = members
            detail["errMsg"] = .string("\(kind):ok")
        case .failure(let error):
            detail = ValueObject([("errMsg", .string("\(kind):\(error.message)"))])
            if let number = error.errno { detail["errno"] = .number(Double(number)) }
        }
        components.dispatch(
            UserEvent(sequence: 0, page: page, node: button, type: kind.lowercased(), detail: .object(detail)))
    }
}
