import Values

/// Reads the options of file calls.
extension ValueObject {
    /// A text that was checked to be one.
    func text(_ name: String) -> String { string(name) ?? "" }

    /// The encoding; nil if none is named.
    func encoding(_ name: String = "encoding") throws(FileError) -> FileEncoding? {
        guard let name = string(name), !name.isEmpty else { return nil }
        guard let encoding = FileEncoding(name: name) else { throw FileError(.invalidArgument, "encoding \(name)") }
        return encoding
    }

    /// What is to be written: a text in the encoding that is named, or a buffer.
    func bytes(_ name: String) throws(FileError) -> [UInt8] {
        switch self[name] ?? .undefined {
        case .binary(let bytes): return bytes
        case .string(let text):
            guard let bytes = (try encoding() ?? .utf8).bytes(text) else { throw FileError(.base64) }
            return bytes
        case let other: throw FileError(wrong: name, "String or ArrayBuffer", other)
        }
    }

    /// A whole number that counts bytes; nil if there is none.
    func count(_ name: String, _ reason: FileError.Reason) throws(FileError) -> Int? {
        guard case .number(let number)? = self[name] else { return nil }
        guard let count = Int(exactly: number), count >= 0, count <= 4_294_967_296 else { throw FileError(reason) }
        return count
    }

    /// The part of a file that is to be read.
    var span: FileSpan {
        func number(_ name: String) -> Double? {
            if case .number(let number)? = self[name] { number } else { nil }
        }
        return FileSpan(position: number("position"), length: number("length"))
    }

    /// The entries of an archive that are to be read; nil for all.
    func zipRequests() throws(FileError) -> [ZipRequest]? {
        switch self["entries"] ?? .undefined {
        case .string("all"): return nil
        case .array(let elements):
            var requests: [ZipRequest] = []
            for (index, element) in elements.enumerated() {
                guard case .object(let object) = element, let path = object.string("path") else {
                    throw FileError(wrong: "entries[\(index)].path", "String", element.member("path"))
                }
                requests.append(ZipRequest(path: path, encoding: try object.encoding(), span: object.span))
            }
            return requests
        case let other: throw FileError(wrong: "entries", "Array or \"all\"", other)
        }
    }
}
