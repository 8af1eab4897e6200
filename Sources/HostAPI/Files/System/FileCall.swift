import Bridge
import Values

/// One member of FileSystemManager in all its forms: by callback or promise, and `Sync`.
struct FileCall: Sendable {
    /// How the form that answers at once is called.
    enum Synchronous: Sendable {
        /// There is none.
        case none
        /// By these arguments in order.
        case arguments([String])
        /// By one object.
        case object
    }

    typealias Work = @Sendable (ValueObject, FileSystem) throws(FileError) -> ValueObject

    /// The member's name, `readFile`.
    var name: String
    var parameters: [HostParameter]
    var synchronous: Synchronous
    /// The member of the result that the synchronous form gives; nil gives nothing, "" the whole result.
    var gives: String?
    var work: Work

    init(
        _ name: String, _ parameters: [HostParameter], _ synchronous: Synchronous, gives: String? = nil,
        _ work: @escaping Work
    ) {
        self.name = name
        self.parameters = parameters
        self.synchronous = synchronous
        self.gives = gives
        self.work = work
    }

    /// The host functions of its forms; their names bear the owner's, since they are no members of `wx`.
    func functions(_ system: FileSystem, _ worker: FileWorker) -> [HostFunction] {
        let work = work
        let asynchronous = HostFunction(
            "FileSystemManager.\(name)", parameters: parameters,
            .asynchronous { options, context, reply in
                worker.run(context, { () throws(HostError) in try Self.run(work, options, system) }, answer: reply)
            })
        guard let synchronousWork else { return [asynchronous] }
        return [
            asynchronous,
            .synchronous("FileSystemManager.\(name)Sync") { arguments, _ throws(HostError) in
                try synchronousWork(arguments, system)
            },
        ]
    }

    private var synchronousWork: (([Value], FileSystem) throws(HostError) -> Value)? {
        let names: [String]
        switch synchronous {
        case .none: return nil
        case .arguments(let list): names = list
        case .object: names = []
        }
        return { arguments, system throws(HostError) in
            var options = ValueObject()
            if names.isEmpty {
                if case .object(let given)? = arguments.first { options = given }
            } else {
                for (name, value) in zip(names, arguments) { options[name] = value }
            }
            try Self.check(options, parameters)
            let result = try Self.run(work, options, system)
            guard let gives else { return .undefined }
            return gives.isEmpty ? .object(result) : result[gives] ?? .undefined
        }
    }

    private static func run(
        _ work: Work, _ options: ValueObject, _ system: FileSystem
    ) throws(HostError) -> ValueObject {
        do throws(FileError) {
            return try work(options, system)
        } catch {
            throw error.hostError
        }
    }

    /// Checks options in the platform's words, as the prelude does for calls that answer later.
    private static func check(_ options: ValueObject, _ parameters: [HostParameter]) throws(HostError) {
        for parameter in parameters {
            let value = options[parameter.name] ?? .undefined
            if case .undefined = value, !parameter.required { continue }
            guard value.typeName == parameter.kind.rawValue else {
                throw FileError(wrong: parameter.name, parameter.kind.rawValue, value).hostError
            }
        }
    }
}

extension FileError {
    /// An option of the wrong type.
    init(wrong name: String, _ wanted: String, _ value: Value) {
        self.init(.parameter, "parameter.\(name) should be \(wanted) instead of \(value.typeName);")
    }
}
