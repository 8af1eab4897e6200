extension Value {
    /// The value at a path, or undefined.
    package func get(_ path: DataPath) -> Value {
        path.segments.reduce(self) { value, segment in value.get(segment) }
    }

    /// The value one step down, or undefined. Unlike `member`, only what objects and arrays hold.
    package func get(_ segment: DataPath.Segment) -> Value {
        switch (self, segment) {
        case (.object(let object), .key(let key)): object[key] ?? .undefined
        case (.object(let object), .index(let index)): object[String(index)] ?? .undefined
        case (.array(let elements), .index(let index)): elements.indices.contains(index) ? elements[index] : .undefined
        case (.array, .key(let key)): member(key)
        default: .undefined
        }
    }

    /// Sets the value at a path in place, in the time of the path's length if this value is the only one to hold its storage.
    ///
    /// As on the platform, a name needs an object and an index an array: whatever else is there is replaced by a new one. An
    /// array grows by undefined.
    /// - Returns: how many steps of the path lead to what changed: all of them, or fewer if something was replaced.
    @discardableResult
    package mutating func set(_ path: DataPath, to value: Value) -> Int {
        set(path.segments[...], value)
    }

    fileprivate mutating func set(_ path: ArraySlice<DataPath.Segment>, _ value: Value) -> Int {
        guard let first = path.first else {
            self = value
            return path.startIndex
        }
        switch first {
        case .key(let key):
            guard case .object(var object) = self else {
                self = .object(ValueObject())
                _ = set(path, value)
                return path.startIndex
            }
            // The object must have one owner while it is written.
            self = .undefined
            let depth = object.set(key, path.dropFirst(), value)
            self = .object(object)
            return depth
        case .index(let index):
            guard case .array(var elements) = self else {
                self = .array([])
                _ = set(path, value)
                return path.startIndex
            }
            guard index >= 0, index <= DataPath.maximumIndex else { return path.startIndex }
            self = .undefined
            if index >= elements.count {
                elements.append(contentsOf: repeatElement(.undefined, count: index + 1 - elements.count))
            }
            let depth = elements[index].set(path.dropFirst(), value)
            self = .array(elements)
            return depth
        }
    }
}

extension ValueObject {
    /// Sets the value at a path in place; see `Value.set`. A path that begins with an index does nothing.
    @discardableResult
    package mutating func set(_ path: DataPath, to value: Value) -> Int {
        guard case .key(let key) = path.segments.first else { return 0 }
        return set(key, path.segments.dropFirst(), value)
    }

    /// The value at a path, or undefined.
    package func get(_ path: DataPath) -> Value {
        guard case .key(let key) = path.segments.first, let root = self[key] else { return .undefined }
        return path.segments.dropFirst().reduce(root) { value, segment in value.get(segment) }
    }

    fileprivate mutating func set(_ key: String, _ path: ArraySlice<DataPath.Segment>, _ value: Value) -> Int {
        guard !path.isEmpty else {
            self[key] = value
            return path.startIndex
        }
        return withMember(key) { $0.set(path, value) }
    }
}
