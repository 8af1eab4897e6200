package import Bridge
import MiniProgram

extension HostAPI {
    /// Every member of `wx` that works, by name, as somebody can call it by hand. Made when it is first asked for.
    package static let catalogue: [MemberDescription] = {
        let program = MiniProgram.load(MemorySource(["app.json": #"{"pages":[]}"#]))
        var members: [String: MemberDescription] = [:]
        for name in frameworkMembers where !notCalled.contains(name) { members[name] = describe(name) }
        for function in functions(for: program, data: .memory) { describe(function, &members) }
        let names = memberNames.union(olderMembers)
        return members.values.filter { names.contains($0.name) }.sorted { $0.name < $1.name }
    }()

    /// Members that are no functions.
    private static let notCalled: Set<String> = ["cloud", "env", "worklet"]

    /// Members of the framework that answer later.
    private static let laterMembers: Set<String> = [
        "navigateTo", "redirectTo", "navigateBack", "switchTab", "reLaunch", "exitMiniProgram", "canvasToTempFilePath",
        "canvasGetImageData", "canvasPutImageData", "showShareMenu", "hideShareMenu", "updateShareMenu",
    ]

    private static func describe(_ name: String) -> MemberDescription {
        let isListener = name.hasPrefix("on") || name.hasPrefix("off")
        let style: MemberDescription.Style =
            isListener ? .listener : laterMembers.contains(name) ? .asynchronous : .synchronous
        return MemberDescription(name, style, options: OptionTable.options[name] ?? [])
    }

    private static func describe(_ function: HostFunction, _ members: inout [String: MemberDescription]) {
        // What is named with a point belongs to another object.
        guard !function.name.contains("."), !function.name.contains(":") else { return }
        switch function.kind {
        case .observer: break
        case .listener(let event):
            let base = event.dropFirst(2)
            for name in ["on\(base)", "off\(base)"] { members[name] = MemberDescription(name, .listener) }
        case .synchronous:
            members[function.name] = MemberDescription(function.name, .synchronous, options: options(of: function))
        case .asynchronous, .task:
            members[function.name] = MemberDescription(function.name, .asynchronous, options: options(of: function))
        }
    }

    /// The options of the table, then those that are checked and not in it.
    private static func options(of function: HostFunction) -> [MemberDescription.Option] {
        let listed = OptionTable.options[function.name] ?? []
        let names = Set(listed.map(\.name))
        return listed
            + function.parameters.filter { !names.contains($0.name) }.compactMap { parameter in
                let kind: MemberDescription.Option.Kind
                switch parameter.kind {
                case .string: kind = .text
                case .number: kind = .number
                case .boolean: kind = .flag
                case .object, .array: kind = .json
                case .function: return nil
                }
                return MemberDescription.Option(parameter.name, kind, isRequired: parameter.required)
            }
    }
}
