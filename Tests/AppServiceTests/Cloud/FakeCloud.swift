import Bridge
import LogicFixture
import Values

/// What wx.cloud asks of Swift, kept, and answered from a table.
final class FakeCloud {
    /// The calls so far: the function's name and its options.
    private(set) var calls: [(name: String, options: ValueObject)] = []
    /// Answers by the call's name or action; a call without one answers an empty result.
    var answers: [String: Result<ValueObject, HostError>] = [:]

    /// The host functions of the cloud.
    var functions: [HostFunction] {
        ["database", "callFunction", "uploadFile", "downloadFile", "getTempFileURL", "deleteFile"].map { name in
            HostFunction(
                "cloud.\(name)",
                .asynchronous { [unowned self] options, context, reply in
                    calls.append((name, options))
                    let key = options["action"].flatMap { if case .string(let text) = $0 { text } else { nil } }
                    let answer = answers[key ?? name] ?? .success([:])
                    context.after(milliseconds: 0) { reply(answer) }
                })
        }
            + ["init", "startWatch", "stopWatch", "abort"].map { name in
                HostFunction(
                    "cloud.\(name)",
                    .synchronous { [unowned self] arguments, _ in
                        let first = arguments.first ?? .undefined
                        if case .object(let options) = first {
                            calls.append((name, options))
                        } else {
                            calls.append((name, ["argument": first]))
                        }
                        return 7
                    })
            }
    }

    /// The calls as text: `database {action:collection.get,...}`.
    var lines: [String] {
        calls.map { "\($0.name) \(JSON.string(.object($0.options)) ?? "")" }
    }
}
