import Bridge
import Images
import Values

/// Pictures: `getImageInfo`, `compressImage`, `cropImage`, `editImage`, `previewImage`, `previewMedia`,
/// `saveImageToPhotosAlbum` and `saveVideoToPhotosAlbum`, `getVideoInfo`, and where the shell finds those that a page shows.
struct PictureAPI {
    let files: FilePlaces
    let worker: FileWorker
    let locator: PictureLocator

    /// The members of this family.
    var functions: [HostFunction] {
        [locate, pixels, info, compress, crop, edit, preview, previewMedia, save, saveVideo, videoInfo]
    }

    /// What the members answer, for `canIUse`.
    static let results: [String: Value] = [
        "getImageInfo": ["width": 0, "height": 0, "path": "", "orientation": "", "type": ""],
        "compressImage": ["tempFilePath": ""], "cropImage": ["tempFilePath": ""],
        "editImage": ["tempFilePath": ""],
        "getVideoInfo": ["duration": 0, "size": 0, "height": 0, "width": 0, "type": "", "orientation": ""],
    ]

    private static let source = HostParameter("src", .string)

    /// For the shell alone: the path on this machine of a picture that a page shows.
    private var locate: HostFunction {
        HostFunction(
            "image.locate",
            .asynchronous { options, context, reply in
                locator.locate(options.text("src"), context, checksDomain: false) { result in
                    reply(
                        result.flatMap { found in files.diskPath(found.path).mapError(\.hostError) }.map { path in
                            ValueObject([("path", .string(path))])
                        })
                }
            })
    }

    /// For canvases alone: the pixels of a picture wherever it is, red, green, blue and alpha of each.
    private var pixels: HostFunction {
        HostFunction(
            "image.pixels",
            .asynchronous { options, context, reply in
                decode(options.text("src"), context, longestSide: 2048, reply) { picture, _ in
                    ValueObject([
                        ("width", .number(Double(picture.pixels.width))),
                        ("height", .number(Double(picture.pixels.height))), ("pixels", .binary(picture.pixels.rgba)),
                    ])
                }
            })
    }

    private var info: HostFunction {
        HostFunction(
            "getImageInfo", parameters: [Self.source],
            .asynchronous { options, context, reply in
                let source = options.text("src")
                decode(source, context, longestSide: 16, reply) { picture, path in
                    let isLocal = path.contains("://")
                    return ValueObject([
                        ("width", .number(Double(picture.width))), ("height", .number(Double(picture.height))),
                        ("path", .string(isLocal || path.isEmpty ? path : Self.packagePath(path))),
                        ("orientation", .string(Self.orientations[picture.orientation - 1])),
                        ("type", .string(Self.type(picture.format))),
                    ])
                }
            })
    }

    private var compress: HostFunction {
        HostFunction(
            "compressImage",
            parameters: [
                Self.source, HostParameter("quality", .number, required: false),
                HostParameter("compressedWidth", .number, required: false),
                HostParameter("compressedHeight", .number, required: false),
            ],
            .asynchronous { options, context, reply in
                let quality = Int(max(0, min(100, options.number("quality") ?? 80)))
                let width = options.number("compressedWidth")
                let height = options.number("compressedHeight")
                change(options.text("src"), context, quality: quality, reply) { picture in
                    let (old, tall) = (Double(picture.width), Double(picture.height))
                    guard width != nil || height != nil else { return picture }
                    let wide = width ?? (height ?? tall) / tall * old
                    let high = height ?? wide / old * tall
                    return picture.scaled(width: Self.side(wide), height: Self.side(high))
                }
            })
    }

    private var crop: HostFunction {
        HostFunction(
            "cropImage", parameters: [Self.source, HostParameter("cropScale", .string)],
            .asynchronous { options, context, reply in
                let parts = options.text("cropScale").split(separator: ":").compactMap { Double($0) }
                let known = ["16:9", "9:16", "4:3", "3:4", "5:4", "4:5", "1:1"]
                guard known.contains(options.text("cropScale")), parts.count == 2 else {
                    return context.after(milliseconds: 0) { reply(.failure(HostError("fail invalid cropScale"))) }
                }
                let scale = parts[0] / parts[1]
                change(options.text("src"), context, quality: 92, reply) { picture in
                    let width = min(Double(picture.width), Double(picture.height) * scale)
                    let height = width / scale
                    return picture.cropped(
                        x: (picture.width - Int(width)) / 2, y: (picture.height - Int(height)) / 2, width: Int(width),
                        height: Int(height))
                }
            })
    }

    private var edit: HostFunction {
        HostFunction(
            "editImage", parameters: [Self.source],
            .asynchronous { options, context, reply in
                let source = options.text("src")
                // What is no picture is refused before anybody works on it.
                decode(
                    source, context, longestSide: 16,
                    { result in
                        if case .failure = result { return reply(result) }
                        PictureEdit.ask(context) { edits in
                            guard let edits else { return reply(.failure(HostError("fail cancel"))) }
                            change(source, context, quality: 92, reply) { picture in
                                edits.reduce(picture) { $1.apply(to: $0) }
                            }
                        }
                    }, { _, _ in ValueObject() })
            })
    }

    private var videoInfo: HostFunction {
        HostFunction(
            "getVideoInfo", parameters: [Self.source],
            .asynchronous { [files] options, context, reply in
                let path = options.text("src")
                worker.run(
                    context,
                    { () throws(HostError) in
                        do throws(FileError) {
                            let file = try files.read(path)
                            let size = Double(try file.size())
                            let film = MovieHeader.info(file)
                            guard film.width > 0 else { throw FileError(.inputOutput, "open", path) }
                            let bits = film.duration > 0 ? (size * 8 / 1000 / film.duration).rounded() : 0
                            return ValueObject(
                                film.members + [
                                    ("size", .number((size / 1024).rounded())), ("bitrate", .number(bits)),
                                    ("type", .string(FileType.suffix(of: path))), ("orientation", "up"),
                                ])
                        } catch {
                            throw error.hostError
                        }
                    }, answer: reply)
            })
    }

    private var preview: HostFunction {
        HostFunction(
            "previewImage",
            parameters: [HostParameter("urls", .array), HostParameter("showmenu", .boolean, required: false)],
            .asynchronous { options, context, reply in
                let urls = Self.texts(options["urls"])
                var current = 0
                if let wanted = options.string("current") { current = urls.firstIndex(of: wanted) ?? 0 }
                if let index = options.index("current", below: urls.count) { current = index }
                show(urls, current, context, reply)
            })
    }

    private var previewMedia: HostFunction {
        HostFunction(
            "previewMedia",
            parameters: [HostParameter("sources", .array), HostParameter("current", .number, required: false)],
            .asynchronous { options, context, reply in
                var urls: [String] = []
                if case .array(let sources)? = options["sources"] {
                    for source in sources {
                        let isVideo = source.member("type").toString() == "video"
                        let shown = isVideo ? source.member("poster") : source.member("url")
                        if case .string(let url) = shown { urls.append(url) }
                    }
                }
                show(urls, options.index("current", below: urls.count) ?? 0, context, reply)
            })
    }

    private func show(_ urls: [String], _ current: Int, _ context: any HostContext, _ reply: @escaping HostReply) {
        guard !urls.isEmpty else {
            let error = HostError("fail parameter error: parameter.urls should have at least 1 item;")
            return context.after(milliseconds: 0) { reply(.failure(error)) }
        }
        context.ask(.pictures(PictureGallery(sources: urls, current: current))) { _ in reply(.success(ValueObject())) }
    }

    private var save: HostFunction { keeping("saveImageToPhotosAlbum", .image) }

    private var saveVideo: HostFunction { keeping("saveVideoToPhotosAlbum", .video) }

    private func keeping(_ name: String, _ type: FileType) -> HostFunction {
        HostFunction(
            name, parameters: [HostParameter("filePath", .string)],
            .asynchronous { options, context, reply in
                let path = options.text("filePath")
                if case .success = files.diskPath(path), FileType(name: path) != type {
                    return context.after(milliseconds: 0) { reply(.failure(HostError("fail invalid file type"))) }
                }
                context.askToKeep(path, files, reply, refusal: "fail auth deny") { .savePicture(path: $0) }
            })
    }

    // MARK: Work on pictures

    private typealias Decoded = PictureDecoder.Decoded

    private func decode(
        _ source: String, _ context: any HostContext, longestSide: Int, _ reply: @escaping HostReply,
        _ result: @escaping @Sendable (PictureDecoder.Decoded, String) throws(HostError) -> ValueObject
    ) {
        locator.locate(source, context, checksDomain: true) { [files, worker] located in
            switch located {
            case .failure(let error): reply(.failure(error))
            case .success(let found):
                let path = found.path
                worker.run(
                    context,
                    { () throws(HostError) in
                        let bytes: [UInt8]
                        do throws(FileError) { bytes = try files.read(path).readAll() } catch { throw error.hostError }
                        do throws(PictureError) {
                            let picture = try PictureDecoder.decode(bytes, longestSide: longestSide)
                            return try Self.mapped(picture, path, result)
                        } catch {
                            throw HostError("fail \(error.userMessage)")
                        }
                    }, answer: reply)
            }
        }
    }

    private static func mapped(
        _ picture: PictureDecoder.Decoded, _ path: String,
        _ result: (PictureDecoder.Decoded, String) throws(HostError) -> ValueObject
    ) throws(PictureError) -> ValueObject {
        do throws(HostError) { return try result(picture, path) } catch { throw .broken(error.message) }
    }

    private func change(
        _ source: String, _ context: any HostContext, quality: Int, _ reply: @escaping HostReply,
        _ change: @escaping @Sendable (Bitmap) -> Bitmap
    ) {
        let files = files
        decode(source, context, longestSide: 8192, reply) { picture, _ throws(HostError) in
            let isPNG = picture.format == "png"
            do throws(PictureError) {
                let bytes = try PictureEncoder.bytes(change(picture.pixels), isPNG ? .png : .jpeg(quality: quality))
                do throws(FileError) {
                    let made = try files.makeTemporary(extension: isPNG ? "png" : "jpg")
                    try made.file.write(bytes, at: 0)
                    return ValueObject([("tempFilePath", .string(made.path))])
                } catch {
                    throw PictureError.broken(error.hostError.message)
                }
            } catch {
                throw HostError("fail \(error.userMessage)")
            }
        }
    }

    private static let orientations = [
        "up", "up-mirrored", "down", "down-mirrored", "left-mirrored", "right", "right-mirrored", "left",
    ]

    private static func type(_ format: String) -> String {
        ["jpeg", "png", "gif", "tiff", "webp", "bmp"].contains(format) ? format : "unknown"
    }

    /// A path of the package as it is told: from the root, without a slash in front.
    private static func packagePath(_ path: String) -> String { path.hasPrefix("/") ? String(path.dropFirst()) : path }

    private static func side(_ length: Double) -> Int {
        length.isFinite ? Int(max(1, min(8192, length.rounded()))) : 1
    }

    private static func texts(_ value: Value?) -> [String] {
        guard case .array(let elements)? = value else { return [] }
        return elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
