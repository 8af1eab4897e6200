import Components
import MiniProgram
import Values

extension ComponentDefinition {
    /// Reads what the prelude tells of a definition (`describe` in component.js).
    init(path: String, isPage: Bool, described: ValueObject, program: MiniProgram) {
        let config = program.component(path)
        self.init(path: path)
        self.isPage = isPage
        properties = described.list("properties").compactMap(PropertyDefinition.init(described:))
        if case .object(let data)? = described["data"] { self.data = data }
        observers = described.list("observers").map(DataObserver.init(described:))
        externalClasses = described.strings("externalClasses")
        behaviors = described.strings("behaviors")
        ancestors = Set(described.list("ancestors").compactMap(\.index))
        relations = described.list("relations").compactMap { RelationDefinition(described: $0, path: path) }
        let names = described.strings("lifetimes") + described.strings("pageLifetimes")
        lifetimes = Set(names.compactMap(LifetimeName.init))
        for generic in config.generics {
            let target = generic.defaultRequest.map { program.resolver.component($0, from: path + ".json") }
            if case .path(let path)? = target {
                generics[generic.name] = .some(path)
            } else {
                generics[generic.name] = .some(nil)
            }
        }
        let options = described["options"]?.members ?? ValueObject()
        self.options = ComponentOptions(described: options, config: config)
        isPureData = Self.pureDataTest(options["pureDataPattern"]?.members)
    }

    /// A test for names that match a regular expression. `/^_/`, which nearly everybody writes, is a mere comparison.
    private static func pureDataTest(_ pattern: ValueObject?) -> (@Sendable (String) -> Bool)? {
        guard case .string(let source)? = pattern?["source"] else { return nil }
        let rest = source.dropFirst()
        if source.hasPrefix("^"), rest.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) {
            let prefix = String(rest)
            return { $0.hasPrefix(prefix) }
        }
        return { name in
            do {
                return try Regex(source).firstMatch(in: name) != nil
            } catch {
                // A pattern that only JavaScript understands matches nothing here.
                return false
            }
        }
    }
}

extension PropertyDefinition {
    fileprivate init?(described: Value) {
        guard let members = described.members, case .string(let name)? = members["name"] else { return nil }
        let kinds = ([members["type"]].compactMap(\.self) + members.list("optionalTypes")).map(Kind.init(described:))
        let value: Value? = if case .undefined? = members["value"] { nil } else { members["value"] }
        var hasObserver = false
        if case .bool(let flag)? = members["observer"] { hasObserver = flag }
        self.init(name, kinds.first ?? .any, defaultValue: value, hasObserver: hasObserver)
        optionalKinds = Array(kinds.dropFirst())
    }
}

extension RelationDefinition {
    fileprivate init?(described: Value, path: String) {
        guard let members = described.members, case .string(let key)? = members["path"],
            case .string(let type)? = members["type"], let kind = Kind(rawValue: type)
        else { return nil }
        if let number = members["behavior"]?.index {
            self.init(key: key, kind: kind, target: .behavior(number))
        } else {
            var written = key
            if case .string(let target)? = members["target"] { written = target }
            self.init(key: key, kind: kind, target: .component(Self.path(written, in: path)))
        }
    }
}

extension PropertyDefinition.Kind {
    fileprivate init(described: Value) {
        guard case .string(let name) = described else {
            self = .any
            return
        }
        self = Self(rawValue: name.lowercased()) ?? .any
    }
}

extension DataObserver {
    fileprivate init(described: Value) {
        guard case .array(let paths) = described else {
            self.init(paths: [])
            return
        }
        self.init(
            paths: paths.compactMap { path in
                guard let members = path.members else { return nil }
                var isWildcard = false
                if case .bool(let flag)? = members["isWildcard"] { isWildcard = flag }
                return Path(DataPath(parts: members["parts"] ?? .null), isWildcard: isWildcard)
            })
    }
}

extension DataPath {
    /// A path of names and indices as the prelude writes it.
    init(parts: Value) {
        guard case .array(let parts) = parts else {
            self.init([])
            return
        }
        self.init(
            parts.compactMap { part in
                switch part {
                case .string(let name): .key(name)
                case .number(let index): Int(exactly: index).map { .index($0) }
                default: nil
                }
            })
    }
}

extension ComponentOptions {
    fileprivate init(described: ValueObject, config: ComponentConfig) {
        self.init()
        multipleSlots = described["multipleSlots"]?.isTrue ?? false
        dynamicSlots = described["dynamicSlots"]?.isTrue ?? false
        virtualHost = described["virtualHost"]?.isTrue ?? false
        addGlobalClass = described["addGlobalClass"]?.isTrue ?? false
        var isolation = config.styleIsolation
        if case .string(let given)? = described["styleIsolation"] { isolation = given }
        styleIsolation = isolation.flatMap(StyleIsolation.init)
    }
}

extension ValueObject {
    fileprivate func list(_ name: String) -> [Value] {
        if case .array(let list)? = self[name] { list } else { [] }
    }

    fileprivate func strings(_ name: String) -> [String] {
        list(name).compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}

extension Value {
    /// The members, if this is an object.
    var members: ValueObject? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The number, if this is a whole one.
    fileprivate var index: Int? {
        if case .number(let number) = self { Int(exactly: number) } else { nil }
    }

    /// Whether this is `true`.
    var isTrue: Bool {
        if case .bool(true) = self { true } else { false }
    }
}
