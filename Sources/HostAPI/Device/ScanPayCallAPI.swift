import Bridge
import FoundationEssentials
import Values

/// What the platform would leave to another app, played with the person: paying, calling, scanning.
struct ScanPayCallAPI {
    let scanner: CodeScanner

    /// What the members answer, for `canIUse`.
    static let results: [String: Value] = [
        "scanCode": ["result": "", "scanType": "", "charSet": "", "path": "", "rawData": ""]
    ]

    /// The members of this family.
    var functions: [HostFunction] { [payment, call, scan] }

    private var payment: HostFunction {
        let needed = ["timeStamp", "nonceStr", "package", "paySign"]
        return HostFunction(
            "requestPayment",
            parameters: needed.map { HostParameter($0, .string) } + [
                HostParameter("signType", .string, required: false)
            ],
            .asynchronous { options, context, reply in
                context.play(.payment, options.string("package") ?? "", reply)
            })
    }

    private var call: HostFunction {
        HostFunction(
            "makePhoneCall", parameters: [HostParameter("phoneNumber", .string)],
            .asynchronous { options, context, reply in
                context.play(.call, options.string("phoneNumber") ?? "", reply)
            })
    }

    // MARK: Scanning

    private var scan: HostFunction {
        HostFunction(
            "scanCode",
            parameters: [
                HostParameter("onlyFromCamera", .boolean, required: false),
                HostParameter("scanType", .array, required: false),
            ],
            .asynchronous { [self] options, context, reply in
                guard !options.flag("onlyFromCamera"), CodeScanner.isInstalled else { return askText(context, reply) }
                let isChinese = context.device.isChinese
                let items = isChinese ? ["输入码的内容", "从图片中识别"] : ["Type what the code says", "Read it from a picture"]
                context.ask(
                    .actionSheet(title: isChinese ? "扫码（模拟）" : "Scan (simulated)", items: items, itemColor: nil)
                ) {
                    [self, unowned context] answer in
                    switch answer.member("tapIndex") {
                    case .number(0): askText(context, reply)
                    case .number(1): askPicture(context, reply)
                    default: reply(.failure(HostError("fail cancel")))
                    }
                }
            })
    }

    private func askText(_ context: any HostContext, _ reply: @escaping HostReply) {
        var modal = Question.Modal()
        modal.title = context.device.isChinese ? "扫码（模拟）" : "Scan (simulated)"
        modal.editable = true
        modal.placeholderText = context.device.isChinese ? "码的内容" : "what the code says"
        context.ask(.modal(modal)) { answer in
            guard answer.member("confirm").toBoolean(), case .string(let text) = answer.member("content") else {
                return reply(.failure(HostError("fail cancel")))
            }
            reply(.success(Self.result(ScannedCode(text: text, type: "QR_CODE"))))
        }
    }

    private func askPicture(_ context: any HostContext, _ reply: @escaping HostReply) {
        context.ask(.files(FileRequest(kind: .images, count: 1))) { [scanner, unowned context] answer in
            guard case .array(let files) = answer.member("files"), case .string(let path)? = files.first else {
                return reply(.failure(HostError("fail cancel")))
            }
            scanner.scan(path, context) { code in
                reply(code.map { .success(Self.result($0)) } ?? .failure(HostError("fail no code found")))
            }
        }
    }

    private static func result(_ code: ScannedCode) -> ValueObject {
        ValueObject([
            ("result", .string(code.text)), ("scanType", .string(code.type)), ("charSet", "UTF-8"), ("path", ""),
            ("rawData", .string(Data(code.text.utf8).base64EncodedString())),
        ])
    }
}
