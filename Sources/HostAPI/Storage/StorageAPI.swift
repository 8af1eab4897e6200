import Bridge
import Values

/// The storage family, asynchronous and synchronous: set, get, remove, clear, info, and the two that take several keys.
struct StorageAPI {
    private let storage: Storage

    init(_ storage: Storage) { self.storage = storage }

    /// The members of this family.
    var functions: [HostFunction] { asynchronous + batches + synchronous }

    private var asynchronous: [HostFunction] {
        let key = HostParameter("key", .string)
        return [
            // What `encrypt` asks for makes no difference here: the file belongs to the person.
            .immediate("setStorage", [key]) { [self] options, _ throws(HostError) in
                try set([(options.string("key") ?? "", options["data"] ?? .undefined)])
                return ValueObject()
            },
            .immediate("getStorage", [key]) { [self] options, _ throws(HostError) in
                guard let value = try get(options.string("key") ?? "") else { throw HostError("fail data not found") }
                return ValueObject([("data", value)])
            },
            .immediate("removeStorage", [key]) { [self] options, _ throws(HostError) in
                try remove(options.string("key") ?? "")
                return ValueObject()
            },
            .immediate("clearStorage") { [self] _, _ throws(HostError) in
                try clear()
                return ValueObject()
            },
            .immediate("getStorageInfo") { [self] _, _ throws(HostError) in try info() },
        ]
    }

    private var batches: [HostFunction] {
        [
            .immediate("batchSetStorage", [HostParameter("kvList", .array)]) { [self] options, _ throws(HostError) in
                try set(try pairs(options["kvList"]))
                return ValueObject()
            },
            .immediate("batchGetStorage", [HostParameter("keyList", .array)]) { [self] options, _ throws(HostError) in
                ValueObject([("dataList", .array(try values(options["keyList"])))])
            },
            .synchronous("batchSetStorageSync") { [self] arguments, _ throws(HostError) in
                try set(try pairs(arguments.first))
                return .undefined
            },
            .synchronous("batchGetStorageSync") { [self] arguments, _ throws(HostError) in
                .array(try values(arguments.first))
            },
        ]
    }

    private var synchronous: [HostFunction] {
        [
            .synchronous("setStorageSync") { [self] arguments, _ throws(HostError) in
                try set([(try Self.key(arguments.first), arguments.count > 1 ? arguments[1] : .undefined)])
                return .undefined
            },
            .synchronous("getStorageSync") { [self] arguments, _ throws(HostError) in
                try get(try Self.key(arguments.first)) ?? ""
            },
            .synchronous("removeStorageSync") { [self] arguments, _ throws(HostError) in
                try remove(try Self.key(arguments.first))
                return .undefined
            },
            .synchronous("clearStorageSync") { [self] _, _ throws(HostError) in
                try clear()
                return .undefined
            },
            .synchronous("getStorageInfoSync") { [self] _, _ throws(HostError) in .object(try info()) },
        ]
    }

    // MARK: Work

    private func set(_ pairs: [(key: String, value: Value)]) throws(HostError) {
        do throws(StorageError) { try storage.set(pairs) } catch { throw error.hostError }
    }

    private func get(_ key: String) throws(HostError) -> Value? {
        do throws(StorageError) { return try storage.value(key) } catch { throw error.hostError }
    }

    private func remove(_ key: String) throws(HostError) {
        do throws(StorageError) { try storage.remove(key) } catch { throw error.hostError }
    }

    private func clear() throws(HostError) {
        do throws(StorageError) { try storage.clear() } catch { throw error.hostError }
    }

    private func info() throws(HostError) -> ValueObject {
        do throws(StorageError) {
            let keys = try storage.keys()
            let size = try storage.size()
            return ValueObject([
                ("keys", .array(keys.map(Value.string))), ("currentSize", .number(Double((size + 1023) / 1024))),
                ("limitSize", .number(Double(Storage.totalLimit / 1024))),
            ])
        } catch {
            throw error.hostError
        }
    }

    private func pairs(_ list: Value?) throws(HostError) -> [(key: String, value: Value)] {
        guard case .array(let elements)? = list else { throw Self.mismatch("kvList", "Array", list) }
        var pairs: [(key: String, value: Value)] = []
        for (index, element) in elements.enumerated() {
            guard case .object(let pair) = element, let key = pair.string("key") else {
                throw Self.mismatch("kvList[\(index)].key", "String", element.member("key"))
            }
            pairs.append((key, pair["value"] ?? .undefined))
        }
        return pairs
    }

    private func values(_ list: Value?) throws(HostError) -> [Value] {
        guard case .array(let elements)? = list else { throw Self.mismatch("keyList", "Array", list) }
        var values: [Value] = []
        for (index, element) in elements.enumerated() {
            guard case .string(let key) = element else { throw Self.mismatch("keyList[\(index)]", "String", element) }
            values.append(try get(key) ?? "")
        }
        return values
    }

    private static func key(_ value: Value?) throws(HostError) -> String {
        guard case .string(let key)? = value else { throw mismatch("key", "String", value) }
        return key
    }

    private static func mismatch(_ name: String, _ type: String, _ value: Value?) -> HostError {
        HostError(
            "fail parameter error: parameter.\(name) should be \(type) instead of \((value ?? .undefined).typeName);")
    }
}

extension Value {
    /// The type's name in the platform's messages.
    var typeName: String {
        switch self {
        case .null: "Null"
        case .array: "Array"
        default: typeof.prefix(1).uppercased() + typeof.dropFirst()
        }
    }
}
