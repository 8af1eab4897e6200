import Bridge
import Values

/// A mini-program's storage for one user: keys and values, all in memory, written through to a file.
final class Storage {
    /// What a key and a value may take, in bytes.
    static let entryLimit = 1_048_576
    /// What all keys and values may take, in bytes.
    static let totalLimit = 10 * 1_048_576

    /// A stored value: as text until someone reads it.
    private struct Entry {
        var text: String
        var value: Value?
        var size: Int
    }

    private let place: HostAPI.DataPlace
    private let appID: String
    private var entries: [String: Entry] = [:]
    /// The keys in the order in which they were first set.
    private var order: [String] = []
    private var total = 0
    private var store: StorageFile?
    private var isOpen = false
    /// Whoever watches; nil is nobody.
    var onChange: ((StorageRecord) -> Void)?
    /// Whoever wants to know that more bytes were to be kept than there may be.
    var onQuota: ((Int) -> Void)?

    /// A storage that opens its file when it is first used.
    init(place: HostAPI.DataPlace, appID: String) {
        self.place = place
        self.appID = appID
    }

    /// The keys, oldest first.
    func keys() throws(StorageError) -> [String] {
        try open()
        return order
    }

    /// Every key with its text, oldest first.
    func told() throws(StorageError) -> [StorageRecord.Entry] {
        try open()
        return order.compactMap { key in entries[key].map { Self.told(key, $0) } }
    }

    private static func told(_ key: String, _ entry: Entry) -> StorageRecord.Entry {
        StorageRecord.Entry(key: key, text: entry.text, size: entry.text.utf8.count)
    }

    /// The size of all keys and values, in bytes.
    func size() throws(StorageError) -> Int {
        try open()
        return total
    }

    /// The value of a key; nil if there is none. Parsed once.
    func value(_ key: String) throws(StorageError) -> Value? {
        try open()
        guard let entry = entries[key] else { return nil }
        if let value = entry.value { return value }
        let value: Value
        do throws(JSONError) {
            value = try ExtendedJSON.parse(entry.text)
        } catch {
            throw .unreadable("the value of \"\(key)\" is broken: \(error)")
        }
        entries[key]?.value = value
        return value
    }

    /// Sets several keys, or none if one does not fit.
    func set(_ pairs: [(key: String, value: Value)]) throws(StorageError) {
        try open()
        var added: [(key: String, entry: Entry)] = []
        var size = total
        var sizes: [String: Int] = [:]
        for (key, value) in pairs {
            let kept = Self.kept(value)
            let text = ExtendedJSON.string(kept)
            let entry = Entry(text: text, value: kept, size: key.utf8.count + text.utf8.count)
            guard entry.size <= Self.entryLimit else { throw .entryLimit }
            size += entry.size - (sizes[key] ?? entries[key]?.size ?? 0)
            sizes[key] = entry.size
            added.append((key, entry))
        }
        guard size <= Self.totalLimit else {
            onQuota?(size)
            throw .quota
        }
        try openFile()?.write(added.map { ($0.key, $0.entry.text) })
        for (key, entry) in added {
            if entries.updateValue(entry, forKey: key) == nil { order.append(key) }
            onChange?(.set(Self.told(key, entry)))
        }
        total = size
    }

    /// Removes a key, if it is there.
    func remove(_ key: String) throws(StorageError) {
        try open()
        guard let entry = entries[key] else { return }
        try openFile()?.remove(key)
        entries[key] = nil
        order.removeAll { $0 == key }
        total -= entry.size
        onChange?(.removed(key: key))
    }

    /// Removes every key.
    func clear() throws(StorageError) {
        try open()
        if hasFile { try openFile()?.clear() }
        entries = [:]
        order = []
        total = 0
        onChange?(.cleared)
    }

    private func open() throws(StorageError) {
        guard !isOpen else { return }
        if hasFile, let file = try openFile() {
            for (key, text) in try file.all() {
                let size = key.utf8.count + text.utf8.count
                entries[key] = Entry(text: text, value: nil, size: size)
                order.append(key)
                total += size
            }
        }
        isOpen = true
    }

    /// The user's folder; nil where nothing is kept.
    private var folder: String? {
        guard case .folder(let folder, let user) = place else { return nil }
        return "\(folder)/\(appID)/\(DataFolder.name(for: user))"
    }

    /// Whether there is anything to read: the file is made by the first write.
    private var hasFile: Bool { store != nil || folder.map(StorageFile.exists) == true }

    private func openFile() throws(StorageError) -> StorageFile? {
        if store == nil, let folder { store = try StorageFile(folder: folder) }
        return store
    }

    /// A value as the platform keeps it: primitives and dates as they are, all else as JSON.
    private static func kept(_ value: Value) -> Value {
        switch value {
        case .undefined, .null, .bool, .number, .string, .date: return value
        case .array, .object, .binary, .opaque:
            guard let text = JSON.bytes(value) else { return .undefined }
            do throws(JSONError) {
                return try JSON.parse(text)
            } catch {
                return .undefined  // Nested deeper than JSON is read: as if it could not be written.
            }
        }
    }
}

/// Why storage did not do what was asked.
enum StorageError: Error, Hashable {
    /// One key and its value take more than 1 MB.
    case entryLimit
    /// All of them would take more than 10 MB.
    case quota
    /// The file cannot be opened or written, for this reason.
    case unreadable(String)

    /// What `errMsg` says behind the member's name.
    var hostError: HostError {
        switch self {
        case .entryLimit: HostError("fail:entry size limit reached")
        case .quota: HostError("fail:quota reached")
        case .unreadable(let reason): HostError("fail \(reason)")
        }
    }
}
