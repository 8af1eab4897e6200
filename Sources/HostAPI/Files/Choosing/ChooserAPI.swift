import Bridge
import Values

/// What lets the person choose files: `chooseImage`, `chooseMedia`, `chooseVideo`, `chooseMessageFile`.
struct ChooserAPI {
    private let chooser: FileChooser

    init(_ chooser: FileChooser) { self.chooser = chooser }

    /// The members of this family.
    var functions: [HostFunction] { [image, media, video, messageFile] }

    /// What the members answer, for `canIUse`.
    static let results: [String: Value] = [
        "chooseImage": ["tempFilePaths": [], "tempFiles": ["path": "", "size": 0]],
        "chooseMedia": [
            "tempFiles": [
                "tempFilePath": "", "size": 0, "duration": 0, "height": 0, "width": 0, "thumbTempFilePath": "",
                "fileType": "",
            ], "type": "",
        ],
        "chooseVideo": ["tempFilePath": "", "duration": 0, "size": 0, "height": 0, "width": 0],
        "chooseMessageFile": ["tempFiles": ["path": "", "size": 0, "name": "", "type": "", "time": 0]],
    ]

    private static let sources = HostParameter("sourceType", .array, required: false)
    private static let sizes = HostParameter("sizeType", .array, required: false)

    private func function(
        _ name: String, _ parameters: [HostParameter],
        _ request: @escaping (ValueObject) throws(HostError) -> FileRequest,
        _ result: @escaping @Sendable ([ChosenFile]) -> ValueObject
    ) -> HostFunction {
        HostFunction(
            name, parameters: parameters,
            .asynchronous { options, context, reply in
                do throws(HostError) {
                    chooser.choose(try request(options), context) { answer in reply(answer.map(result)) }
                } catch {
                    context.after(milliseconds: 0) { reply(.failure(error)) }
                }
            })
    }

    private var image: HostFunction {
        function(
            "chooseImage", [HostParameter("count", .number, required: false), Self.sizes, Self.sources],
            { options throws(HostError) in
                FileRequest(
                    kind: .images, count: try Self.count(options, most: 20, else: 9), hasCamera: Self.camera(options))
            },
            { files in
                ValueObject([
                    ("tempFilePaths", .array(files.map { .string($0.path) })),
                    ("tempFiles", .array(files.map { ["path": .string($0.path), "size": $0.sizeValue] })),
                ])
            })
    }

    private var media: HostFunction {
        function(
            "chooseMedia",
            [
                HostParameter("count", .number, required: false), HostParameter("mediaType", .array, required: false),
                Self.sources, Self.sizes, HostParameter("maxDuration", .number, required: false),
                HostParameter("camera", .string, required: false),
            ],
            { options throws(HostError) in
                let types = options.strings("mediaType") ?? ["image", "video"]
                let isMixed = types.contains("mix") || types.contains("image") && types.contains("video")
                let kind: FileRequest.Kind = isMixed ? .media : types.contains("video") ? .videos : .images
                return FileRequest(
                    kind: kind, count: try Self.count(options, most: 20, else: 9),
                    hasCamera: kind != .videos && Self.camera(options))
            },
            { files in
                let types = Set(files.map(\.type))
                let type = types.count > 1 ? "mix" : types.first?.rawValue ?? FileType.image.rawValue
                return ValueObject([
                    ("tempFiles", .array(files.map { .object($0.mediaValue) })), ("type", .string(type)),
                ])
            })
    }

    private var video: HostFunction {
        function(
            "chooseVideo",
            [
                Self.sources, HostParameter("compressed", .boolean, required: false),
                HostParameter("maxDuration", .number, required: false),
                HostParameter("camera", .string, required: false),
            ],
            { _ in FileRequest(kind: .videos, count: 1) },
            { files in
                guard let file = files.first else { return ValueObject() }
                return ValueObject(
                    [("tempFilePath", .string(file.path)), ("size", file.sizeValue)] + file.film.members)
            })
    }

    private var messageFile: HostFunction {
        function(
            "chooseMessageFile",
            [
                HostParameter("count", .number), HostParameter("type", .string, required: false),
                HostParameter("extension", .array, required: false),
            ],
            { options throws(HostError) in
                let kind: FileRequest.Kind
                switch options.string("type") ?? "all" {
                case "video": kind = .videos
                case "image": kind = .images
                case "file": kind = .others
                default: kind = .any
                }
                let wanted = options.strings("extension") ?? []
                if wanted.contains(where: \.isEmpty) {
                    throw HostError("fail parameter error: parameter.extension should not have empty strings;")
                }
                let plain = wanted.map { ($0.hasPrefix(".") ? String($0.dropFirst()) : $0).lowercased() }
                return FileRequest(
                    kind: kind, count: try Self.count(options, most: 100, else: 100),
                    extensions: kind == .others ? plain : [])
            },
            { files in ValueObject([("tempFiles", .array(files.map { .object($0.messageValue) }))]) })
    }

    private static func count(_ options: ValueObject, most: Int, else usual: Int) throws(HostError) -> Int {
        guard case .number(let number)? = options["count"] else { return usual }
        guard number >= 0, number == number.rounded() else {
            throw HostError("fail parameter error: parameter.count should be a whole number;")
        }
        return number < 1 ? usual : Int(min(number, Double(most)))
    }

    private static func camera(_ options: ValueObject) -> Bool {
        options.strings("sourceType")?.contains("camera") ?? true
    }
}

extension ValueObject {
    /// The texts of a list.
    fileprivate func strings(_ name: String) -> [String]? {
        guard case .array(let elements)? = self[name] else { return nil }
        return elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
