/// Members, as JavaScript's `a.b` and `a[b]` find them in data. What is not there is undefined, also of undefined and null,
/// where JavaScript throws and a template does not.
extension Value {
    /// The member of this name: of an object, an element or the length of an array or string, or undefined.
    package func member(_ key: String) -> Value {
        switch self {
        case .object(let object): object[key] ?? .undefined
        case .array(let elements):
            if let index = ValueObject.arrayIndex(key) {
                index < elements.count ? elements[Int(index)] : .undefined
            } else {
                key == "length" ? .number(Double(elements.count)) : .undefined
            }
        case .string(let string):
            if let index = ValueObject.arrayIndex(key) {
                Value.unit(of: string, at: Int(index))
            } else {
                key == "length" ? .number(Double(string.utf16.count)) : .undefined
            }
        case .binary(let bytes): key == "byteLength" ? .number(Double(bytes.count)) : .undefined
        case .undefined, .null, .bool, .number, .date, .opaque: .undefined
        }
    }

    /// The member that `a[key]` finds.
    package func member(at key: Value) -> Value {
        if case .number(let number) = key, let index = Int(exactly: number), index >= 0 {
            switch self {
            case .array(let elements): return index < elements.count ? elements[index] : .undefined
            case .string(let string): return Value.unit(of: string, at: index)
            default: break
            }
        }
        return member(key.toString())
    }

    /// The string of one UTF-16 code unit; half of a surrogate pair is U+FFFD.
    private static func unit(of string: String, at offset: Int) -> Value {
        let units = string.utf16
        guard let place = units.index(units.startIndex, offsetBy: offset, limitedBy: units.endIndex),
            place != units.endIndex
        else { return .undefined }
        return .string(String(decoding: CollectionOfOne(units[place]), as: UTF16.self))
    }
}
