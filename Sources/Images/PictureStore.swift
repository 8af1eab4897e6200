package import Cells
import Dispatch

/// Pictures as cells, made when somebody first wants to see them, elsewhere than on the main actor, and kept for the next
/// frame. What is kept is bounded: the longest unseen goes first.
@MainActor
package final class PictureStore {
    /// Which part of which picture, in how many cells.
    package struct Request: Hashable, Sendable {
        /// What tells this picture from others: its address.
        package var source: String
        package var columns: Int
        package var rows: Int
        /// The part that is shown, in ten-thousandths of the picture.
        package var left = 0
        package var top = 0
        package var right = 10_000
        package var bottom = 10_000

        package init(source: String, columns: Int, rows: Int) {
            self.source = source
            self.columns = columns
            self.rows = rows
        }
    }

    /// Where the bytes of a picture are.
    package enum Origin: Sendable {
        case bytes([UInt8])
        /// A file, by its path on this machine.
        case file(String)
    }

    /// What there is to be seen.
    package enum Answer {
        case ready(CellPicture)
        /// It is being made.
        case pending
        case failed(PictureError)
    }

    /// Cells kept at most, a megabyte for 60,000.
    private static let mostCells = 300_000
    /// Bytes of pixels kept at most.
    private static let mostPixels = 24 * 1_048_576

    /// The colours of the terminal; another depth makes every picture anew.
    package var depth: ColorDepth {
        didSet { if depth != oldValue { pictures = Cache(limit: Self.mostCells) } }
    }
    /// How pictures are encoded beside their cells; nil where the terminal shows cells alone.
    package var pixelFormat: PixelFormat? {
        didSet { if pixelFormat != oldValue { pictures = Cache(limit: Self.mostCells) } }
    }
    /// Whether pictures are made at once, so that a headless run is the same each time.
    package var isImmediate = false

    private var pictures = Cache<Request, CellPicture>(limit: mostCells)
    private var pixels = Cache<BitmapKey, Bitmap>(limit: mostPixels)
    private var failures: [String: PictureError] = [:]
    private var pending: [Request: [@MainActor () -> Void]] = [:]
    private let queue = DispatchQueue(label: "termina.pictures", qos: .userInitiated)

    private struct BitmapKey: Hashable {
        var source: String
        var side: Int
    }

    package init(depth: ColorDepth) { self.depth = depth }

    /// Forgets what is known of a picture: its file may be another one.
    package func forget(_ source: String) {
        failures[source] = nil
        pictures.remove { $0.source == source }
        pixels.remove { $0.source == source }
    }

    /// A picture in cells, or the promise to call back when that is worth asking again.
    package func picture(
        _ request: Request, from origin: @MainActor () -> Origin?, whenReady: @escaping @MainActor () -> Void
    ) -> Answer {
        if let picture = pictures[request] { return .ready(picture) }
        if let failure = failures[request.source] { return .failed(failure) }
        guard request.columns > 0, request.rows > 0 else { return .pending }
        if pending[request] != nil {
            pending[request]?.append(whenReady)
            return .pending
        }
        let key = BitmapKey(source: request.source, side: Self.side(for: request))
        let known = pixels[key]
        guard let origin = known == nil ? origin() : .bytes([]) else {
            failures[request.source] = .broken("there is no such file")
            return .failed(.broken("there is no such file"))
        }
        let (depth, side, format) = (depth, key.side, pixelFormat)
        if isImmediate {
            take(Self.make(request, known, origin, side, depth, format), request, key)
            return picture(request, from: { nil }, whenReady: whenReady)
        }
        pending[request] = [whenReady]
        queue.async { [weak self] in
            let result = Self.make(request, known, origin, side, depth, format)
            DispatchQueue.main.async {
                MainActor.assumeIsolated {
                    guard let self else { return }
                    if self.depth == depth, self.pixelFormat == format { self.take(result, request, key) }
                    for ready in self.pending.removeValue(forKey: request) ?? [] { ready() }
                }
            }
        }
        return .pending
    }

    private typealias Made = Result<(CellPicture, Bitmap), PictureError>

    private func take(_ result: Made, _ request: Request, _ key: BitmapKey) {
        switch result {
        case .success((let picture, let found)):
            // A cell takes sixteen bytes.
            let cost = picture.cells.count + (picture.pixels?.code.count ?? 0) / 16
            pictures.add(picture, for: request, cost: cost)
            pixels.add(found, for: key, cost: found.rgba.count)
        case .failure(let error): failures[request.source] = error
        }
    }

    /// How many pixels are worth decoding: eight for a cell's side, in steps so that near sizes share them.
    private static func side(for request: Request) -> Int {
        let width = request.columns * 8 * 10_000 / max(1, request.right - request.left)
        let height = request.rows * 16 * 10_000 / max(1, request.bottom - request.top)
        var side = 64
        while side < max(width, height), side < 1024 { side *= 2 }
        return side
    }

    private nonisolated static func make(
        _ request: Request, _ known: Bitmap?, _ origin: Origin, _ side: Int, _ depth: ColorDepth,
        _ format: PixelFormat?
    ) -> Made {
        do throws(PictureError) {
            let pixels: Bitmap
            if let known {
                pixels = known
            } else {
                let bytes: [UInt8] =
                    switch origin {
                    case .bytes(let bytes): bytes
                    case .file(let path): try PictureFile.read(path)
                    }
                pixels = try PictureDecoder.decode(bytes, longestSide: side).pixels
            }
            let part = pixels.cropped(
                x: pixels.width * request.left / 10_000, y: pixels.height * request.top / 10_000,
                width: pixels.width * (request.right - request.left) / 10_000,
                height: pixels.height * (request.bottom - request.top) / 10_000)
            var picture = try CellPicture(part, columns: request.columns, rows: request.rows, depth: depth)
            picture.pixels = try format?.encode(part, columns: request.columns, rows: request.rows)
            return .success((picture, pixels))
        } catch {
            return .failure(error)
        }
    }
}
