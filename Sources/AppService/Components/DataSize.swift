import Values

/// How much data one setData may bring.
enum DataSize {
    /// The platform's limit, in bytes of JSON.
    static let limit = 1024 * 1024

    /// About how many bytes of JSON these values are.
    static func bytes(of values: [Value]) -> Int {
        var count = 0
        for value in values { add(value, to: &count) }
        return count
    }

    private static func add(_ value: Value, to count: inout Int) {
        switch value {
        case .undefined, .opaque: break
        case .null, .bool: count += 4
        case .number(let number): count += number == number.rounded() && abs(number) < 1000 ? 3 : 8
        case .string(let text): count += text.utf8.count + 2
        case .date: count += 26
        case .binary(let bytes): count += bytes.count
        case .array(let elements):
            count += 2 + elements.count
            for element in elements { add(element, to: &count) }
        case .object(let members):
            count += 2
            for (key, value) in members {
                count += key.utf8.count + 4
                add(value, to: &count)
            }
        }
    }
}
