import Bridge
import MiniProgram
import Values

/// What a program's `ext.json` tells it: the data that a platform for many shops gives each of them.
struct ExtConfigAPI {
    private let config: ValueObject

    init(_ program: MiniProgram) { config = Self.read(program.source) }

    /// The members of this family.
    var functions: [HostFunction] {
        [
            .immediate("getExtConfig") { [config] _, _ throws(HostError) in
                ValueObject([("extConfig", .object(config))])
            },
            .synchronous("getExtConfigSync") { [config] _, _ throws(HostError) in .object(config) },
        ]
    }

    /// The member `ext` of a file that is switched on; without one the platform answers with an empty object.
    private static func read(_ source: any ProgramSource) -> ValueObject {
        guard source.isFile("ext.json") else { return ValueObject() }
        do {
            guard case .object(let file) = try JSON.parse(source.text("ext.json")), file["extEnable"] == .bool(true),
                case .object(let config)? = file["ext"]
            else { return ValueObject() }
            return config
        } catch {
            // The platform, too, answers as if the file were not there.
            return ValueObject()
        }
    }
}
