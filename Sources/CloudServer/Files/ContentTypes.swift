/// The content types of files that are shown as what they are; all others are bytes.
enum ContentTypes {
    static let byEnding = [
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
        "bmp": "image/bmp", "svg": "image/svg+xml", "mp3": "audio/mpeg", "wav": "audio/wav", "mp4": "video/mp4",
        "txt": "text/plain; charset=utf-8", "json": "application/json", "pdf": "application/pdf",
    ]
}
